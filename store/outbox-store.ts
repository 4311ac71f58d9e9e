/**
 * The outbox: engine commands written in the transaction of the facts, sent by the dispatcher. The head of a lane is its
 * oldest row that is PENDING or REFUSED; only heads are sent, so a refused command holds back the later ones of its lane.
 */
import type { Knex } from 'knex';
import { askPrepared } from './database.ts';

/** Plain data; what the types mean is the engine room's business. */
export type OutboxCommand = Readonly<Record<string, unknown>> & { readonly type: string };

const rowsAtOnce = 1_000;

export interface OutboxRow {
  readonly id: string;
  readonly lane: string;
  readonly caseId: string | null;
  readonly centreId: string | null;
  readonly command: OutboxCommand;
  readonly attempts: number;
}

export interface OutboxPlace {
  readonly caseId: string | null;
  readonly centreId: string | null;
}

/** The row gets its id after the lock is held: the subquery is not merged into the insert. */
const ENQUEUE = `INSERT INTO outbox (lane, case_id, centre_id, command)
  SELECT ?::text, ?::uuid, ?::text, ?::jsonb FROM (SELECT pg_advisory_xact_lock(hashtextextended(?, 7)) OFFSET 0) held
  RETURNING pg_notify('outbox', '')`;

/**
 * Adds a command at the end of its lane. Writers of one case wait for each other until they commit, so the order of ids is
 * the order of commits; the lock belongs to the case, not to the lane, so two lanes of a case cannot deadlock.
 */
export async function enqueue(
  trx: Knex.Transaction,
  lane: string,
  command: OutboxCommand & Readonly<Record<string, unknown>>,
  { caseId, centreId }: OutboxPlace,
): Promise<void> {
  await askPrepared(trx, 'enqueue', ENQUEUE, [lane, caseId, centreId, JSON.stringify(command), caseId ?? lane]);
}

/** Adds many commands, each to the lane of a row that this transaction has locked: nobody else writes to these lanes meanwhile. */
export async function enqueueAll(
  trx: Knex.Transaction,
  entries: readonly (OutboxPlace & { readonly lane: string; readonly command: OutboxCommand })[],
): Promise<void> {
  const rows = entries.map(({ lane, caseId, centreId, command }) => ({
    lane,
    case_id: caseId,
    centre_id: centreId,
    command: JSON.stringify(command),
  }));
  for (let at = 0; at < rows.length; at += rowsAtOnce) await trx('outbox').insert(rows.slice(at, at + rowsAtOnce));
  await trx.raw(`SELECT pg_notify('outbox', '')`);
}

/** Locks and returns one head that is due; another dispatcher skips it until this transaction ends. */
export async function claimHead(trx: Knex.Transaction): Promise<OutboxRow | undefined> {
  const { rows } = await trx.raw(`
    SELECT o.id, o.lane, o.case_id, o.centre_id, o.command, o.attempts FROM outbox o
    WHERE o.state = 'PENDING' AND o.next_attempt_at <= clock_timestamp()
      AND NOT EXISTS (SELECT 1 FROM outbox e WHERE e.lane = o.lane AND e.id < o.id AND e.state IN ('PENDING', 'REFUSED'))
    ORDER BY o.next_attempt_at, o.id LIMIT 1 FOR UPDATE OF o SKIP LOCKED`);
  const row = rows[0];
  return row && toRow(row);
}

/** True when nothing waits to be sent; a refused row waits for a person and does not count. */
export async function isOutboxDrained(db: Knex): Promise<boolean> {
  const { rows } = await db.raw(`SELECT 1 FROM outbox o WHERE o.state = 'PENDING'
    AND NOT EXISTS (SELECT 1 FROM outbox e WHERE e.lane = o.lane AND e.id < o.id AND e.state = 'REFUSED') LIMIT 1`);
  return rows.length === 0;
}

type EndState = 'DONE' | 'REFUSED' | 'CANCELLED' | 'SUPERSEDED';

/** Writes how sending ended; REFUSED stays the head of its lane. */
export async function endSending(
  trx: Knex.Transaction,
  id: string,
  state: EndState,
  errorCode: string | null = null,
): Promise<void> {
  await trx('outbox')
    .where({ id })
    .update({ state, error_code: errorCode, done_at: trx.fn.now(), attempts: trx.raw('attempts + 1') });
}

/** Leaves the command at the head of its lane and tries again after the given time. */
export async function sendLater(trx: Knex.Transaction, id: string, waitMs: number, errorCode: string): Promise<void> {
  await trx('outbox')
    .where({ id })
    .update({
      attempts: trx.raw('attempts + 1'),
      error_code: errorCode,
      next_attempt_at: trx.raw(`clock_timestamp() + ? * interval '1 millisecond'`, [waitMs]),
    });
}

/** A person's answer to a refused command; false when it was already answered or may not be seen. */
export async function resolveRefused(
  trx: Knex.Transaction,
  outboxId: string,
  answer: 'retry' | 'skip',
): Promise<boolean> {
  const change =
    answer === 'retry'
      ? { state: 'PENDING', attempts: 0, next_attempt_at: trx.fn.now(), done_at: null }
      : { state: 'SKIPPED', done_at: trx.fn.now() };
  const changed = await trx('outbox').where({ id: outboxId, state: 'REFUSED' }).update(change);
  await trx.raw(`SELECT pg_notify('outbox', '')`);
  return changed === 1;
}

/** Takes the unsent commands of a lane out of the way when a case is seated anew; returns them in their order. */
export async function supersedeLane(trx: Knex.Transaction, lane: string): Promise<OutboxRow[]> {
  const rows: RawRow[] = await trx('outbox')
    .where({ lane })
    .whereIn('state', ['PENDING', 'REFUSED'])
    .orderBy('id')
    .forUpdate();
  const ids = rows.map((row) => row.id);
  await trx('outbox').whereIn('id', ids).update({ state: 'SUPERSEDED', done_at: trx.fn.now() });
  return rows.map(toRow);
}

interface RawRow {
  id: string;
  lane: string;
  case_id: string | null;
  centre_id: string | null;
  command: OutboxCommand;
  attempts: number;
}

const toRow = (row: RawRow): OutboxRow => ({
  id: row.id,
  lane: row.lane,
  caseId: row.case_id,
  centreId: row.centre_id,
  command: row.command,
  attempts: row.attempts,
});
