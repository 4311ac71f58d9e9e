/**
 * The embedded PostgreSQL of one copy: made on first use (UTF-8, ICU Russian order), started on loopback, checked, stopped or killed.
 * The owner of the database is neither superuser nor the role that the application works with.
 */
import { randomUUID } from 'node:crypto';
import { chmod, chown, mkdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { execa } from 'execa';
import pg from 'pg';
import { LauncherError } from './launcher-error.ts';
import { logTail, startProcess, type ManagedProcess } from './managed-process.ts';
import { findFreePort, LOOPBACK } from './ports.ts';
import { findDatabaseUser, findPostgresBinaries, type PostgresBinaries, type SystemUser } from './postgres-binaries.ts';
import { derivePassword } from './secrets.ts';
import { waitUntil } from './waiting.ts';

export const DATABASE_NAME = 'seven_steps';
const OWNER_ROLE = 'seven_owner';
const STOP_GRACE_MS = 20_000;
const SUPERUSER = 'postgres';
const EXTENSIONS = ['pg_trgm', 'unaccent', 'btree_gist', 'fuzzystrmatch', 'pgcrypto'];
export const INITDB_FLAGS = ['--encoding=UTF8', '--locale-provider=icu', '--icu-locale=ru-RU', '--locale=C.UTF-8'];
/** For a small machine; the last ones name slow and failed statements in the log without the words and rows of people. */
const SETTINGS = [
  `listen_addresses=${LOOPBACK}`,
  'unix_socket_directories=',
  'shared_buffers=64MB',
  'max_connections=100',
  'timezone=UTC',
  'log_timezone=UTC',
  'lc_messages=C',
  'log_min_duration_statement=2000',
  'log_parameter_max_length=0',
  'log_error_verbosity=terse',
];
/** The tests of a whole run connect to one cluster. */
const THROWAWAY_SETTINGS = ['fsync=off', 'full_page_writes=off', 'max_connections=300'];

export type DatabaseOptions = {
  readonly folder: string;
  readonly secret: string;
  readonly port?: number | undefined;
  /** Name of the first database; tests may want another. */
  readonly name?: string;
  /** For tests: nothing need outlive a power cut, so nothing waits for the disk (killed processes still lose nothing). */
  readonly throwaway?: true;
};

export type Database = {
  readonly port: number;
  readonly ownerUrl: string;
  /** The bootstrap superuser on the maintenance database: for the launcher and for tests that clone databases. */
  readonly adminUrl: string;
  readonly process: () => ManagedProcess;
  readonly pid: () => number;
  readonly ensureDatabase: (name: string) => Promise<string>;
  readonly stop: () => Promise<void>;
  readonly kill: (signal: NodeJS.Signals) => Promise<void>;
  readonly restart: () => Promise<void>;
};

type Cluster = DatabaseOptions & {
  readonly port: number;
  readonly data: string;
  readonly logFile: string;
  readonly user: SystemUser | undefined;
  readonly binaries: PostgresBinaries;
};

export async function startDatabase(options: DatabaseOptions): Promise<Database> {
  const user = await findDatabaseUser();
  const cluster: Cluster = {
    ...options,
    user,
    port: options.port ?? (await findFreePort()),
    data: path.join(options.folder, 'data'),
    logFile: path.join(options.folder, 'postgres.log'),
    binaries: await findPostgresBinaries(user),
  };
  if (!(await exists(path.join(cluster.data, 'PG_VERSION')))) await createCluster(cluster);
  let running = await launch(cluster);
  const ownerUrl = await ensureDatabase(cluster, options.name ?? DATABASE_NAME).catch(async (error: unknown) => {
    await running.stop('SIGINT', STOP_GRACE_MS);
    throw error;
  });
  return {
    port: cluster.port,
    ownerUrl,
    adminUrl: urlFor(cluster, SUPERUSER, 'postgres'),
    process: () => running,
    pid: () => running.pid,
    ensureDatabase: (name) => ensureDatabase(cluster, name),
    stop: () => running.stop('SIGINT', STOP_GRACE_MS),
    kill: (signal) => running.kill(signal),
    restart: async () => {
      await running.stop('SIGINT', STOP_GRACE_MS);
      running = await launch(cluster);
    },
  };
}

/** initdb works in a side folder, renamed at the end, so that a killed first start leaves nothing half-made. */
async function createCluster(cluster: Cluster): Promise<void> {
  const partial = `${cluster.data}.part`;
  const passwordFile = path.join(cluster.folder, `password-${randomUUID()}`);
  await rm(partial, { recursive: true, force: true });
  await mkdir(partial, { recursive: true, mode: 0o700 });
  await writeFile(passwordFile, derivePassword(cluster.secret, SUPERUSER), { mode: 0o600 });
  if (cluster.user) {
    await chmod(cluster.folder, 0o711);
    await Promise.all([partial, passwordFile].map((file) => chown(file, cluster.user!.uid, cluster.user!.gid)));
  }
  try {
    const identity = [`--username=${SUPERUSER}`, `--pwfile=${passwordFile}`, '--auth=scram-sha-256'];
    const result = await execa(cluster.binaries.initdb, [`--pgdata=${partial}`, ...identity, ...INITDB_FLAGS], {
      ...cluster.user,
      cwd: cluster.folder,
      env: { PATH: process.env['PATH'], LC_ALL: 'C' },
      extendEnv: false,
      reject: false,
    });
    if (result.failed) throw failure('не удалось создать базу данных', result.stderr || result.shortMessage || '');
  } finally {
    await rm(passwordFile, { force: true });
  }
  await rename(partial, cluster.data);
}

/** After a kill the children of the old postmaster hold its shared memory for a moment: then it is tried again. */
async function launch(cluster: Cluster): Promise<ManagedProcess> {
  let running: ManagedProcess | undefined;
  const attempt = async () => (running = await tryLaunch(cluster)) !== undefined;
  await waitUntil(attempt, { timeoutMs: 15_000, everyMs: 300 });
  if (running) return running;
  throw failure('PostgreSQL не запустился', `${await logTail(cluster.logFile)}\n(журнал: ${cluster.logFile})`);
}

/** Undefined while the memory of an earlier run is held. A postmaster that cannot be used is not left behind. */
async function tryLaunch(cluster: Cluster): Promise<ManagedProcess | undefined> {
  const running = spawnPostmaster(cluster);
  try {
    const ready = async () => !running.running() || (await accepts(cluster));
    const answered = await waitUntil(ready, { timeoutMs: 60_000, everyMs: 30 });
    if (answered && running.running()) return running;
  } catch (error) {
    await running.kill('SIGKILL');
    throw error;
  }
  await running.kill('SIGKILL');
  const tail = await logTail(cluster.logFile);
  if (tail.includes('shared memory block')) return undefined;
  throw failure('PostgreSQL не запустился', `${tail}\n(журнал: ${cluster.logFile})`);
}

function spawnPostmaster(cluster: Cluster): ManagedProcess {
  const settings = cluster.throwaway ? [...SETTINGS, ...THROWAWAY_SETTINGS] : SETTINGS;
  return startProcess({
    name: 'PostgreSQL',
    command: cluster.binaries.postgres,
    args: ['-D', cluster.data, '-p', String(cluster.port), ...settings.flatMap((setting) => ['-c', setting])],
    env: { PATH: process.env['PATH'], LC_ALL: 'C' },
    logFile: cluster.logFile,
    folder: cluster.folder,
    user: cluster.user,
  });
}

async function accepts(cluster: Cluster): Promise<boolean> {
  try {
    return await asSuperuser(cluster, 'postgres', async () => true);
  } catch (error) {
    if ((error as { code?: string }).code !== '28P01') return false;
    throw new LauncherError(
      'пароль базы данных не подходит: она создана с другим секретом (APP_SECRET).',
      'верните прежний APP_SECRET или файл secret в папке состояния (её покажет npm run doctor).',
    );
  }
}

/** The database with its owner and extensions; the same call again changes nothing. Answers the owner's address. */
async function ensureDatabase(cluster: Cluster, name: string): Promise<string> {
  const password = derivePassword(cluster.secret, OWNER_ROLE);
  await asSuperuser(cluster, 'postgres', async (client) => {
    const roles = await client.query('SELECT 1 FROM pg_roles WHERE rolname = $1', [OWNER_ROLE]);
    if (roles.rowCount === 0) await client.query(`CREATE ROLE ${OWNER_ROLE} LOGIN CREATEROLE PASSWORD '${password}'`);
    const databases = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [name]);
    const quoted = client.escapeIdentifier(name);
    if (databases.rowCount === 0) await client.query(`CREATE DATABASE ${quoted} OWNER ${OWNER_ROLE}`);
  });
  await asSuperuser(cluster, name, async (client) => {
    for (const extension of EXTENSIONS) await client.query(`CREATE EXTENSION IF NOT EXISTS ${extension}`);
    await assertRussianText(client);
  });
  return urlFor(cluster, OWNER_ROLE, name);
}

