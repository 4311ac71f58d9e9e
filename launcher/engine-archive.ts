/**
 * Brings Zeebe 8.5.8 into a cache outside the repository, once: given archive, else Maven, else Camunda's public release.
 * 8.5 is the last line that an organisation may run for its own processes without a paid licence.
 */
import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { copyFile, mkdir, mkdtemp, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { execa } from 'execa';
import { LauncherError } from './launcher-error.ts';
import { waitForLock } from './lock-file.ts';
import type { Progress } from './progress.ts';

export const ENGINE_VERSION = '8.5.8';
const SHA256 = '53ce62b008e61a87a3f7aed700065ad1352084a24c85771bc4e8300828bf95b4';
const ARCHIVE = `camunda-zeebe-${ENGINE_VERSION}.tar.gz`;
const RELEASE_ASSET = `https://github.com/camunda/camunda/releases/download/${ENGINE_VERSION}/${ARCHIVE}`;
const MAVEN_ARTIFACT = `io.camunda:camunda-zeebe:${ENGINE_VERSION}:tar.gz`;
/** Kept in the unpacked engine: the checksum of the archive that it came from. */
const VERIFIED_FILE = 'verified.sha256';
const LOCK_WAIT_MS = 30 * 60_000;
const REMEDY =
  'проверьте сеть и запустите снова, либо скачайте архив сами и укажите его: ENGINE_ARCHIVE=/путь/camunda-zeebe-8.5.8.tar.gz npm start.';

export type ArchiveOptions = {
  readonly env?: Readonly<Record<string, string | undefined>>;
  readonly progress: Progress;
  readonly sha256?: string;
};

/** The folder of the unpacked engine, fetched first if it is not there. */
export async function ensureEngine({ env = process.env, progress, sha256 = SHA256 }: ArchiveOptions): Promise<string> {
  const cache = cacheFolder(env);
  const home = engineHome(env);
  if (await cachedEngine(env)) return home;
  await mkdir(cache, { recursive: true }).catch((cause: Error) => {
    throw new LauncherError(
      `нельзя писать в папку ${cache}: ${cause.message}.`,
      'дайте права на неё или задайте SEVEN_STEPS_CACHE.',
    );
  });
  const tellWait = () => progress.say('… архив движка уже загружает другая копия, жду её');
  const lock = await waitForLock(path.join(cache, 'engine.lock'), LOCK_WAIT_MS, tellWait);
  if (!lock)
    throw new LauncherError('другая копия слишком долго загружает архив движка.', 'остановите её и запустите снова.');
  try {
    if (!(await cachedEngine(env))) await fetchAndUnpack({ cache, home, env, progress, sha256 });
  } finally {
    await lock.release();
  }
  return home;
}

export function cacheFolder(env: Readonly<Record<string, string | undefined>> = process.env): string {
  if (env['SEVEN_STEPS_CACHE']) return path.resolve(env['SEVEN_STEPS_CACHE']);
  return path.join(env['XDG_CACHE_HOME'] || path.join(os.homedir(), '.cache'), 'seven-steps');
}

export function engineHome(env: Readonly<Record<string, string | undefined>> = process.env): string {
  return path.join(cacheFolder(env), `camunda-zeebe-${ENGINE_VERSION}`);
}

/** The checksum of the archive in the cache, or undefined while there is none. */
export async function cachedEngine(
  env: Readonly<Record<string, string | undefined>> = process.env,
): Promise<string | undefined> {
  return readFile(path.join(engineHome(env), VERIFIED_FILE), 'utf8').catch(() => undefined);
}

async function sha256Of(file: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(file), hash);
  return hash.digest('hex');
}

type Fetching = {
  cache: string;
  home: string;
  env: Readonly<Record<string, string | undefined>>;
  progress: Progress;
  sha256: string;
};

/** All work happens in one side folder; only the finished engine gets its name. */
async function fetchAndUnpack({ cache, home, env, progress, sha256 }: Fetching): Promise<void> {
  await removeRemains(cache);
  await rm(home, { recursive: true, force: true });
  const side = await mkdtemp(path.join(cache, 'fetch-'));
  try {
    const archive = path.join(side, `${ARCHIVE}.part`);
    await fetchArchive(archive, env, progress);
    await progress.step('Проверяю контрольную сумму архива движка', () => checkArchive(archive, sha256));
    await progress.step('Распаковываю движок', () => unpack(archive, side));
    const unpacked = path.join(side, `camunda-zeebe-${ENGINE_VERSION}`);
    await writeFile(path.join(unpacked, VERIFIED_FILE), sha256);
    await rename(unpacked, home);
  } finally {
    await rm(side, { recursive: true, force: true });
  }
}

