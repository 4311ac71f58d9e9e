/**
 * Schemathesis, the tester of API descriptions, in a Python environment of its own in the cache folder: installed on first use by
 * pip, found there afterwards.
 */
import { access, mkdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { execa } from 'execa';
import { cacheFolder } from '#launcher/engine-archive.ts';
import { LauncherError } from '#launcher/launcher-error.ts';
import type { Progress } from '#launcher/progress.ts';

const VERSION = '4.32.5';
const installMs = 300_000;

/** The program's path. LauncherError: there is no Python with venv, or the package cannot be had. */
export async function ensureSchemathesis(progress: Progress): Promise<string> {
  const folder = path.join(cacheFolder(), `schemathesis-${VERSION}`);
  const program = path.join(folder, 'bin', 'schemathesis');
  if (await exists(program)) return program;
  await progress.step(`Устанавливаю Schemathesis ${VERSION} в ${folder}`, () => install(folder));
  return program;
}

/** An environment knows its own path, so it is made where it stays; what could not be finished is removed. */
async function install(folder: string): Promise<void> {
  await mkdir(path.dirname(folder), { recursive: true });
  await rm(folder, { recursive: true, force: true });
  await run(
    'python3',
    ['-m', 'venv', folder],
    'нужен Python 3 с модулем venv: установите пакеты python3 и python3-venv.',
  );
  const hint = 'проверьте доступ к хранилищу пакетов Python (PyPI) и повторите.';
  const pip = ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', `schemathesis==${VERSION}`];
  await run(path.join(folder, 'bin', 'python'), pip, hint).catch(async (error: unknown) => {
    await rm(folder, { recursive: true, force: true });
    throw error;
  });
}

async function run(command: string, args: readonly string[], hint: string): Promise<void> {
  const result = await execa(command, [...args], { reject: false, all: true, timeout: installMs });
  if (!result.failed) return;
  const [reason = ''] = (result.all ?? result.shortMessage ?? '').trim().split('\n').slice(-1);
  throw new LauncherError(`Schemathesis не установлен: ${reason || 'команда не выполнена'}.`, hint);
}

const exists = (file: string): Promise<boolean> =>
  access(file).then(
    () => true,
    () => false,
  );
