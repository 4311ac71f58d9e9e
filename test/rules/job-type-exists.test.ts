import { findingsOfRule } from './run-lint.ts';

describe('job-type-exists', () => {
  const findings = findingsOfRule('job-type-exists');

  test('a job with a worker is fine', () => {
    expect(findings.valid).toEqual([]);
  });

  test('a job without a worker is refused', () => {
    expect(findings['invalid-unknown-type']).toEqual(['score: Для работы «guess-risk» нет исполнителя']);
  });

  test('a type taken from a variable is refused', () => {
    expect(findings['invalid-type-from-variable']).toEqual(['score: Для работы «=decision» нет исполнителя']);
  });

  test('a service task without a job is refused', () => {
    expect(findings['invalid-no-type']).toEqual(['score: У автоматической задачи не указан вид работы']);
  });
});
