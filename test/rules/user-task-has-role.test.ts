import { findingsOfRule } from './run-lint.ts';

describe('user-task-has-role', () => {
  const findings = findingsOfRule('user-task-has-role');

  test('several known roles are fine', () => {
    expect(findings.valid).toEqual([]);
  });

  test('an assignee alone is not enough', () => {
    expect(findings['invalid-no-role']).toEqual(['visit: У задачи человека нет роли']);
  });

  test('an unknown role is refused', () => {
    expect(findings['invalid-unknown-role']).toEqual(['visit: Роли «neighbour» нет в справочнике']);
  });
});
