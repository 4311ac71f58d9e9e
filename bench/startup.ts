/**
 * How long a warm `npm start` takes until the system is usable (aim: ≤ 25 s), and what the idle system holds in memory (aim: under
 * 1.2 GB). In a state folder of its own: the first start makes the database and the demonstration, the second one is measured.
 */
import path from 'node:path';
import { execa, type ResultPromise } from 'execa';
import { createProgress, type Progress } from '#launcher/progress.ts';
import { repositoryFolder } from '#launcher/repository.ts';
import { createTemporaryFolder } from '#launcher/state-folder.ts';
import { rm } from 'node:fs/promises';
import { residentMemory } from './process-use.ts';
import { waitUntil } from '#launcher/waiting.ts';

const startLimitMs = 180_000;
const demonstrationLimitMs = 180_000;
/** The idle system is looked at when it has had time to come to rest. */
const restMs = 20_000;
const usable = /«Семь шагов» работает: (\S+)/;
const demonstrationReady = /Демонстрационные семьи/;

type Copy = { readonly process: ResultPromise; readonly seconds: number; readonly said: () => string };

export async function startup(): Promise<object> {
  const progress = createProgress();
  const folder = await createTemporaryFolder();
  try {
    await progress.step('Первый запуск: база и демонстрационные семьи', () => firstStart(folder));
    return await progress.step('Повторный запуск', () => warmStart(folder, progress));
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

async function firstStart(folder: string): Promise<void> {
  const copy = await start(folder);
  try {
    await waitUntil(() => demonstrationReady.test(copy.said().split('Система уже работает.')[1] ?? ''), {
      timeoutMs: demonstrationLimitMs,
    });
  } finally {
    await stop(copy);
  }
}

async function warmStart(folder: string, progress: Progress): Promise<object> {
  const copy = await start(folder);
  try {
    progress.say(`Готово за ${copy.seconds.toFixed(1)} с; жду, пока система придёт в покой`);
    const begun = performance.now();
    await waitUntil(() => performance.now() - begun > restMs, { timeoutMs: restMs * 2 });
    const byProcess = await residentMemory(copy.process.pid ?? 0);
    const residentMb = Object.values(byProcess).reduce((sum, megabytes) => sum + megabytes, 0);
    return { name: 'startup', warmSeconds: Math.round(copy.seconds * 10) / 10, residentMb, byProcess };
  } finally {
    await stop(copy);
  }
}

/** Usable: the launcher has printed the address, and the address shows the page. */
async function start(folder: string): Promise<Copy> {
  const begun = performance.now();
  const launcher = execa(process.execPath, [path.join(repositoryFolder, 'launcher', 'start.mjs')], {
    cwd: repositoryFolder,
    env: { STATE_DIR: folder, DATABASE_URL: '', ZEEBE_GRPC_ADDRESS: '', ZEEBE_REST_ADDRESS: '' },
    all: true,
    reject: false,
    stdin: 'ignore',
  });
  let text = '';
  launcher.all?.on('data', (chunk: Buffer) => (text += chunk.toString('utf8')));
  const address = () => usable.exec(text)?.[1];
  const ready = await waitUntil(async () => launcher.exitCode !== null || (await shows(address())), {
    timeoutMs: startLimitMs,
    everyMs: 50,
  });
  const copy = { process: launcher, seconds: (performance.now() - begun) / 1_000, said: () => text };
  if (ready && launcher.exitCode === null) return copy;
  await stop(copy);
  throw new Error(`npm start did not become usable:\n${text}`);
}

async function shows(address: string | undefined): Promise<boolean> {
  if (!address) return false;
  return fetch(address).then(
    (response) => response.ok,
    () => false,
  );
}

async function stop({ process: running }: Copy): Promise<void> {
  running.kill('SIGTERM');
  await running;
}
