/**
 * The door to PostgreSQL: one pool a database role, and transactions that carry the acting user for row-level security.
 * 64-bit integers stay text, dates stay `YYYY-MM-DD`, moments come as ISO instants.
 */
import { createHmac } from 'node:crypto';
import knexFactory from 'knex';
import type { Knex } from 'knex';
import pg from 'pg';

export type Database = Knex;
export type Transaction = Knex.Transaction;
/** The database roles of the application's parts; none of them owns a table. */
export type Role =
  | 'seven_app'
  | 'seven_feed'
  | 'seven_dispatcher'
  | 'seven_worker'
  | 'seven_watchdog'
  | 'seven_sealer'
  | 'seven_guardianship';

const instant = 1184;
const day = 1082;
const bigint = 20;
const types = {
  getTypeParser(oid: number, format?: 'text' | 'binary') {
    if (oid === bigint || oid === day) return (value: string) => value;
    if (oid === instant) return (value: string) => new Date(value).toISOString();
    return pg.types.getTypeParser(oid, format);
  },
};

/**
 * Opens a pool. `url` names the role; `size` is the largest number of connections. The role's password also signs the audit rows that
 * are written through the pool: the database itself knows only its digest.
 */
export function connect(url: string, options: { applicationName: string; size?: number }): Database {
  const db = knexFactory({
    client: 'pg',
    connection: { connectionString: url, application_name: options.applicationName, types } as Knex.PgConnectionConfig,
    pool: { min: 0, max: options.size ?? 8 },
    acquireConnectionTimeout: 15_000,
  });
  db.userParams = { auditKey: decodeURIComponent(new URL(url).password) };
  return db;
}

/** A password derived from the installation's secret, so that every process agrees on it: of a database role, the feed, the sessions. */
export function derivedPassword(secret: string, purpose: string): string {
  return createHmac('sha256', secret).update(purpose).digest('hex');
}

/** The owner's address rewritten for one of the application's roles. */
export function roleUrl(ownerUrl: string, secret: string, role: Role): string {
  const url = new URL(ownerUrl);
  url.username = role;
  url.password = derivedPassword(secret, role);
  return url.toString();
}

/** Runs `work` in one transaction as the person `userId`: row-level security sees nobody else. `session` is the digest of the sign-in. */
export async function withUser<T>(
  db: Database,
  userId: string,
  work: (trx: Transaction) => Promise<T>,
  session = '',
): Promise<T> {
  return db.transaction(async (trx) => {
    await trx.raw("SELECT set_config('app.user_id', ?, true), set_config('app.session', ?, true)", [userId, session]);
    return work(trx);
  });
}

/**
 * Asks a statement that each connection plans only once, under its name: with the policies of many tables in it, planning takes a good
 * part of the time. The plan does not depend on the person, since the policies ask functions. A name stands for one statement, whose
 * columns are named (of `*` a changed table would make it fail).
 */
export async function askPrepared<Row>(
  db: Database | Transaction,
  name: string,
  sql: string,
  values: readonly Knex.RawBinding[] = [],
): Promise<readonly Row[]> {
  const { rows } = await db.raw<{ rows: Row[] }>(sql, values).options({ name });
  return rows;
}

const passingCode = /^(08|40|53|57P|ECONN|EPIPE|ETIMEDOUT)/;
/** What the driver says, without any code, of a connection that was lost under a query; knex puts the statement before it. */
const lostConnection = /(^|- )(Connection (terminated|ended)|Client (was closed|has encountered a connection error))/;

/** The database is away for the moment, or gave this transaction up for another one: the same may be asked again. */
export function isPassingFault(error: unknown): boolean {
  const { code, name, message } = (error ?? {}) as { code?: unknown; name?: unknown; message?: unknown };
  if (name === 'KnexTimeoutError') return true;
  return typeof code === 'string' ? passingCode.test(code) : lostConnection.test(String(message));
}
