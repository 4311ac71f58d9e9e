/**
 * `run.json` of a state folder: which launcher runs this copy, with which children and ports.
 * A killed launcher leaves it behind; the next start stops the children that are really ours and goes on.
 */
import { readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { LauncherError } from './launcher-error.ts';
import { stopLeftover } from './managed-process.ts';
import type { Progress } from './progress.ts';
import { identityOf, isSameProcess } from './process-identity.ts';
import { temporaryRoot, TEMPORARY_PREFIX } from './state-folder.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
const LEFTOVER_GRACE_MS = 15_000;

export type RecordedProcess = { readonly name: string; readonly pid: number; readonly identity: string };
export type RunRecord = {
  readonly launcher: RecordedProcess;
  readonly address: string | undefined;
  readonly ports: Readonly<Record<string, number>>;
  readonly processes: readonly RecordedProcess[];
};

export function launcherItself(): RecordedProcess {
  return { name: 'launcher', pid: process.pid, identity: identityOf(process.pid) ?? '' };
}

export function recordOf({ name, pid, identity }: RecordedProcess): RecordedProcess {
  return { name, pid, identity };
}

export async function readRunRecord(folder: string): Promise<RunRecord | undefined> {
  const text = await readFile(recordFile(folder), 'utf8').catch(() => '');
  try {
    return text ? (JSON.parse(text) as RunRecord) : undefined;
  } catch {
    return undefined;
  }
}

export async function writeRunRecord(folder: string, record: RunRecord): Promise<void> {
  await writeFile(`${recordFile(folder)}.part`, `${JSON.stringify(record, undefined, 2)}\n`, { mode: 0o600 });
  await rename(`${recordFile(folder)}.part`, recordFile(folder));
}

export async function removeRunRecord(folder: string): Promise<void> {
  await rm(recordFile(folder), { force: true });
}

export function isRunning(recorded: RecordedProcess): boolean {
  return recorded.identity !== '' && isSameProcess(recorded.pid, recorded.identity);
}

/** Refuses beside a living launcher of the same folder; after a killed one stops what it left. Says what it stopped. */
export async function recoverFromEarlierRun(folder: string, progress: Progress): Promise<void> {
  const record = await readRunRecord(folder);
  if (!record) return;
  if (record.launcher.pid !== process.pid && isRunning(record.launcher)) {
    throw new LauncherError(
      `эта копия уже запущена${record.address ? `: ${record.address}` : ''} (процесс ${record.launcher.pid}).`,
      'откройте её адрес или остановите её (Ctrl-C в её окне), а для второй копии задайте другую папку: STATE_DIR=/путь.',
    );
  }
  const stopped = await stopAll(record);
  await removeRunRecord(folder);
  const remains = stopped.length > 0 ? `; остановлены его остатки: ${stopped.join(', ')}` : '';
  progress.say(`Прошлый запуск был прерван${remains}. Восстанавливаюсь.`);
}

/** Temporary stacks of killed tests: their children and folders go as soon as anybody starts another one. */
export async function sweepTemporaryFolders(root?: string): Promise<void> {
  const base = root ?? (await temporaryRoot());
  const names = (await readdir(base)).filter((name) => name.startsWith(TEMPORARY_PREFIX));
  for (const name of names) {
    const folder = path.join(base, name);
    const record = await readRunRecord(folder);
    if (record ? isRunning(record.launcher) : await isRecent(folder)) continue;
    if (record) await stopAll(record);
    await rm(folder, { recursive: true, force: true });
  }
}

/** A folder without a record may be just being filled; a day later nobody fills it any more. */
async function isRecent(folder: string): Promise<boolean> {
  const found = await stat(folder).catch(() => undefined);
  return found !== undefined && Date.now() - found.mtimeMs < DAY_MS;
}

/** The application first, then the engine, the database last: the order of their recording turned round. */
async function stopAll(record: RunRecord): Promise<string[]> {
  const left = record.processes.filter(isRunning).reverse();
  for (const leftover of left) await stopLeftover(leftover.pid, LEFTOVER_GRACE_MS);
  return left.map((leftover) => leftover.name);
}

function recordFile(folder: string): string {
  return path.join(folder, 'run.json');
}
