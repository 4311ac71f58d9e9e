import { findingsOfRule } from './run-lint.ts';

describe('conditional-flow-has-name', () => {
  const findings = findingsOfRule('conditional-flow-has-name');

  test('roads with Russian names are fine', () => {
    expect(findings.valid).toEqual([]);
  });

  test('a condition without a name is refused', () => {
    expect(findings['invalid-condition-without-name']).toEqual([
      'openedToRefused: У дороги по условию нет русской подписи',
    ]);
  });

  test('a default road with a foreign name is refused', () => {
    expect(findings['invalid-default-in-english']).toEqual(['openedToEnded: У дороги по условию нет русской подписи']);
  });
});
