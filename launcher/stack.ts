/**
 * A whole running copy: database, engine and application, for `npm start`, tests, scenarios and benchmarks alike.
 * Each part can be killed, stopped and started again on its own; servers given by the operator are used instead of ours.
 */
import { mkdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { launchApp, type App } from './app-process.ts';
import { startDatabase, type Database } from './database.ts';
import { ensureEngine } from './engine-archive.ts';
import { launchEngine, type Engine } from './engine.ts';
import { findJdk } from './jdk.ts';
import { LauncherError } from './launcher-error.ts';
import type { ManagedProcess } from './managed-process.ts';
import { tryLock } from './lock-file.ts';
import { findFreePort, LOOPBACK } from './ports.ts';
import { silentProgress, type Progress } from './progress.ts';
import {
  launcherItself,
  recoverFromEarlierRun,
  removeRunRecord,
  sweepTemporaryFolders,
  writeRunRecord,
} from './run-record.ts';
import { derivePassword } from './secrets.ts';
import { createTemporaryFolder, readSecret } from './state-folder.ts';

export type StackOptions = {
  readonly folder: string;
  readonly clock: 'real' | 'controlled';
  readonly demo: boolean;
  readonly port?: number | undefined;
  readonly feedPort?: number | undefined;
  readonly host?: string;
  readonly databaseName?: string;
  /** A database that already runs (of the test run) is used and left running. */
  readonly database?: Database;
  /** Servers of the operator: DATABASE_URL, ZEEBE_GRPC_ADDRESS and ZEEBE_REST_ADDRESS of this environment. */
  readonly operator?: Readonly<Record<string, string | undefined>>;
  readonly environment?: Readonly<Record<string, string>>;
  /** Given where the database was made with a known secret; otherwise kept in the folder. */
  readonly secret?: string;
  readonly progress?: Progress;
  /** Ends a start that is no longer wanted (Ctrl-C); what was started is stopped. */
  readonly signal?: AbortSignal;
  /** Work that must be done before the application serves, such as the web build; runs beside the database and engine. */
  readonly beforeApp?: (progress: Progress) => Promise<void>;
};

export type EngineAddresses = {
  readonly grpcAddress: string;
  readonly restAddress: string;
  readonly managementAddress?: string;
};

export type Stack = {
  readonly folder: string;
  readonly secret: string;
  readonly ownerUrl: string;
  readonly app: App;
  /** Undefined where the operator's own server is used. */
  readonly database: Database | undefined;
  readonly engine: Engine | undefined;
  readonly engineAddresses: EngineAddresses;
  readonly clockUser: { readonly user: string; readonly password: string };
  /** Moves the one controlled clock of application, SQL and engine. */
  readonly advance: (to: Date) => Promise<void>;
  /** Deletes all data of the engine; engine and application start again with the new epoch. */
  readonly wipeEngine: () => Promise<void>;
  readonly stop: () => Promise<void>;
};

export async function startStack(options: StackOptions): Promise<Stack> {
  const progress = options.progress ?? silentProgress;
  await mkdir(options.folder, { recursive: true, mode: 0o711 });
  await claimFolder(options.folder, progress);
  const secret = options.secret ?? (await readSecret(options.folder));
  const parts: Parts = { progress, secret, feedPort: options.feedPort ?? (await findFreePort()) };
  try {
    return await unlessAborted(options.signal, startParts(options, parts));
  } catch (error) {
    await parts.opening?.catch(() => undefined);
    await stopParts(options, parts);
    throw error;
  }
}

/** A stack in a folder of its own that disappears with it. */
export async function startTemporaryStack(options: Omit<StackOptions, 'folder'>): Promise<Stack> {
  await sweepTemporaryFolders();
  const folder = await createTemporaryFolder();
  const remove = () => rm(folder, { recursive: true, force: true, maxRetries: 5 });
  try {
    const stack = await startStack({ ...options, folder });
    return { ...stack, stop: () => stack.stop().finally(remove) };
  } catch (error) {
    await remove();
    throw error;
  }
}

type Parts = {
  readonly progress: Progress;
  readonly secret: string;
  readonly feedPort: number;
  opening?: Promise<string>;
  database?: Database;
  engine?: Engine;
  app?: App;
};

/** Two starts at the same moment: one gets the lock, the other is told that the copy is already starting. */
async function claimFolder(folder: string, progress: Progress): Promise<void> {
  const lock = await tryLock(path.join(folder, 'start.lock'));
  if (!lock) throw new LauncherError('эта копия уже запускается в другом окне.', 'дождитесь её или остановите.');
  try {
    const stopped = await recoverFromEarlierRun(folder);
    if (stopped.length > 0) progress.say(`Прошлый запуск был прерван; остановлены его остатки: ${stopped.join(', ')}.`);
    await writeRunRecord(folder, { launcher: launcherItself(), address: undefined, ports: {}, processes: [] });
  } finally {
    await lock.release();
  }
}

function unlessAborted<T>(signal: AbortSignal | undefined, work: Promise<T>): Promise<T> {
  if (!signal) return work;
  const aborted = new Promise<never>((_resolve, reject) => {
    const refuse = () => reject(new LauncherError('запуск прерван.'));
    if (signal.aborted) refuse();
    signal.addEventListener('abort', refuse, { once: true });
  });
  return Promise.race([work, aborted]);
}

/** The database comes first; then engine and application start beside each other. */
async function startParts(options: StackOptions, parts: Parts): Promise<Stack> {
  parts.opening = openDatabase(options, parts);
  const prepared = Promise.all([prepareEngine(options, parts), options.beforeApp?.(parts.progress)]);
  const [ownerUrl, [engineFiles]] = await Promise.all([parts.opening, prepared]);
  options.signal?.throwIfAborted();
  parts.engine = engineFiles && (await launchOwnEngine(options, parts, engineFiles));
  const engineAddresses = parts.engine ?? operatorEngine(options);
  parts.app = await launchOwnApp(options, parts, ownerUrl, engineAddresses);
  await recordParts(options, parts);
  await waitForBoth(parts);
  return describeStack(options, parts, parts.app, ownerUrl, engineAddresses);
}

async function openDatabase(options: StackOptions, parts: Parts): Promise<string> {
  const given = options.operator?.['DATABASE_URL'];
  if (given) return given;
  if (options.database) return options.database.ensureDatabase(options.databaseName ?? 'seven_steps');
  const folder = path.join(options.folder, 'postgres');
  await mkdir(folder, { recursive: true, mode: 0o711 });
  const start = () =>
    startDatabase({ folder, secret: parts.secret, ...(options.databaseName ? { name: options.databaseName } : {}) });
  parts.database = await parts.progress.step('База данных PostgreSQL', start);
  await recordParts(options, parts);
  return parts.database.ownerUrl;
}

type EngineFiles = { readonly jdk: Awaited<ReturnType<typeof findJdk>>; readonly home: string };

async function prepareEngine(options: StackOptions, parts: Parts): Promise<EngineFiles | undefined> {
  if (options.operator?.['ZEEBE_GRPC_ADDRESS']) return undefined;
  const jdk = await findJdk();
  return { jdk, home: await ensureEngine({ progress: parts.progress }) };
}

async function launchOwnEngine(options: StackOptions, parts: Parts, files: EngineFiles): Promise<Engine> {
  const folder = path.join(options.folder, 'engine');
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const feedUrl = `http://${LOOPBACK}:${parts.feedPort}`;
  return launchEngine({
    folder,
    ...files,
    feedUrl,
    feedPassword: derivePassword(parts.secret, 'feed'),
    clock: options.clock,
  });
}

function operatorEngine(options: StackOptions): EngineAddresses {
  const grpcAddress = options.operator?.['ZEEBE_GRPC_ADDRESS'];
  const restAddress = options.operator?.['ZEEBE_REST_ADDRESS'];
  if (grpcAddress && restAddress) return { grpcAddress, restAddress };
  throw new LauncherError(
    'задан ZEEBE_GRPC_ADDRESS, но не задан ZEEBE_REST_ADDRESS.',
    'укажите оба адреса своего движка Zeebe.',
  );
}

async function launchOwnApp(
  options: StackOptions,
  parts: Parts,
  ownerUrl: string,
  engine: EngineAddresses,
): Promise<App> {
  const operatorEpoch = options.operator?.['ENGINE_EPOCH'] ?? 'external-1';
  return launchApp({
    folder: options.folder,
    port: options.port ?? (await findFreePort()),
    feedPort: parts.feedPort,
    host: options.host ?? LOOPBACK,
    environment: () => ({
      NODE_ENV: options.clock === 'controlled' ? 'test' : 'production',
      LOG_LEVEL: process.env['LOG_LEVEL'] ?? 'info',
      DATABASE_URL: ownerUrl,
      APP_SECRET: parts.secret,
      ZEEBE_GRPC_ADDRESS: engine.grpcAddress,
      ZEEBE_REST_ADDRESS: engine.restAddress,
      ENGINE_EPOCH: parts.engine?.epoch() ?? operatorEpoch,
      CLOCK: options.clock,
      DEMO: String(options.demo),
      ...(engine.managementAddress ? { ENGINE_MANAGEMENT_ADDRESS: engine.managementAddress } : {}),
      ...options.environment,
    }),
  });
}

/** Whichever fails first ends the waiting for the other. */
async function waitForBoth(parts: Parts): Promise<void> {
  const { engine, app, progress } = parts;
  await Promise.all([
    engine && progress.step('Движок процессов Zeebe', engine.ready),
    app && progress.step('Приложение: миграции, развёртывание процессов, данные', app.ready),
  ]);
}

function describeStack(
  options: StackOptions,
  parts: Parts,
  app: App,
  ownerUrl: string,
  engineAddresses: EngineAddresses,
): Stack {
  const clockUser = { user: 'clock', password: derivePassword(parts.secret, 'clock') };
  const record = () => recordParts(options, parts);
  return {
    folder: options.folder,
    secret: parts.secret,
    ownerUrl,
    app: recorded(app, record),
    database: options.database ?? recorded(parts.database, record),
    engine: recorded(parts.engine, record),
    engineAddresses,
    clockUser,
    advance: (to) => advance(app.feedUrl, clockUser, to),
    wipeEngine: () => wipeEngine(parts, app).then(record),
    stop: () => stopParts(options, parts),
  };
}

/** A part started again is another process: the record must name it, or a killed test would leave it behind. */
function recorded<Part extends { restart: () => Promise<void> } | undefined>(
  part: Part,
  record: () => Promise<void>,
): Part {
  return part && { ...part, restart: () => part.restart().then(record) };
}

async function advance(feedUrl: string, { user, password }: Stack['clockUser'], to: Date): Promise<void> {
  const response = await fetch(`${feedUrl}/clock/advance`, {
    method: 'POST',
    headers: {
      authorization: `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`,
      'content-type': 'application/json',
    },
    body: JSON.stringify({ to: to.toISOString() }),
  });
  if (!response.ok) throw new Error(`the clock did not move: ${response.status} ${await response.text()}`);
}

async function wipeEngine(parts: Parts, app: App): Promise<void> {
  if (!parts.engine) throw new Error('the engine belongs to the operator');
  await parts.engine.wipe();
  await app.stop();
  app.start();
  await Promise.all([parts.engine.restart(), app.ready()]);
}

async function recordParts(options: StackOptions, parts: Parts): Promise<void> {
  const running: (ManagedProcess | undefined)[] = [
    parts.database?.process(),
    parts.engine?.process(),
    parts.app?.process(),
  ];
  await writeRunRecord(options.folder, {
    launcher: launcherItself(),
    address: parts.app?.baseUrl,
    ports: { feed: parts.feedPort, ...(parts.database ? { database: parts.database.port } : {}) },
    processes: running.filter((part) => part !== undefined).map(({ name, pid, identity }) => ({ name, pid, identity })),
  });
}

/** The application drains first; the engine still exports to a closed feed, which loses nothing; the database goes last. */
async function stopParts(options: StackOptions, parts: Parts): Promise<void> {
  await parts.app?.stop();
  await parts.engine?.stop();
  await parts.database?.stop();
  await removeRunRecord(options.folder);
}
