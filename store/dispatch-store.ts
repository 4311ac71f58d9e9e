/** What the dispatcher asks of tasks and the mirror before it sends, and the tasks it leaves for people to sort out. */
import type { Knex } from 'knex';

export interface SendableTask {
  readonly taskKey: string | null;
  readonly epoch: string | null;
  readonly state: 'CREATED' | 'COMPLETED' | 'CANCELED';
}

export async function findSendableTask(db: Knex, taskId: string): Promise<SendableTask | undefined> {
  const row = await db('tasks').where({ id: taskId }).first('task_key', 'epoch', 'state');
  return row && { taskKey: row.task_key, epoch: row.epoch, state: row.state };
}

export interface InstancesToCancel {
  readonly keys: readonly string[];
  /** The seat was started in the engine's present epoch, and the mirror does not know its instance yet. */
  readonly awaited: boolean;
}

/** Running instances of a case up to this seat in the engine's present data, those that began before a restore included. */
export async function findInstancesToCancel(db: Knex, caseId: string, seat: number): Promise<InstancesToCancel> {
  const { rows } = await db.raw(
    `SELECT i.instance_key, i.state, i.seat, e.current FROM engine_instances i JOIN engine_epochs e ON e.id = i.epoch
     WHERE i.case_id = :caseId AND i.seat <= :seat AND i.deadline_id IS NULL AND i.part_id IS NULL AND i.parent_key IS NULL
       AND e.base_id = (SELECT base_id FROM engine_epochs WHERE current)`,
    { caseId, seat },
  );
  const instances: { instance_key: string; state: string; seat: number; current: boolean }[] = rows;
  const mirrored = instances.some((one) => one.current && one.seat === seat);
  return {
    keys: [...new Set(instances.filter((one) => one.state === 'ACTIVE').map((one) => one.instance_key))],
    awaited: !mirrored && (await wasStarted(db, caseId, seat)),
  };
}

/** Whether an epoch is a life of the data that the engine has now, restores included. */
export async function isPresentEngine(db: Knex, epoch: string): Promise<boolean> {
  const { rows } = await db.raw(
    `SELECT 1 FROM engine_epochs e JOIN engine_epochs c ON c.current AND c.base_id = e.base_id WHERE e.id = ?`,
    [epoch],
  );
  return rows.length > 0;
}

async function wasStarted(db: Knex, caseId: string, seat: number): Promise<boolean> {
  const { rows } = await db.raw(
    `SELECT 1 FROM outbox WHERE lane = 'case:' || :caseId AND state = 'DONE' AND command ->> 'type' = 'startCase'
       AND (command ->> 'seat')::int = :seat AND done_at >= (SELECT first_seen_at FROM engine_epochs WHERE current) LIMIT 1`,
    { caseId, seat },
  );
  return rows.length > 0;
}

export interface Attention {
  readonly caseId: string | null;
  readonly centreId: string | null;
  readonly payload: Readonly<Record<string, string>>;
}

/** A task for the case's curator, or for the head of the unit when there is none. */
export async function askForAttention(trx: Knex.Transaction, { caseId, centreId, payload }: Attention): Promise<void> {
  const found =
    caseId === null ? undefined : await trx('cases').where({ id: caseId }).first('curator_id', 'centre_id', 'step');
  await trx('tasks').insert({
    kind: 'ATTENTION',
    element_id: 'sortOut',
    form_id: 'sortOut',
    role: found?.curator_id ? 'caseCurator' : 'unitHead',
    assignee: found?.curator_id ?? null,
    case_id: caseId,
    centre_id: centreId ?? found?.centre_id ?? null,
    payload: JSON.stringify(payload),
    created_at: trx.raw('business_now()'),
  });
  await trx.raw(`SELECT pg_notify('changed', ?)`, [JSON.stringify({ kind: 'task', caseId })]);
}
