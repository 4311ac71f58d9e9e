/** A live event renews what depends on it; a kind that this version does not know renews everything. */
import { keysOf, kindsOf } from '#web/live-updates.ts';
import { nextOfCase } from '#web/pages/task-list/next-task.ts';
import { nextRow } from '#web/pages/task-list/use-row-walk.ts';

test('known kinds name their resources, together', () => {
  expect([...(keysOf(['alarms', 'signals']) ?? [])]).toEqual(['alarms', 'signals']);
  expect(keysOf(['tasks'])?.has('case')).toBe(true);
});

test('an event names its kinds; one that names none means everything', () => {
  expect(kindsOf('{"kinds":["tasks","cases"],"caseId":"x"}')).toEqual(['tasks', 'cases']);
  expect(kindsOf('{}')).toEqual([]);
});

test('an unknown kind, or none, means everything', () => {
  expect(keysOf(['tasks', 'weather'])).toBeUndefined();
  expect(keysOf([])).toBeUndefined();
});

test('walking a list stays inside it', () => {
  expect([nextRow(-1, 1, 3), nextRow(-1, -1, 3), nextRow(2, 1, 3), nextRow(0, -1, 3), nextRow(0, 1, 3)]).toEqual([
    0, 2, 2, 0, 1,
  ]);
});

test('the next task of a case: one’s own before a free one, never another person’s, never the one just done', () => {
  type Task = Parameters<typeof nextOfCase>[0][number];
  const task = (id: string, part: Partial<Task>) =>
    ({ id, caseId: 'case', mine: false, assignee: null, ...part }) as Task;
  const done = { caseId: 'case', taskId: 'done' };
  const others = [task('done', { mine: true }), task('busy', { assignee: { id: 'x', name: 'Другой' } })];
  expect(nextOfCase(others, done)).toBeUndefined();
  expect(nextOfCase([...others, task('free', {}), task('own', { mine: true })], done)?.id).toBe('own');
  expect(nextOfCase([...others, task('free', {}), task('elsewhere', { caseId: 'other', mine: true })], done)?.id).toBe(
    'free',
  );
});
