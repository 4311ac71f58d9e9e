import { findingsOfRule } from './run-lint.ts';

describe('user-task-has-deadline-rule', () => {
  const findings = findingsOfRule('user-task-has-deadline-rule');

  test('a step and deadline codes are fine', () => {
    expect(findings.valid).toEqual([]);
  });

  test('a task without both is refused twice', () => {
    expect(findings['invalid-no-properties']).toEqual([
      'visit: У задачи человека нет правила срока',
      'visit: У задачи человека не указан шаг от 1 до 7',
    ]);
  });

  test('an eighth step and a word instead of a code are refused', () => {
    expect(findings['invalid-values']).toEqual([
      'visit: «soon» не похоже на код срока: нужна буква T и номер',
      'visit: У задачи человека не указан шаг от 1 до 7',
    ]);
  });
});
