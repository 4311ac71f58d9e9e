/**
 * The parts of a running copy and how they are put together: which servers are ours, which are the operator's,
 * with which settings each part starts, and in which order they stop.
 */
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { launchApp, type App } from './app-process.ts';
import { DATABASE_NAME, startDatabase, type Database } from './database.ts';
import { ensureEngine } from './engine-archive.ts';
import { launchEngine, type Engine } from './engine.ts';
import { findJdk } from './jdk.ts';
import { LauncherError } from './launcher-error.ts';
import type { ManagedProcess } from './managed-process.ts';
import { findFreePort, LOOPBACK } from './ports.ts';
import type { Progress } from './progress.ts';
import { launcherItself, recordOf, removeRunRecord, writeRunRecord } from './run-record.ts';
import { derivePassword } from './secrets.ts';
import { auditHeadFile, openKeyRingFile } from './state-folder.ts';

export type StackOptions = {
  readonly folder: string;
  readonly clock: 'real' | 'controlled';
  readonly demo: boolean;
  readonly port?: number | undefined;
  readonly feedPort?: number | undefined;
  /** Where the engine pushes its records when something stands between it and the application (a test that cuts or records). */
  readonly feedProxyPort?: number;
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

/** What runs so far; filled while starting, so that a failed start knows what to stop. */
export type Parts = {
  readonly progress: Progress;
  readonly secret: string;
  readonly feedPort: number;
  opening?: Promise<string>;
  database?: Database;
  engine?: Engine;
  app?: App;
};

export type Launched = { readonly ownerUrl: string; readonly engineAddresses: EngineAddresses; readonly app: App };

/** The database comes first; then engine and application start beside each other. */
export async function launchParts(options: StackOptions, parts: Parts): Promise<Launched> {
  parts.opening = openDatabase(options, parts);
  const prepared = Promise.all([prepareEngine(options, parts), options.beforeApp?.(parts.progress)]);
  const [ownerUrl, [engineFiles]] = await Promise.all([parts.opening, prepared]);
  options.signal?.throwIfAborted();
  parts.engine = engineFiles && (await launchOwnEngine(options, parts, engineFiles));
  const engineAddresses = (parts.engine ?? operatorEngine(options))!;
  const app = await launchOwnApp(options, parts, ownerUrl, engineAddresses);
  parts.app = app;
  await recordParts(options, parts);
  await waitForBoth(parts);
  return { ownerUrl, engineAddresses, app };
}

async function openDatabase(options: StackOptions, parts: Parts): Promise<string> {
  const given = options.operator?.['DATABASE_URL'];
  if (given) return given;
  if (options.database) return options.database.ensureDatabase(options.databaseName ?? DATABASE_NAME);
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
  if (operatorEngine(options)) return undefined;
  const jdk = await findJdk();
  return { jdk, home: await ensureEngine({ progress: parts.progress }) };
}

async function launchOwnEngine(options: StackOptions, parts: Parts, files: EngineFiles): Promise<Engine> {
  const folder = path.join(options.folder, 'engine');
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const feedUrl = `http://${LOOPBACK}:${options.feedProxyPort ?? parts.feedPort}`;
  return launchEngine({
    folder,
    ...files,
    feedUrl,
    feedPassword: derivePassword(parts.secret, 'feed'),
    clock: options.clock,
  });
}

function operatorEngine(options: StackOptions): EngineAddresses | undefined {
  const grpcAddress = options.operator?.['ZEEBE_GRPC_ADDRESS'];
  const restAddress = options.operator?.['ZEEBE_REST_ADDRESS'];
  if (!grpcAddress && !restAddress) return undefined;
  if (grpcAddress && restAddress) return { grpcAddress, restAddress };
  throw new LauncherError(
    'задан только один из адресов движка: ZEEBE_GRPC_ADDRESS или ZEEBE_REST_ADDRESS.',
    'укажите оба адреса своего движка Zeebe или ни одного.',
  );
}

async function launchOwnApp(
  options: StackOptions,
  parts: Parts,
  ownerUrl: string,
  engine: EngineAddresses,
): Promise<App> {
  const operatorEpoch = options.operator?.['ENGINE_EPOCH'] ?? 'external-1';
  const keyRing = await openKeyRingFile(options.folder, options.operator);
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
      AUDIT_HEAD_FILE: process.env['AUDIT_HEAD_FILE'] ?? auditHeadFile(options.folder),
      KEY_RING_FILE: keyRing,
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

export async function recordParts(options: StackOptions, parts: Parts): Promise<void> {
  const running: (ManagedProcess | undefined)[] = [
    parts.database?.process(),
    parts.engine?.process(),
    parts.app?.process(),
  ];
  await writeRunRecord(options.folder, {
    launcher: launcherItself(),
    address: parts.app?.baseUrl,
    ports: { feed: parts.feedPort, ...(parts.database ? { database: parts.database.port } : {}) },
    processes: running.filter((part) => part !== undefined).map(recordOf),
  });
}

/** The application drains first; the engine still exports to a closed feed, which loses nothing; the database goes last. */
export async function stopParts(options: StackOptions, parts: Parts): Promise<void> {
  await parts.app?.stop();
  await parts.engine?.stop();
  await parts.database?.stop();
  await removeRunRecord(options.folder);
}
