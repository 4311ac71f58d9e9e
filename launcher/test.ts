/**
 * `npm test`: one PostgreSQL cluster with a migrated template for the whole run, one stack with a controlled clock for the tests
 * that share it, then Jest in two lanes of groups side by side: an engine mostly waits. The last line reads `N passed, N failed`.
 */
import { randomBytes } from 'node:crypto';
import { readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { migrate } from '#store/migrate.ts';
import { startDatabase, type Database } from './database.ts';
import { describeError, LauncherError } from './launcher-error.ts';
import { logTail } from './managed-process.ts';
import { createProgress, type Progress } from './progress.ts';
import { launcherItself, recordOf, sweepTemporaryFolders, writeRunRecord } from './run-record.ts';
import { abortOnSignals } from './signals.ts';
import type { Stack } from './stack.ts';
import { createTemporaryFolder } from './state-folder.ts';
import { startTemporaryStack } from './temporary-stack.ts';
import { countTests, findTests, runJest, type TestCounts, type TestGroup } from './test-groups.ts';
import { ensureWebBuild, WEB_ROOT } from './web-build.ts';

const TEMPLATE = 'seven_steps_template';
const SHARED_DATABASE = 'seven_steps_shared';
const GROUP_TITLES: Readonly<Record<TestGroup, string>> = {
  unit: 'Быстрые тесты',
  shared: 'Тесты на общем стенде',
  stack: 'Тесты с собственными стендами',
  long: 'Долгие тесты',
};

/** Side by side, each group of a lane after the other; the lanes are about as long as each other. */
const LANES: readonly (readonly TestGroup[])[] = [['shared'], ['unit', 'stack']];
const LONG_LANES: typeof LANES = [['long']];

type Run = {
  readonly folder: string;
  readonly secret: string;
  readonly progress: Progress;
  readonly jestOptions: readonly string[];
  readonly signal: AbortSignal;
  readonly stops: (() => Promise<void>)[];
};

export async function main(args: readonly string[]): Promise<number> {
  const long = args.includes('--long');
  const rest = args.filter((argument) => argument !== '--long');
  const groups = await findTests(rest.filter((argument) => !argument.startsWith('-')));
  await sweepTemporaryFolders();
  const progress = createProgress();
  const run: Run = {
    folder: await createTemporaryFolder(),
    secret: randomBytes(32).toString('hex'),
    progress,
    jestOptions: rest.filter((argument) => argument.startsWith('-')),
    signal: abortOnSignals(() => progress.say('Останавливаю…')),
    stops: [],
  };
  try {
    return report(await runLanes(run, groups, long ? LONG_LANES : LANES));
  } finally {
    await stopAll(run);
  }
}

type Groups = Readonly<Record<TestGroup, readonly string[]>>;

async function runLanes(run: Run, groups: Groups, lanes: typeof LANES): Promise<readonly TestCounts[]> {
  const wanted = lanes.map((lane) => lane.filter((group) => groups[group].length > 0));
  if (wanted.flat().length === 0) return [];
  const database = await openCluster(run);
  const counts = await Promise.all(wanted.map((lane) => runLane(run, groups, lane, database)));
  if (run.signal.aborted) throw new LauncherError('прогон тестов прерван.');
  return counts.flat();
}

async function runLane(
  run: Run,
  groups: Groups,
  lane: readonly TestGroup[],
  database: Database,
): Promise<readonly TestCounts[]> {
  const counts: TestCounts[] = [];
  for (const group of lane) {
    if (run.signal.aborted) break;
    counts.push(
      await runGroup(run, group, groups[group], database).catch((error: unknown) => countAsFailed(run, error)),
    );
  }
  return counts;
}

async function openCluster(run: Run): Promise<Database> {
  const folder = path.join(run.folder, 'postgres');
  const start = () => startDatabase({ folder, secret: run.secret, name: TEMPLATE, throwaway: true });
  const database = await run.progress.step('База данных для тестов', start);
  run.stops.push(database.stop);
  await writeRunRecord(run.folder, {
    launcher: launcherItself(),
    address: undefined,
    ports: {},
    processes: [recordOf(database.process())],
  });
  await run.progress.step('Миграции шаблона', () => migrate(database.ownerUrl, run.secret));
  return database;
}

async function runGroup(run: Run, group: TestGroup, files: readonly string[], database: Database): Promise<TestCounts> {
  const stack = group === 'shared' ? await openSharedStack(run, database) : undefined;
  const resultFile = path.join(run.folder, `${group}.json`);
  const parallel = group === 'unit' ? '--maxWorkers=2' : '--runInBand';
  const env = { ...databaseEnvironment(run, database), ...(stack ? { TEST_STACK: describeStack(stack) } : {}) };
  run.progress.say(`\n${GROUP_TITLES[group]} (файлов: ${files.length})`);
  const from = Date.now();
  await runJest(files, [parallel, ...run.jestOptions], { resultFile, env, signal: run.signal });
  const seconds = Math.round((Date.now() - from) / 1_000);
  await sweepTemporaryFolders();
  const counts = await readCounts(resultFile);
  run.progress.say(`${GROUP_TITLES[group]}: прошло ${counts.passed}, не прошло ${counts.failed}, ${seconds} с`);
  if (stack && counts.failed > 0)
    run.progress.say(`Журнал приложения:\n${await logTail(path.join(stack.folder, 'app.log'), 40)}`);
  await stack?.stop();
  return counts;
}

/** A stack that does not start is a failed test, and the other groups still run. */
function countAsFailed(run: Run, error: unknown): TestCounts {
  run.progress.say(describeError(error));
  return { passed: 0, failed: 1 };
}

async function openSharedStack(run: Run, database: Database): Promise<Stack> {
  const stack = await startTemporaryStack({
    clock: 'controlled',
    demo: true,
    database,
    databaseName: SHARED_DATABASE,
    secret: run.secret,
    environment: { WEB_ROOT },
    beforeApp: ensureWebBuild,
    progress: run.progress,
    signal: run.signal,
  });
  run.stops.push(stack.stop);
  return stack;
}

function databaseEnvironment(run: Run, database: Database): Record<string, string> {
  return {
    APP_SECRET: run.secret,
    TEST_DATABASE_ADMIN_URL: database.adminUrl,
    TEST_DATABASE_OWNER_URL: database.ownerUrl,
    TEST_TEMPLATE_DATABASE: TEMPLATE,
  };
}

function describeStack(stack: Stack): string {
  const { baseUrl, feedUrl } = stack.app;
  return JSON.stringify({
    baseUrl,
    feedUrl,
    clock: stack.clockUser,
    ownerUrl: stack.ownerUrl,
    secret: stack.secret,
    engine: { ...stack.engineAddresses, epoch: stack.engine?.epoch() },
  });
}

/** Jest writes no result when it was killed: that is a failure too. */
async function readCounts(resultFile: string): Promise<TestCounts> {
  const text = await readFile(resultFile, 'utf8').catch(() => undefined);
  return text === undefined ? { passed: 0, failed: 1 } : countTests(JSON.parse(text));
}

function report(counts: readonly TestCounts[]): number {
  const passed = counts.reduce((sum, group) => sum + group.passed, 0);
  const failed = counts.reduce((sum, group) => sum + group.failed, 0);
  if (passed + failed === 0) process.stderr.write('Ни один тест не выполнен.\n');
  process.stdout.write(`${passed} passed, ${failed} failed\n`);
  return failed === 0 && passed > 0 ? 0 : 1;
}

/** In the opposite order of starting; one part that does not stop must not keep the others running. */
async function stopAll(run: Run): Promise<void> {
  for (const stop of run.stops.reverse()) {
    await stop().catch((error: unknown) => run.progress.say(describeError(error)));
  }
  await rm(run.folder, { recursive: true, force: true, maxRetries: 5 });
}
