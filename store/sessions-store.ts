/** Sessions of people: kept and found by their secret id, listed and ended by their owner or who administers the owner. */
import { askPrepared, type Database, type Transaction } from './database.ts';

/** What a session holds; `pending` is a sign-in that waits for its second step. */
export type SessionContent = Readonly<Record<string, unknown>>;
export type OwnSession = {
  readonly id: string;
  readonly device: string;
  readonly signedInAt: string;
  readonly lastSeenAt: string;
};

/** A session that neither idled too long nor lasted too long; undefined otherwise. */
export async function readSession(db: Database, sid: string): Promise<SessionContent | undefined> {
  const sql = 'SELECT session_read(?) AS sess';
  const [row] = await askPrepared<{ sess: SessionContent | null }>(db, 'session-read', sql, [sid]);
  return row?.sess ?? undefined;
}

export async function saveSession(db: Database, sid: string, content: unknown): Promise<void> {
  await db.raw('SELECT session_save(?, ?::jsonb)', [sid, JSON.stringify(content)]);
}

/** Notes that the session is in use. */
export async function touchSession(db: Database, sid: string): Promise<void> {
  await db.raw('SELECT session_touch(?)', [sid]);
}

export async function dropSession(db: Database, sid: string): Promise<void> {
  await db.raw('SELECT session_drop(?)', [sid]);
}

/** Which of the sessions still hold, their people being active; asked for all open streams at once. */
export async function sessionsAlive(db: Database, sids: readonly string[]): Promise<ReadonlySet<string>> {
  const { rows } = await db.raw<{ rows: { sid: string }[] }>('SELECT sid FROM sessions_alive(?) sid', [[...sids]]);
  return new Set(rows.map(({ sid }) => sid));
}

/** Removes what has ended: sessions, attempts, devices not seen for long. */
export async function sweepSignIn(db: Database): Promise<void> {
  await db.raw('SELECT sweep_sign_in()');
}

/**
 * Ends the sessions of a person but for `exceptSid`, and forgets their devices; answers how many. For oneself and for those whom
 * the transaction's user administers, else FORBIDDEN by the database.
 */
export async function endSessionsOf(trx: Transaction, userId: string, exceptSid?: string): Promise<number> {
  return end(trx, userId, exceptSid ?? null, null);
}

/** Ends one session of a person by its public id; answers whether there was one. */
export async function endSession(trx: Transaction, userId: string, id: string): Promise<boolean> {
  return (await end(trx, userId, null, id)) > 0;
}

async function end(trx: Transaction, ...asked: (string | null)[]): Promise<number> {
  const { rows } = await trx.raw<{ rows: { ended: number }[] }>('SELECT end_sessions(?, ?, ?) AS ended', asked);
  return rows[0]?.ended ?? 0;
}

/** Sessions of a person in business time, the one seen last first. */
export async function sessionsOf(trx: Transaction, userId: string): Promise<readonly OwnSession[]> {
  const business = (column: string) => trx.raw(`${column} + (business_now() - clock_timestamp()) AS ${column}`);
  const rows = await trx('sessions')
    .where({ user_id: userId, signed_in: true })
    .whereRaw("last_seen_at > clock_timestamp() - make_interval(mins => sign_in_rule('sessionIdleMinutes'))")
    .whereRaw("created_at > clock_timestamp() - make_interval(mins => sign_in_rule('sessionMinutes'))")
    .orderBy('sessions.last_seen_at', 'desc')
    .select('id', 'device', business('created_at'), business('last_seen_at'));
  return rows.map((row) => ({
    id: row.id as string,
    device: row.device as string,
    signedInAt: row.created_at as string,
    lastSeenAt: row.last_seen_at as string,
  }));
}

/** The public id of a session; null when it has ended. */
export async function sessionIdOf(trx: Transaction, sid: string): Promise<string | null> {
  const { rows } = await trx.raw<{ rows: { id: string | null }[] }>('SELECT session_public_id(?) AS id', [sid]);
  return rows[0]?.id ?? null;
}
