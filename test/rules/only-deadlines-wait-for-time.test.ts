import { findingsOfRule } from './run-lint.ts';

const refused = ['waited: Времени ждёт только схема срока: сроки живут в таблице и могут двигаться'];

describe('only-deadlines-wait-for-time', () => {
  const findings = findingsOfRule('only-deadlines-wait-for-time');

  test('the timer of a deadline is fine', () => {
    expect(findings.valid).toEqual([]);
  });

  test('a timer elsewhere is refused, however deep', () => {
    expect(findings['invalid-timer']).toEqual(refused);
    expect(findings['invalid-inside-sub-process']).toEqual(refused);
  });
});
