/**
 * The Zeebe broker of one copy: started on free loopback ports, ready when its management port says so, stopped or killed.
 * Its epoch is an id kept in the data folder: new data, new epoch (keys and positions begin again).
 */
import { randomUUID } from 'node:crypto';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { engineEnvironment, type EnginePorts } from './engine-settings.ts';
import type { Jdk } from './jdk.ts';
import { LauncherError } from './launcher-error.ts';
import { logTail, startProcess, type ManagedProcess } from './managed-process.ts';
import { findFreePorts, LOOPBACK } from './ports.ts';
import { answersOk, waitUntil } from './waiting.ts';

const READY_TIMEOUT_MS = 180_000;
const STOP_GRACE_MS = 20_000;

export type EngineOptions = {
  readonly folder: string;
  readonly jdk: Jdk;
  /** The unpacked engine (ensureEngine). */
  readonly home: string;
  readonly feedUrl: string;
  /** The feed's password; the user is `epoch-<epoch>`. */
  readonly feedPassword: string;
  readonly clock: 'real' | 'controlled';
};

type Addresses = { readonly managementAddress: string; readonly restAddress: string };

export type Engine = {
  readonly grpcAddress: string;
  readonly restAddress: string;
  readonly managementAddress: string;
  readonly process: () => ManagedProcess;
  readonly pid: () => number;
  readonly epoch: () => string;
  readonly ready: () => Promise<void>;
  readonly stop: () => Promise<void>;
  readonly kill: (signal: NodeJS.Signals) => Promise<void>;
  /** Stops if needed, starts again and waits until ready. The offset of a controlled clock is gone: apply it anew. */
  readonly restart: () => Promise<void>;
  /** Stops and deletes all data; the next restart begins a new epoch. */
  readonly wipe: () => Promise<void>;
  /** Moves the controlled clock so that it stands this far from real time; only forward. */
  readonly setClockOffset: (offsetMs: number) => Promise<void>;
};

/** Starts the broker and returns at once, so that other parts can start beside it; `ready()` waits. */
export async function launchEngine(options: EngineOptions): Promise<Engine> {
  const [gateway, command, internal, rest, management] = (await findFreePorts(5)) as [
    number,
    number,
    number,
    number,
    number,
  ];
  const ports: EnginePorts = { gateway, command, internal, rest, management };
  const managementAddress = `http://${LOOPBACK}:${management}`;
  let epoch = await readEpoch(options);
  let running = launch(options, ports, epoch);
  const restAddress = `http://${LOOPBACK}:${rest}`;
  const ready = () => waitUntilReady(running, options, { managementAddress, restAddress });
  const stop = () => running.stop('SIGTERM', STOP_GRACE_MS);
  return {
    grpcAddress: `grpc://${LOOPBACK}:${gateway}`,
    restAddress,
    managementAddress,
    process: () => running,
    pid: () => running.pid,
    epoch: () => epoch,
    ready,
    stop,
    kill: (signal) => running.kill(signal),
    restart: async () => {
      await stop();
      epoch = await readEpoch(options);
      running = launch(options, ports, epoch);
      await ready();
    },
    wipe: async () => {
      await stop();
      await rm(dataFolder(options), { recursive: true, force: true });
      epoch = await readEpoch(options);
    },
    setClockOffset: (offsetMs) => setClockOffset(managementAddress, offsetMs),
  };
}

/** Starts the broker and waits until it is ready. */
export async function startEngine(options: EngineOptions): Promise<Engine> {
  const engine = await launchEngine(options);
  await engine.ready().catch(async (error: unknown) => {
    await engine.stop();
    throw error;
  });
  return engine;
}

/** Java is started directly and not through `bin/broker`: no shell between us and it, and its own log files stay in our folder. */
function launch(options: EngineOptions, ports: EnginePorts, epoch: string): ManagedProcess {
  const settings = engineEnvironment({
    ports,
    data: dataFolder(options),
    feedUrl: options.feedUrl,
    feedUser: `epoch-${epoch}`,
    feedPassword: options.feedPassword,
    clock: options.clock,
  });
  const config = path.join(options.home, 'config');
  return startProcess({
    name: 'Zeebe',
    command: options.jdk.java,
    args: [...javaOptions(options, config), 'io.camunda.zeebe.broker.StandaloneBroker'],
    env: {
      ...withoutEngineSettings(process.env),
      ...settings,
      SPRING_CONFIG_ADDITIONALLOCATION: `file:${config}/`,
    },
    logFile: logFile(options),
    folder: options.folder,
  });
}

