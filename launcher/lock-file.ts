/** A lock between launchers: a file that names the process holding it. A dead holder's lock is taken over. */
import { randomUUID } from 'node:crypto';
import { link, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { identityOf, isSameProcess } from './process-identity.ts';
import { waitUntil } from './waiting.ts';

export type Lock = { readonly release: () => Promise<void> };

/** The lock, or undefined while another living process holds it. */
export async function tryLock(file: string): Promise<Lock | undefined> {
  await mkdir(path.dirname(file), { recursive: true });
  const own = `${file}.${randomUUID()}`;
  await writeFile(own, JSON.stringify({ pid: process.pid, identity: identityOf(process.pid) }));
  try {
    if (!(await linkOnce(own, file))) {
      if (await isHeld(file)) return undefined;
      await moveAway(file);
      if (!(await linkOnce(own, file))) return undefined;
    }
    return { release: () => rm(file, { force: true }) };
  } finally {
    await rm(own, { force: true });
  }
}

/** Waits for the lock; `onWait` is told once when somebody else holds it. */
export async function waitForLock(file: string, timeoutMs: number, onWait: () => void): Promise<Lock | undefined> {
  let lock = await tryLock(file);
  if (lock) return lock;
  onWait();
  await waitUntil(async () => (lock = await tryLock(file)) !== undefined, { timeoutMs, everyMs: 500 });
  return lock;
}

async function isHeld(file: string): Promise<boolean> {
  const text = await readFile(file, 'utf8').catch(() => undefined);
  if (text === undefined) return false;
  const holder = JSON.parse(text) as { pid: number; identity: string };
  return isSameProcess(holder.pid, holder.identity);
}

/** link() is atomic and carries the content with it: no reader ever sees an empty lock. */
async function linkOnce(from: string, to: string): Promise<boolean> {
  try {
    await link(from, to);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

async function moveAway(file: string): Promise<void> {
  const stale = `${file}.${randomUUID()}`;
  await rename(file, stale).catch(() => undefined);
  await rm(stale, { force: true });
}
