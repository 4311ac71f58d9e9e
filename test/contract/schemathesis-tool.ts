/**
 * Schemathesis, the tester of API descriptions, in a Python environment of its own in the cache folder: installed on first use by
 * pip as requirements.txt says, found there afterwards.
 */
import { createHash } from 'node:crypto';
import { access, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { execa } from 'execa';
import { cacheFolder } from '#launcher/engine-archive.ts';
import { LauncherError } from '#launcher/launcher-error.ts';
import type { Progress } from '#launcher/progress.ts';

const requirements = fileURLToPath(new URL('requirements.txt', import.meta.url));
const installMs = 300_000;

/** The program's path. LauncherError: there is no Python with venv, or the package cannot be had. */
export async function ensureSchemathesis(progress: Progress): Promise<string> {
  const digest = createHash('sha256')
    .update(await readFile(requirements))
    .digest('hex')
    .slice(0, 12);
  const folder = path.join(cacheFolder(), `schemathesis-${digest}`);
  const program = path.join(folder, 'bin', 'schemathesis');
  const finished = path.join(folder, 'finished');
  if (await exists(finished)) return program;
  await progress.step(`Устанавливаю Schemathesis в ${folder}`, () => install(folder));
  await writeFile(finished, '');
  return program;
}

/** An environment knows its own path, so it is made where it stays; what was not finished is made anew. */
async function install(folder: string): Promise<void> {
  await mkdir(path.dirname(folder), { recursive: true });
  await rm(folder, { recursive: true, force: true });
  await run(
    'python3',
    ['-m', 'venv', folder],
    'нужен Python 3 с модулем venv: установите пакеты python3 и python3-venv.',
  );
  const hint = 'проверьте доступ к хранилищу пакетов Python (PyPI) и повторите.';
  const pip = ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', '--requirement', requirements];
  await run(path.join(folder, 'bin', 'python'), pip, hint);
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