/**
 * The class archive (made by Java itself at the first orderly stop) takes about a third off the start; it allows no plain folder
 * on the class path, so the configuration folder is named to Spring and Log4j instead.
 */
function javaOptions(options: EngineOptions, config: string): string[] {
  const classArchive = path.join(options.home, `classes-java${options.jdk.version}.jsa`);
  return [
    '-Xms64m',
    '-Xmx512m',
    '-XX:+UseSerialGC',
    '-XX:+ExitOnOutOfMemoryError',
    '-XX:+AutoCreateSharedArchive',
    `-XX:SharedArchiveFile=${classArchive}`,
    '-Xlog:cds=off',
    '-Xlog:cds+dynamic=off',
    '--enable-native-access=ALL-UNNAMED',
    '-Dfile.encoding=UTF-8',
    '-Dapp.name=broker',
    `-Dapp.home=${options.folder}`,
    `-Dbasedir=${options.folder}`,
    `-Dlog4j2.configurationFile=${path.join(config, 'log4j2.xml')}`,
    '-classpath',
    path.join(options.home, 'lib', '*'),
  ];
}

/** The answer counts only while our own process lives: on a port still held by an older one the old one would answer. */
async function waitUntilReady(running: ManagedProcess, options: EngineOptions, addresses: Addresses): Promise<void> {
  const ask = async () => !running.running() || (await takesCommands(addresses));
  const answered = await waitUntil(ask, { timeoutMs: READY_TIMEOUT_MS, everyMs: 200 });
  if (answered && running.running()) return;
  const tail = [
    await logTail(logFile(options), 8),
    await logTail(path.join(options.folder, 'logs', 'zeebe.log'), 8),
  ].join('\n');
  const message = answered ? 'движок Zeebe завершился при запуске' : 'движок Zeebe не стал готов за три минуты';
  throw new LauncherError(`${message}.\n${tail.trim()}`, 'проверьте память и место на диске: npm run doctor.');
}

/** A ready broker is not enough: the gateway must also know who leads the partition, or the first commands are refused. */
async function takesCommands({ managementAddress, restAddress }: Addresses): Promise<boolean> {
  if (!(await answersOk(`${managementAddress}/ready`))) return false;
  try {
    const response = await fetch(`${restAddress}/v1/topology`, { signal: AbortSignal.timeout(2000) });
    const topology = (await response.json()) as { brokers?: { partitions?: { role?: string; health?: string }[] }[] };
    const partitions = topology.brokers?.flatMap((broker) => broker.partitions ?? []) ?? [];
    return partitions.some((partition) => partition.role === 'leader' && partition.health === 'healthy');
  } catch {
    return false;
  }
}

/** The id lies inside the data folder, so that it goes when the data go. */
async function readEpoch(options: EngineOptions): Promise<string> {
  const file = path.join(dataFolder(options), 'epoch');
  const known = await readFile(file, 'utf8').catch(() => '');
  if (known) return known.trim();
  const epoch = randomUUID();
  await mkdir(dataFolder(options), { recursive: true });
  await writeFile(file, epoch);
  return epoch;
}

/** Only `add` is usable (`pin` freezes the exporter), so the difference to the wanted offset is added. */
async function setClockOffset(managementAddress: string, offsetMs: number): Promise<void> {
  const current = await fetch(`${managementAddress}/actuator/clock`);
  const { epochMilli } = (await current.json()) as { epochMilli: number };
  const offsetMilli = Date.now() + offsetMs - epochMilli;
  const response = await fetch(`${managementAddress}/actuator/clock/add`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ offsetMilli }),
  });
  if (!response.ok) throw new Error(`the engine did not move its clock: ${response.status} ${await response.text()}`);
}

/** Settings of the operator's own shell must not leak into the engine that we start. */
function withoutEngineSettings(env: NodeJS.ProcessEnv): Partial<Record<string, string>> {
  const foreign = /^(ZEEBE_|SPRING_|SERVER_|MANAGEMENT_|LOGGING_|JAVA_TOOL_OPTIONS|_JAVA_OPTIONS)/;
  return Object.fromEntries(Object.entries(env).filter(([name]) => !foreign.test(name)));
}

function dataFolder(options: EngineOptions): string {
  return path.join(options.folder, 'data');
}

function logFile(options: EngineOptions): string {
  return path.join(options.folder, 'engine.log');
}
