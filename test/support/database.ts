/** A database of one test file: cloned from the migrated template (or from the filled one) in about 50 ms, dropped at the end. */
import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { roleUrl, type Role } from '#store/database.ts';

export type ClonedDatabase = {
  readonly name: string;
  readonly ownerUrl: string;
  readonly secret: string;
  readonly urlFor: (role: Role) => string;
  readonly drop: () => Promise<void>;
};

const FILLED = 'casework_template';
/** Any number that no other advisory lock of the cluster's maintenance database uses. */
const FILLING_LOCK = 7_070_707;

/** An empty database. */
export const cloneDatabase = (): Promise<ClonedDatabase> => clone(setting('TEST_TEMPLATE_DATABASE'));

/** A database as it was filled once for the run, by the first that asked for one. */
export async function cloneFilled(fill: (database: ClonedDatabase) => Promise<void>): Promise<ClonedDatabase> {
  await asAdministrator(async (client) => {
    await client.query('SELECT pg_advisory_lock($1)', [FILLING_LOCK]);
    const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [FILLED]);
    if (rowCount === 0) await fillTemplate(client, fill);
  });
  return clone(FILLED);
}

/** It gets its name when it is whole. */
async function fillTemplate(client: pg.Client, fill: (database: ClonedDatabase) => Promise<void>): Promise<void> {
  const partial = await cloneDatabase();
  await fill(partial);
  await client.query(`ALTER DATABASE ${partial.name} RENAME TO ${FILLED}`);
}

async function clone(template: string): Promise<ClonedDatabase> {
  const secret = setting('APP_SECRET');
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  await asAdministrator((client) => client.query(`CREATE DATABASE ${name} TEMPLATE ${template} OWNER seven_owner`));
  const url = new URL(setting('TEST_DATABASE_OWNER_URL'));
  url.pathname = `/${name}`;
  const ownerUrl = url.toString();
  return {
    name,
    ownerUrl,
    secret,
    urlFor: (role) => roleUrl(ownerUrl, secret, role),
    drop: () => asAdministrator((client) => client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`)),
  };
}

async function asAdministrator(work: (client: pg.Client) => Promise<unknown>): Promise<void> {
  const client = new pg.Client(setting('TEST_DATABASE_ADMIN_URL'));
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}

function setting(name: string): string {
  const value = process.env[name];
  if (value) return value;
  throw new Error(`${name} is not set: run tests with "npm test -- <path>", which starts their database`);
}
