/** A person's tasks: what the application itself writes about them (claims, answers) before the feed confirms it. */
import type { Transaction } from './database.ts';

export type TaskState = {
  readonly id: string;
  readonly kind: 'ENGINE' | 'ATTENTION';
  readonly caseId: string;
  /** Null in the main line of the case. */
  readonly partId: string | null;
  readonly centreId: string;
  readonly elementId: string;
  readonly formId: string;
  readonly processId: string | null;
  readonly release: number;
  readonly seat: number | null;
  readonly role: string;
  readonly assignee: string | null;
  readonly state: 'CREATED' | 'COMPLETED' | 'CANCELED';
  readonly answered: boolean;
  readonly createdAt: string;
  readonly payload: Readonly<Record<string, unknown>>;
};

type TaskRow = Record<string, unknown>;

function toTask(row: TaskRow): TaskState {
  return {
    id: row['id'] as string,
    kind: row['kind'] as TaskState['kind'],
    caseId: row['case_id'] as string,
    partId: row['part_id'] as string | null,
    centreId: row['centre_id'] as string,
    elementId: row['element_id'] as string,
    formId: row['form_id'] as string,
    processId: row['process_id'] as string | null,
    release: (row['release'] as number | null) ?? (row['case_release'] as number),
    seat: row['seat'] as number | null,
    role: row['role'] as string,
    assignee: row['assignee'] as string | null,
    state: row['state'] as TaskState['state'],
    answered: row['answered_at'] !== null,
    createdAt: new Date(row['created_at'] as string).toISOString(),
    payload: row['payload'] as TaskState['payload'],
  };
}

/** The task as this user may work on it, locked when asked; undefined when there is none for him. A lock passes over rows that are only seen. */
export async function findTask(trx: Transaction, taskId: string, lock: boolean): Promise<TaskState | undefined> {
  const query = trx('tasks').where({ id: taskId }).whereRaw("app_relation(case_id) IS DISTINCT FROM 'NUMBERS'");
  return known(trx, await (lock ? query.forUpdate() : query).first());
}

/** The task as whoever answers for its centre sees it, also who knows its case by the number only. */
export async function unitTask(trx: Transaction, taskId: string): Promise<TaskState | undefined> {
  return known(trx, await trx('tasks').where({ id: taskId }).first());
}

async function known(trx: Transaction, row: TaskRow | undefined): Promise<TaskState | undefined> {
  if (!row) return undefined;
  if (row['release'] !== null) return toTask(row);
  const owner = await trx('cases').where({ id: row['case_id'] }).first('release');
  return toTask({ ...row, case_release: owner?.release ?? 1 });
}

/** Gives the task to a person, or back to the group (null). */
export async function assignTaskRow(
  trx: Transaction,
  taskId: string,
  userId: string | null,
  at: string,
): Promise<void> {
  await trx('tasks')
    .where({ id: taskId })
    .update({ assignee: userId, claimed_at: userId ? at : null });
}

/** Gives an open task to a colleague, or to its group (null), whoever had it; false when it is not to be given so any more. */
export async function passTaskOnRow(
  trx: Transaction,
  taskId: string,
  toUserId: string | null,
  at: string,
): Promise<boolean> {
  const sql = 'SELECT pass_task_on(?, ?, ?) AS passed';
  const { rows } = await trx.raw<{ rows: { passed: boolean }[] }>(sql, [taskId, toUserId, at]);
  return rows[0]?.passed ?? false;
}

/** Notes the person's answer; the feed confirms it later. An attention task has no engine and is complete at once. A task stays with the absent colleague. */
export async function answerTaskRow(trx: Transaction, task: TaskState, userId: string, at: string): Promise<void> {
  const ended = task.kind === 'ATTENTION' ? { state: 'COMPLETED', ended_at: at } : {};
  await trx('tasks')
    .where({ id: task.id })
    .update({ answered_at: at, answered_by: userId, assignee: task.assignee ?? userId, ...ended });
}

/** Takes the open engine tasks of a case off the lists, because the case is seated anew, and what waits for its jobs to be mended. */
export async function withdrawEngineTasks(trx: Transaction, caseId: string, at: string): Promise<void> {
  await trx('tasks')
    .where({ case_id: caseId, state: 'CREATED' })
    .where((open) => void open.where({ kind: 'ENGINE' }).orWhereRaw("jsonb_exists(payload, 'jobKey')"))
    .update({ state: 'CANCELED', ended_at: at });
}
