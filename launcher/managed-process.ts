/** One long-running child in a process group of its own, with its log file: stopped in order, or killed in a test. */
import { spawn } from 'node:child_process';
import { closeSync, mkdirSync, openSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { LauncherError } from './launcher-error.ts';
import { identityOf, isAlive } from './process-identity.ts';
import { waitUntil } from './waiting.ts';

export type ProcessSettings = {
  readonly name: string;
  readonly command: string;
  readonly args: readonly string[];
  readonly env: Readonly<Partial<Record<string, string>>>;
  readonly logFile: string;
  readonly folder?: string;
  readonly user?: { readonly uid: number; readonly gid: number } | undefined;
};

export type ManagedProcess = {
  readonly name: string;
  readonly pid: number;
  readonly identity: string;
  readonly exited: Promise<void>;
  readonly running: () => boolean;
  /** Signals the whole group and waits for the exit. */
  readonly kill: (signal: NodeJS.Signals) => Promise<void>;
  /** Asks politely, then kills after the grace time. */
  readonly stop: (signal: NodeJS.Signals, graceMs: number) => Promise<void>;
};

export function startProcess(settings: ProcessSettings): ManagedProcess {
  mkdirSync(path.dirname(settings.logFile), { recursive: true });
  const log = openSync(settings.logFile, 'a', 0o600);
  const child = spawn(settings.command, settings.args, {
    env: settings.env,
    cwd: settings.folder ?? process.cwd(),
    stdio: ['ignore', log, log],
    detached: true,
    ...settings.user,
  });
  closeSync(log);
  const exited = new Promise<void>((resolve) => {
    child.once('exit', () => resolve());
    child.once('error', () => resolve());
  });
  return manage(settings.name, child.pid, exited);
}

function manage(name: string, pid: number | undefined, exited: Promise<void>): ManagedProcess {
  if (pid === undefined) throw new LauncherError(`не удалось запустить «${name}».`, 'выполните npm run doctor.');
  let over = false;
  const ended = exited.finally(() => (over = true));
  const send = (signal: NodeJS.Signals) => {
    if (!over) signalGroup(pid, signal);
  };
  return {
    name,
    pid,
    identity: identityOf(pid) ?? '',
    exited: ended,
    running: () => !over,
    kill: async (signal) => {
      send(signal);
      await ended;
    },
    stop: async (signal, graceMs) => {
      send(signal);
      if (await waitUntil(() => over, { timeoutMs: graceMs, everyMs: 20 })) return;
      send('SIGKILL');
      await ended;
    },
  };
}

/** Stops a process that an earlier, killed launcher left behind. */
export async function stopLeftover(pid: number, graceMs: number): Promise<void> {
  signalGroup(pid, 'SIGTERM');
  if (await waitUntil(() => !isAlive(pid), { timeoutMs: graceMs })) return;
  signalGroup(pid, 'SIGKILL');
  await waitUntil(() => !isAlive(pid), { timeoutMs: 5000 });
}

export async function logTail(file: string, lines = 15): Promise<string> {
  const text = await readFile(file, 'utf8').catch(() => '');
  return text.trimEnd().split('\n').slice(-lines).join('\n');
}

/** Children are group leaders (detached), so the negative id reaches a shell's java too. */
function signalGroup(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(process.platform === 'win32' ? pid : -pid, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}
