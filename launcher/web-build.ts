/** Builds the web application when it is missing or older than its sources: a hash of them is kept beside the result. */
import { createHash } from 'node:crypto';
import { readdir, readFile, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { execa } from 'execa';
import { LauncherError } from './launcher-error.ts';
import type { Progress } from './progress.ts';
import { repositoryFolder } from './repository.ts';

export const WEB_ROOT = path.join(repositoryFolder, 'dist', 'web');
const CONFIG = 'vite.config.ts';
const SOURCES = ['web', 'web-modeler', 'domain', 'generated', 'forms', CONFIG, 'package-lock.json'];
const STAMP = path.join(WEB_ROOT, '.sources');

export async function ensureWebBuild(progress: Progress): Promise<void> {
  if (!(await stat(path.join(repositoryFolder, CONFIG)).catch(() => undefined))) {
    progress.say(`Веб-приложение не собирается: нет ${CONFIG}.`);
    return;
  }
  const hash = await hashSources();
  if ((await readFile(STAMP, 'utf8').catch(() => '')) === hash) return;
  await progress.step('Сборка веб-приложения', build);
  await writeFile(STAMP, hash);
}

async function build(): Promise<void> {
  const result = await execa('vite', ['build', '--logLevel', 'warn'], {
    cwd: repositoryFolder,
    preferLocal: true,
    localDir: repositoryFolder,
    all: true,
    reject: false,
    env: { NODE_ENV: 'production', NODE_OPTIONS: '' },
  });
  if (!result.failed) return;
  throw new LauncherError(
    `веб-приложение не собралось.\n${result.all}`,
    'исправьте ошибку сборки или верните исходники: git status.',
  );
}

async function hashSources(): Promise<string> {
  const files = (await Promise.all(SOURCES.map((source) => listFiles(source)))).flat().sort();
  const hash = createHash('sha256');
  for (const file of files) hash.update(`${file}\0`).update(await readFile(path.join(repositoryFolder, file)));
  return hash.digest('hex');
}

async function listFiles(source: string): Promise<string[]> {
  const found = await stat(path.join(repositoryFolder, source)).catch(() => undefined);
  if (!found) return [];
  if (found.isFile()) return [source];
  const entries = await readdir(path.join(repositoryFolder, source), { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(repositoryFolder, path.join(entry.parentPath ?? entry.path, entry.name)));
}
