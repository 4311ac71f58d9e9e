/** The head of a unit, or who manages it, gives an open task to another colleague or back to its group (domain.md §6, «task list»). */
import { goesBack, isPersonal } from '#domain/access.ts';
import { DomainError } from '#domain/error.ts';
import type { RoleCode } from '#domain/roles.ts';
import { caseLane } from '#engine/commands.ts';
import { writeAudit } from '#store/audit-store.ts';
import { announce } from '#store/changes-store.ts';
import type { Transaction } from '#store/database.ts';
import { enqueue } from '#store/outbox-store.ts';
import { holdersOf, holdsPost } from '#store/people-store.ts';
import { passTaskOnRow, type TaskState, unitTask } from '#store/tasks-store.ts';

type Passing = { readonly taskId: string; readonly toUserId: string | null };

/** INVALID_INPUT: the colleague does not do such tasks, or the task belongs to one person. TASK_ALREADY_DONE: it was answered meanwhile. */
export async function passTaskOn(
  trx: Transaction,
  { taskId, toUserId }: Passing,
  { userId, now }: { readonly userId: string; readonly now: string },
): Promise<void> {
  const task = await passableTask(trx, taskId);
  if (toUserId === task.assignee) return;
  if (toUserId === null && !goesBack(task)) throw wrong('Задачу куратора нельзя вернуть группе: выберите сотрудника');
  if (
    toUserId !== null &&
    !(await holdersOf(trx, task.centreId, task.role as RoleCode)).some(({ id }) => id === toUserId)
  ) {
    throw wrong('У этого сотрудника нет роли, которой нужна задача');
  }
  if (!(await passTaskOnRow(trx, taskId, toUserId, now))) throw new DomainError('TASK_ALREADY_DONE');
  await tellEngine(trx, task, toUserId);
  const deed = { action: 'PASS_TASK_ON', subjectKind: 'task', subjectId: taskId, caseId: task.caseId };
  const details = { from: task.assignee, to: toUserId };
  await writeAudit(trx, { actorId: userId, actorKind: 'PERSON', ...deed, details });
  await announce(trx, ['tasks'], task.caseId);
}

/** The task, if the person may give it to others at all. A vote of the consilium is its member's own. */
export async function passableTask(trx: Transaction, taskId: string): Promise<TaskState> {
  const task = await unitTask(trx, taskId);
  if (!task) throw new DomainError('NOT_FOUND');
  const { centreId } = task;
  const gives = (await holdsPost(trx, centreId, 'unitHead')) || (await holdsPost(trx, centreId, 'manager'));
  if (!gives) throw new DomainError('FORBIDDEN');
  if (task.answered || task.state === 'COMPLETED') throw new DomainError('TASK_ALREADY_DONE');
  if (task.state === 'CANCELED') throw new DomainError('TASK_CANCELED');
  if (isPersonal(task)) throw wrong('Голос члена консилиума нельзя передать другому');
  return task;
}

async function tellEngine(trx: Transaction, { id, kind, caseId, centreId }: TaskState, toUserId: string | null) {
  if (kind !== 'ENGINE') return;
  const command = toUserId
    ? ({ type: 'assignTask', taskId: id, userId: toUserId } as const)
    : ({ type: 'unassignTask', taskId: id } as const);
  await enqueue(trx, caseLane(caseId), command, { caseId, centreId });
}

const wrong = (message: string): DomainError =>
  new DomainError('INVALID_INPUT', { fields: [{ path: 'userId', message }] });
