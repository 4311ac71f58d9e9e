import { findingsOfRule } from './run-lint.ts';

describe('user-task-has-form', () => {
  const findings = findingsOfRule('user-task-has-form');

  test('a task of the engine with a form is fine', () => {
    expect(findings.valid).toEqual([]);
  });

  test('a task without a form is refused', () => {
    expect(findings['invalid-no-form']).toEqual(['visit: У задачи человека нет формы']);
  });

  test('a task kept as a job is refused', () => {
    expect(findings['invalid-not-kept-by-engine']).toEqual([
      'visit: Задачу человека должен вести сам движок (zeebe:userTask)',
    ]);
  });
});
