/** The application of one copy: `server.ts` as a child with the settings of config.ts, ready when its health address says so. */
import path from 'node:path';
import { secretNames } from '#config';
import { LauncherError } from './launcher-error.ts';
import { logTail, startProcess, type ManagedProcess } from './managed-process.ts';
import { LOOPBACK } from './ports.ts';
import { repositoryFolder } from './repository.ts';
import { answersOk, waitUntil } from './waiting.ts';

const READY_TIMEOUT_MS = 180_000;
const STOP_GRACE_MS = 15_000;

export type AppSettings = {
  readonly folder: string;
  readonly port: number;
  readonly feedPort: number;
  readonly host: string;
  /** Read at every start: the engine's epoch changes when its data are wiped. */
  readonly environment: () => Readonly<Record<string, string>>;
};

export type App = {
  readonly baseUrl: string;
  readonly feedUrl: string;
  readonly process: () => ManagedProcess;
  readonly pid: () => number;
  readonly start: () => void;
  readonly ready: () => Promise<void>;
  readonly stop: () => Promise<void>;
  readonly kill: (signal: NodeJS.Signals) => Promise<void>;
  readonly restart: () => Promise<void>;
};

/** Starts the application and returns at once; `ready()` waits. */
export function launchApp(settings: AppSettings): App {
  const asked = settings.host === '0.0.0.0' || settings.host === '::' ? LOOPBACK : settings.host;
  const baseUrl = `http://${asked}:${settings.port}`;
  let running = launch(settings);
  const stop = () => running.stop('SIGTERM', STOP_GRACE_MS);
  const ready = () => waitUntilReady(running, settings, baseUrl);
  const start = () => {
    running = launch(settings);
  };
  return {
    baseUrl,
    feedUrl: `http://${LOOPBACK}:${settings.feedPort}`,
    process: () => running,
    pid: () => running.pid,
    start,
    ready,
    stop,
    kill: (signal) => running.kill(signal),
    restart: async () => {
      await stop();
      start();
      await ready();
    },
  };
}

function launch(settings: AppSettings): ManagedProcess {
  const ports = { PORT: String(settings.port), HOST: settings.host, FEED_PORT: String(settings.feedPort) };
  return startProcess({
    name: 'Приложение',
    command: process.execPath,
    args: ['--import', 'tsx', 'server.ts'],
    env: { ...withoutSecretFiles(process.env), NODE_OPTIONS: '', ...ports, ...settings.environment() },
    logFile: logFile(settings),
    folder: repositoryFolder,
  });
}

/** The launcher has read them and passes on what they say. */
function withoutSecretFiles(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const files = secretNames.map((name) => `${name}_FILE`);
  return Object.fromEntries(Object.entries(env).filter(([name]) => !files.includes(name)));
}

async function waitUntilReady(running: ManagedProcess, settings: AppSettings, baseUrl: string): Promise<void> {
  const ask = async () => !running.running() || (await answersOk(`${baseUrl}/api/health/ready`));
  const answered = await waitUntil(ask, { timeoutMs: READY_TIMEOUT_MS, everyMs: 100 });
  if (answered && running.running()) return;
  const message = answered ? 'приложение завершилось при запуске' : 'приложение не стало готово за три минуты';
  throw new LauncherError(
    `${message}.\n${await logTail(logFile(settings))}`,
    `подробности в журнале ${logFile(settings)}.`,
  );
}

function logFile(settings: AppSettings): string {
  return path.join(settings.folder, 'app.log');
}