/** With another encoding or libc order lower('Ё') does nothing and trigrams of Cyrillic are empty. */
async function assertRussianText(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ right: boolean }>(
    `SELECT pg_encoding_to_char(encoding) = 'UTF8' AND datlocprovider = 'i' AND lower('Ё') = 'ё'
            AND similarity('Семёнова', 'Семенова') > 0 AS right
       FROM pg_database WHERE datname = current_database()`,
  );
  if (rows[0]?.right) return;
  throw new LauncherError(
    'база данных создана не в UTF-8 или без русского порядка букв (ICU ru-RU).',
    'удалите папку postgres в папке состояния (данные в ней будут потеряны) и запустите снова.',
  );
}

async function asSuperuser<T>(cluster: Cluster, database: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({
    connectionString: urlFor(cluster, SUPERUSER, database),
    connectionTimeoutMillis: 5000,
  });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** Where the owner of the first database of a copy reaches it. */
export function databaseAddress(secret: string, port: number): string {
  return urlFor({ secret, port }, OWNER_ROLE, DATABASE_NAME);
}

function urlFor({ secret, port }: Pick<Cluster, 'secret' | 'port'>, role: string, database: string): string {
  return `postgres://${role}:${derivePassword(secret, role)}@${LOOPBACK}:${port}/${database}`;
}

function failure(message: string, details: string): LauncherError {
  return new LauncherError(
    `${message}.\n${details.trim()}`,
    'проверьте место на диске и права на папку: npm run doctor.',
  );
}

function exists(file: string): Promise<boolean> {
  return stat(file).then(
    () => true,
    () => false,
  );
}
