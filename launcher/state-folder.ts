/**
 * Where one copy keeps its data: outside the repository, one folder per checkout, so that several copies run side by side.
 * As root the folder lies under /var/lib, because PostgreSQL runs as another user that cannot pass through /root.
 */
import { createHash, randomBytes } from 'node:crypto';
import { chmod, mkdir, mkdtemp, readFile, realpath, rename, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { withSecretFiles } from '#config';
import { LauncherError } from './launcher-error.ts';
import { isReachableByOthers } from './postgres-binaries.ts';
import { repositoryFolder } from './repository.ts';

type Environment = Readonly<Record<string, string | undefined>>;

export const TEMPORARY_PREFIX = 'seven-steps-';

export async function stateFolder(env: Environment = process.env): Promise<string> {
  if (env['STATE_DIR']) return path.resolve(env['STATE_DIR']);
  const checkout = createHash('sha256')
    .update(await realpath(repositoryFolder))
    .digest('hex')
    .slice(0, 12);
  return path.join(stateRoot(env), checkout);
}

export async function openStateFolder(env: Environment = process.env): Promise<string> {
  const folder = await stateFolder(env);
  try {
    await mkdir(folder, { recursive: true });
    await chmod(folder, 0o711);
  } catch (cause) {
    const reason = (cause as Error).message;
    throw new LauncherError(
      `нельзя писать в папку состояния ${folder}: ${reason}.`,
      'дайте права на неё или задайте другую: STATE_DIR=/путь.',
    );
  }
  if (isRoot() && !(await isReachableByOthers(folder))) {
    throw new LauncherError(
      `папка состояния ${folder} закрыта для других пользователей, а PostgreSQL не работает от имени root.`,
      'задайте в STATE_DIR папку, до которой доходят все пользователи, например /var/lib/seven-steps.',
    );
  }
  return folder;
}

/** Given by the operator, or made once and kept with mode 600; written under another name first. */
export async function readSecret(folder: string, env: Environment = process.env): Promise<string> {
  const { APP_SECRET: given } = withSecretFiles(env);
  if (given) return given;
  const file = path.join(folder, 'secret');
  const known = (await readFile(file, 'utf8').catch(() => '')).trim();
  if (known) return known;
  const secret = randomBytes(32).toString('hex');
  await writeFile(`${file}.part`, secret, { mode: 0o600 });
  await rename(`${file}.part`, file);
  return secret;
}

/** Keys that seal stored files, besides the one that derives from the secret: none until the first rotation. */
export const keyRingFile = (folder: string): string => path.join(folder, 'keys.json');

/** The operator's file of keys, or the own one, begun empty. */
export async function openKeyRingFile(folder: string, env: Environment = process.env): Promise<string> {
  if (env['KEY_RING_FILE']) return path.resolve(env['KEY_RING_FILE']);
  const file = keyRingFile(folder);
  await writeFile(file, '{ "keys": [] }\n', { mode: 0o600, flag: 'wx' }).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error;
  });
  return file;
}

/** A folder for a stack that is thrown away: the database user must be able to reach it. */
export async function createTemporaryFolder(): Promise<string> {
  const folder = await mkdtemp(path.join(await temporaryRoot(), TEMPORARY_PREFIX));
  await chmod(folder, 0o711);
  return folder;
}

export async function temporaryRoot(): Promise<string> {
  const wanted = os.tmpdir();
  if (!isRoot() || (await isReachableByOthers(wanted))) return wanted;
  return '/var/tmp';
}

function stateRoot(env: Environment): string {
  if (isRoot()) return '/var/lib/seven-steps';
  return path.join(env['XDG_DATA_HOME'] || path.join(os.homedir(), '.local', 'share'), 'seven-steps');
}

function isRoot(): boolean {
  return process.getuid?.() === 0;
}

/** Where the application of this copy notes the head of the audit's chain. */
export function auditHeadFile(folder: string): string {
  return path.join(folder, 'audit-head.json');
}
