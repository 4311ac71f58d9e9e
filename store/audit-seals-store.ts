/** The chain of seals over the audit: what waits for its seal, the links, and the head that is also kept outside the database. */
import { createHmac } from 'node:crypto';
import { derivedPassword, type Database, type Role, type Transaction } from './database.ts';
import { signatureOf } from './audit-store.ts';

/** One row of the audit as text, so that not a microsecond is lost on the way. */
export type SealedRow = {
  readonly id: string;
  readonly at: string;
  readonly actor_id: string | null;
  readonly actor_kind: string;
  readonly action: string;
  readonly subject_kind: string;
  readonly subject_id: string | null;
  readonly case_id: string | null;
  readonly outcome: string;
  readonly purpose: string | null;
  readonly on_behalf_of: string | null;
  readonly details: string | null;
  readonly centre_id: string | null;
  readonly written_by: string | null;
  readonly nonce: string | null;
  readonly signature: string | null;
};
/** The last link: its place in the chain and its digest. */
export type Head = { readonly position: number; readonly digest: string };
export const START: Head = { position: 0, digest: '' };
/** Rows of the time before rows were signed; only the first seals of a chain take them. */
export const BEFORE = 'BEFORE';

const writers: readonly Role[] = ['seven_app', 'seven_worker', 'seven_watchdog', 'seven_dispatcher', 'seven_sealer'];
const columns = `a.id, to_char(a.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US') AS at, a.actor_id, a.actor_kind, a.action,
  a.subject_kind, a.subject_id, a.case_id, a.outcome, a.purpose, a.on_behalf_of, a.details::text AS details, a.centre_id,
  a.written_by, a.nonce, a.signature`;

/** The installation's secret, and former ones under which older rows were sealed. */
export type Secrets = readonly [string, ...string[]];

/** The key of the chain, derived from the secret. */
export const sealKey = (secret: string): string => derivedPassword(secret, 'audit-seal');

/** The digest of the link that follows `before`; it covers every column of the row. */
export function linkOf(key: string, before: Head, row: SealedRow): Head {
  const position = before.position + 1;
  const { at, actor_id, actor_kind, action, subject_kind, subject_id, case_id, outcome } = row;
  const deed = [row.id, at, actor_id, actor_kind, action, subject_kind, subject_id, case_id, outcome];
  const more = [row.purpose, row.on_behalf_of, row.details, row.centre_id, row.written_by, row.nonce, row.signature];
  const text = JSON.stringify([position, before.digest, ...deed, ...more]);
  return { position, digest: createHmac('sha256', key).update(text).digest('hex') };
}

/** Whether a part of the application wrote the row. */
export function isSigned(secrets: Secrets, row: SealedRow): boolean {
  const writer = writers.find((role) => role === row.written_by);
  if (!writer || !row.nonce) return false;
  const signed = {
    nonce: row.nonce,
    actorId: row.actor_id,
    actorKind: row.actor_kind,
    action: row.action,
    subjectKind: row.subject_kind,
    subjectId: row.subject_id,
    outcome: row.outcome,
  };
  return secrets.some((secret) => row.signature === signatureOf(derivedPassword(secret, writer), signed));
}

/** One sealer at a time in the whole installation; false when another one is at work. */
export async function takeSealing(trx: Transaction): Promise<boolean> {
  const sql = "SELECT pg_try_advisory_xact_lock(hashtextextended('audit-seal', 0)) AS taken";
  const { rows } = await trx.raw<{ rows: { taken: boolean }[] }>(sql);
  return rows[0]?.taken ?? false;
}

/** `before` tells whether the chain has only sealed rows of the time before signatures so far. */
export async function lastSeal(db: Database | Transaction): Promise<Head & { readonly before: boolean }> {
  const row = await db('audit_seals as s')
    .leftJoin('audit_log as a', 'a.id', 's.audit_id')
    .orderBy('s.position', 'desc')
    .first('s.position', 's.digest', 'a.written_by');
  if (!row) return { ...START, before: true };
  return { position: Number(row.position), digest: row.digest as string, before: row.written_by === BEFORE };
}

export async function sealAt(db: Database | Transaction, position: number): Promise<Head | undefined> {
  const row = await db('audit_seals').where({ position }).first('digest');
  return row && { position, digest: row.digest as string };
}

/** Rows that wait for their seal, oldest first. Rows that nobody of the application signed wait for ever, for `verify` to name them. */
export async function unsealedRows(db: Database | Transaction, after: string, limit: number): Promise<SealedRow[]> {
  const { rows } = await db.raw<{ rows: SealedRow[] }>(
    `SELECT ${columns} FROM audit_unsealed q JOIN audit_log a ON a.id = q.audit_id WHERE q.audit_id > ?
     ORDER BY q.audit_id LIMIT ?`,
    [after, limit],
  );
  return rows;
}

/** Adds links and takes their rows out of the queue. */
export async function addSeals(
  trx: Transaction,
  links: readonly (Head & { readonly auditId: string })[],
): Promise<void> {
  await trx('audit_seals').insert(
    links.map(({ position, digest, auditId }) => ({ position, digest, audit_id: auditId })),
  );
  await trx('audit_unsealed')
    .whereIn(
      'audit_id',
      links.map(({ auditId }) => auditId),
    )
    .delete();
}

export type Link = {
  readonly position: number;
  readonly auditId: string;
  readonly digest: string;
  readonly row: SealedRow | null;
};

/** Links of the chain after a position, each with its row; null when the row is gone. */
export async function linksAfter(db: Database, position: number, limit: number): Promise<Link[]> {
  const { rows } = await db.raw<{ rows: (SealedRow & { position: string; sealed: string; digest: string })[] }>(
    `SELECT s.position, s.audit_id AS sealed, s.digest, ${columns} FROM audit_seals s LEFT JOIN audit_log a ON a.id = s.audit_id
     WHERE s.position > ? ORDER BY s.position LIMIT ?`,
    [position, limit],
  );
  return rows.map(({ position: place, sealed, digest, ...row }) => ({
    position: Number(place),
    auditId: sealed,
    digest,
    row: row.id === null ? null : row,
  }));
}

/** The first row that has neither a seal nor a place in the queue; and the first queued one that is gone. */
export async function strayRows(db: Database): Promise<{ inserted: string | null; deleted: string | null }> {
  const { rows } = await db.raw<{ rows: { inserted: string | null; deleted: string | null }[] }>(
    `SELECT (SELECT min(a.id) FROM audit_log a WHERE NOT EXISTS (SELECT 1 FROM audit_seals s WHERE s.audit_id = a.id)
        AND NOT EXISTS (SELECT 1 FROM audit_unsealed q WHERE q.audit_id = a.id)) AS inserted,
      (SELECT min(q.audit_id) FROM audit_unsealed q WHERE NOT EXISTS (SELECT 1 FROM audit_log a WHERE a.id = q.audit_id)) AS deleted`,
  );
  return rows[0] ?? { inserted: null, deleted: null };
}

/** How many rows wait, and for how many seconds the oldest has waited. */
export async function waitingForSeal(db: Database): Promise<{ rows: number; seconds: number }> {
  const { rows } = await db.raw<{ rows: { rows: string; seconds: string | null }[] }>(
    'SELECT count(*) AS rows, extract(epoch FROM clock_timestamp() - min(queued_at)) AS seconds FROM audit_unsealed',
  );
  return { rows: Number(rows[0]?.rows ?? 0), seconds: Math.round(Number(rows[0]?.seconds ?? 0)) };
}
