/**
 * A whole running copy: database, engine and application, for `npm start`, tests, scenarios and benchmarks alike.
 * Each part can be killed, stopped and started again on its own; servers given by the operator are used instead of ours.
 */
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import type { App } from './app-process.ts';
import type { Database } from './database.ts';
import type { Engine } from './engine.ts';
import { LauncherError } from './launcher-error.ts';
import { tryLock } from './lock-file.ts';
import { findFreePort } from './ports.ts';
import { silentProgress, type Progress } from './progress.ts';
import { launcherItself, recoverFromEarlierRun, writeRunRecord } from './run-record.ts';
import { derivePassword } from './secrets.ts';
import {
  launchParts,
  recordParts,
  stopParts,
  type EngineAddresses,
  type Launched,
  type Parts,
  type StackOptions,
} from './stack-parts.ts';
import { whenAborted } from './signals.ts';
import { readSecret } from './state-folder.ts';

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
  /** Lets the business time begin in the past, before any case exists; the engine goes on in its own time. */
  readonly startAt: (at: Date) => Promise<void>;
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
    return await unlessAborted(
      options.signal,
      launchParts(options, parts).then((launched) => describeStack(options, parts, launched)),
    );
  } catch (error) {
    await parts.opening?.catch(() => undefined);
    await stopParts(options, parts);
    throw error;
  }
}

/** Two starts at the same moment: one gets the lock, the other is told that the copy is already starting. */
async function claimFolder(folder: string, progress: Progress): Promise<void> {
  const lock = await tryLock(path.join(folder, 'start.lock'));
  if (!lock) throw new LauncherError('эта копия уже запускается в другом окне.', 'дождитесь её или остановите.');
  try {
    await recoverFromEarlierRun(folder, progress);
    await writeRunRecord(folder, { launcher: launcherItself(), address: undefined, ports: {}, processes: [] });
  } finally {
    await lock.release();
  }
}

function unlessAborted<T>(signal: AbortSignal | undefined, work: Promise<T>): Promise<T> {
  if (!signal) return work;
  const refused = whenAborted(signal).then(() => Promise.reject(new LauncherError('запуск прерван.')));
  return Promise.race([work, refused]);
}

function describeStack(options: StackOptions, parts: Parts, { ownerUrl, engineAddresses, app }: Launched): Stack {
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
    advance: (to) => askClock(app.feedUrl, clockUser, 'advance', { to: to.toISOString() }),
    startAt: (at) => askClock(app.feedUrl, clockUser, 'start', { at: at.toISOString() }),
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

async function askClock(
  feedUrl: string,
  { user, password }: Stack['clockUser'],
  deed: 'advance' | 'start',
  moment: Readonly<Record<string, string>>,
): Promise<void> {
  const response = await fetch(`${feedUrl}/clock/${deed}`, {
    method: 'POST',
    headers: {
      authorization: `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`,
      'content-type': 'application/json',
    },
    body: JSON.stringify(moment),
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
