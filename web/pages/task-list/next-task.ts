/** Which task of a case the person may do after the one just completed. Pure. */
import type { ApiSchemas } from '#generated/api-types.ts';
import type { CompletedTask } from '../../completed-task.ts';

/** One's own task before a free one of the group; never another person's. */
export function nextOfCase(
  tasks: readonly ApiSchemas['TaskRow'][],
  completed: Pick<CompletedTask, 'caseId' | 'taskId'>,
): ApiSchemas['TaskRow'] | undefined {
  const open = tasks.filter((task) => task.caseId === completed.caseId && task.id !== completed.taskId);
  return open.find((task) => task.mine) ?? open.find((task) => task.assignee === null);
}
