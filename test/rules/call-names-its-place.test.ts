import { findingsOfRule } from './run-lint.ts';

const noPlace = ['consilium: Вызову нужно входное значение calledAt = "consilium"'];

describe('call-names-its-place', () => {
  const findings = findingsOfRule('call-names-its-place');

  test('a call that names its place is fine', () => {
    expect(findings.valid).toEqual([]);
  });

  test('a process that we do not have is refused', () => {
    expect(findings['invalid-unknown-process']).toEqual(['consilium: Вызываемого процесса «council» нет']);
  });

  test('a call without its place or with another is refused', () => {
    expect(findings['invalid-no-place']).toEqual(noPlace);
    expect(findings['invalid-other-place']).toEqual(noPlace);
  });

  test('a call that gives back everything is refused', () => {
    expect(findings['invalid-gives-back-all']).toEqual([
      'consilium: Вызов должен отдавать только названные выходные значения',
    ]);
  });
});
