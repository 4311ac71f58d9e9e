/** A person takes a task of the group, or gives it back. A race is refused: the first one keeps the task. */
import { goesBack } from '#domain/access.ts';
import { DomainError } from '#domain/error.ts';
import { caseLane } from '#engine/commands.ts';
import { writeAudit } from '#store/audit-store.ts';
import { announce } from '#store/changes-store.ts';
import type { Transaction } from '#store/database.ts';
import { enqueue } from '#store/outbox-store.ts';
import { assignTaskRow, type TaskState } from '#store/tasks-store.ts';
import { openTask, replacedBy } from './complete-task.ts';

type Context = { readonly userId: string; readonly now: string };

/** Takes the task; taking one's own task again, or that of a colleague whom one replaces, changes nothing. TASK_NOT_YOURS: somebody was faster. */
export async function claimTask(trx: Transaction, taskId: string, { userId, now }: Context): Promise<TaskState> {
  const task = await openTask(trx, taskId, userId);
  if (task.assignee !== null) return task;
  await assign(trx, task, userId, { userId, now });
  return { ...task, assignee: userId };
}

/** Gives the task back to the group. */
export async function unclaimTask(trx: Transaction, taskId: string, { userId, now }: Context): Promise<TaskState> {
  const task = await openTask(trx, taskId, userId);
  if (task.assignee === null) return task;
  if (!goesBack(task)) throw new DomainError('FORBIDDEN');
  await assign(trx, task, null, { userId, now });
  return { ...task, assignee: null };
}

async function assign(
  trx: Transaction,
  task: TaskState,
  assignee: string | null,
  { userId, now }: Context,
): Promise<void> {
  await assignTaskRow(trx, task.id, assignee, now);
  const { caseId, centreId } = task;
  if (task.kind === 'ENGINE') {
    const command = assignee
      ? ({ type: 'assignTask', taskId: task.id, userId: assignee } as const)
      : ({ type: 'unassignTask', taskId: task.id } as const);
    await enqueue(trx, caseLane(caseId), command, { caseId, centreId });
  }
  const action = assignee ? 'CLAIM_TASK' : 'UNCLAIM_TASK';
  await writeAudit(trx, {
    actorId: userId,
    actorKind: 'PERSON',
    action,
    subjectKind: 'task',
    subjectId: task.id,
    caseId,
    onBehalfOf: await replacedBy(trx, task, userId),
  });
  await announce(trx, ['tasks'], caseId);
}
