/**
 * Which tests belong together: `unit` files clone a database each and run beside each other; `shared` files share one whole stack
 * and run in turn; `stack` files start (and kill) stacks of their own; `long` ones do the same, only on demand.
 */
import path from 'node:path';
import { execa } from 'execa';
import { repositoryFolder } from './repository.ts';

export type TestGroup = 'unit' | 'shared' | 'stack' | 'long';
export type GroupedTests = Readonly<Record<TestGroup, readonly string[]>>;
export type TestCounts = { readonly passed: number; readonly failed: number };

const FOLDERS: Readonly<Record<string, TestGroup>> = {
  processes: 'shared',
  e2e: 'shared',
  stack: 'stack',
  long: 'long',
};
const JEST = path.join(repositoryFolder, 'node_modules', 'jest', 'bin', 'jest.js');

/** A run that hangs must not hold a build server for ever. */
const LONGEST_RUN_MS = 3 * 60 * 60_000;

function groupOf(file: string): TestGroup {
  const [, room] = path.relative(repositoryFolder, file).split(path.sep);
  return FOLDERS[room ?? ''] ?? 'unit';
}

/** The files that Jest would run for these path filters. */
export async function findTests(filters: readonly string[]): Promise<GroupedTests> {
  const { stdout } = await execa(process.execPath, [JEST, '--listTests', '--json', ...filters], jestOptions({}));
  const files = JSON.parse(stdout) as string[];
  const inGroup = (group: TestGroup) => files.filter((file) => groupOf(file) === group).sort();
  return { unit: inGroup('unit'), shared: inGroup('shared'), stack: inGroup('stack'), long: inGroup('long') };
}

type JestRun = { readonly resultFile: string; readonly env: Record<string, string>; readonly signal: AbortSignal };

/** A test that fails before it stops its stack must not keep Jest alive: hence --forceExit; the launcher clears what is left. */
export function runJest(files: readonly string[], options: readonly string[], { resultFile, env, signal }: JestRun) {
  const args = [JEST, '--json', '--forceExit', `--outputFile=${resultFile}`, ...options, '--runTestsByPath', ...files];
  return execa(process.execPath, args, {
    ...jestOptions(env),
    stdio: ['ignore', 'ignore', 'inherit'],
    cancelSignal: signal,
    timeout: LONGEST_RUN_MS,
    reject: false,
  });
}

type JestResult = { numPassedTests: number; numFailedTests: number; numRuntimeErrorTestSuites: number };

/** A file that could not even be loaded counts as one failed test. */
export function countTests(result: JestResult): TestCounts {
  return { passed: result.numPassedTests, failed: result.numFailedTests + result.numRuntimeErrorTestSuites };
}

function jestOptions(env: Record<string, string>) {
  return {
    cwd: repositoryFolder,
    env: { ...env, NODE_OPTIONS: '--experimental-vm-modules --disable-warning=ExperimentalWarning' },
  };
}