async function fetchArchive(target: string, env: Fetching['env'], progress: Progress): Promise<void> {
  const given = env['ENGINE_ARCHIVE'];
  if (given && /^https?:/.test(given)) return download(given, target, progress);
  if (given) return progress.step(`Беру архив движка ${given}`, () => copyGiven(given, target));
  if (await copyByMaven(target, progress)) return;
  await download(RELEASE_ASSET, target, progress);
}

async function copyGiven(given: string, target: string): Promise<void> {
  if (!(await exists(given)))
    throw new LauncherError(`архива движка нет по пути ENGINE_ARCHIVE=${given}.`, 'укажите верный путь.');
  await copyFile(given, target);
}

/** Maven checks its own download; where it is missing or fails, the public release is tried next. */
async function copyByMaven(target: string, progress: Progress): Promise<boolean> {
  const folder = path.dirname(target);
  const found = await execa('mvn', ['--version'], { reject: false });
  if (found.failed) return false;
  const args = ['-q', '-B', 'dependency:copy', `-Dartifact=${MAVEN_ARTIFACT}`, `-DoutputDirectory=${folder}`];
  const run = () => execa('mvn', args, { cwd: folder, reject: false });
  const result = await progress.step('Загружаю движок Zeebe 8.5.8 через Maven (212 МБ, один раз)', run);
  const copied = path.join(folder, ARCHIVE);
  if (result.failed || !(await exists(copied))) {
    progress.say('Maven не смог загрузить движок, пробую открытый выпуск Camunda');
    return false;
  }
  await rename(copied, target);
  return true;
}

async function download(url: string, target: string, progress: Progress): Promise<void> {
  try {
    const response = await fetch(url);
    if (!response.ok || !response.body) throw new Error(`ответ ${response.status}`);
    const total = Number(response.headers.get('content-length') ?? 0);
    const body = Readable.fromWeb(response.body as never);
    await pipeline(body, countProgress(total, progress), createWriteStream(target));
  } catch (cause) {
    throw new LauncherError(`архив движка не загрузился с ${new URL(url).host}: ${reasonOf(cause)}.`, REMEDY, {
      cause,
    });
  }
}

/** fetch wraps the network's own error; its code says more than «fetch failed». */
function reasonOf(error: unknown): string {
  const { message, cause } = error as Error & { cause?: { code?: string } };
  if (message.startsWith('ответ')) return message;
  return cause?.code ? `сервер недоступен или связь прервалась (${cause.code})` : 'связь не установилась';
}

/** A line for every tenth of the archive. */
function countProgress(total: number, progress: Progress) {
  return async function* (source: AsyncIterable<Buffer>) {
    let received = 0;
    let told = 0;
    for await (const chunk of source) {
      received += chunk.length;
      const tenth = total > 0 ? Math.floor((received / total) * 10) : 0;
      if (tenth > told) progress.say(`… загружаю движок: ${tenth * 10} % из ${Math.round(total / 1e6)} МБ`);
      told = Math.max(told, tenth);
      yield chunk;
    }
  };
}

async function checkArchive(archive: string, expected: string): Promise<void> {
  const actual = await sha256Of(archive);
  if (actual === expected) return;
  throw new LauncherError(
    `архив движка повреждён: контрольная сумма ${actual.slice(0, 12)}… вместо ${expected.slice(0, 12)}….`,
    REMEDY,
  );
}

async function unpack(archive: string, folder: string): Promise<void> {
  const result = await execa('tar', ['--no-same-owner', '-xzf', archive, '-C', folder], { reject: false });
  if (result.failed) throw new LauncherError(`архив движка не распаковался: ${result.stderr}`, REMEDY);
}

/** Side folders of killed runs: we hold the lock, so nobody works in them. */
async function removeRemains(cache: string): Promise<void> {
  const names = await readdir(cache);
  const remains = names.filter((name) => name.startsWith('fetch-'));
  await Promise.all(remains.map((name) => rm(path.join(cache, name), { recursive: true, force: true })));
}

function exists(file: string): Promise<boolean> {
  return stat(file).then(
    () => true,
    () => false,
  );
}
