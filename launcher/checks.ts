/** Runs programs of node_modules one after another, each under its own heading, and tells which of them found something. */
import { execa } from 'execa';
import { LauncherError } from './launcher-error.ts';
import { repositoryFolder } from './repository.ts';

export type Check = { readonly title: string; readonly command: string; readonly args: readonly string[] };

/** Answers the titles of the checks that failed. Everything they print goes to stderr. */
export async function runChecks(checks: readonly Check[]): Promise<string[]> {
  const failed: string[] = [];
  for (const { title, command, args } of checks) {
    process.stderr.write(`\n── ${title}\n`);
    const result = await execa(command, args, {
      cwd: repositoryFolder,
      preferLocal: true,
      localDir: repositoryFolder,
      stdio: ['ignore', process.stderr, 'inherit'],
      reject: false,
    });
    if (result.code === 'ENOENT') throw new LauncherError(`программа ${command} не установлена.`, 'выполните npm ci.');
    if (result.failed) failed.push(title);
  }
  return failed;
}

/** A TypeScript file of this repository, run by this Node. */
export function typescriptCheck(title: string, file: string): Check {
  return { title, command: process.execPath, args: ['--import', 'tsx', file] };
}
