/**
 * The task lists of a region: 100,000 open tasks, fifty people with a second of thought between requests. Aims: p95 ≤ 60 ms, and no
 * more than twice what the same SQL takes under the same database role. Beside it a file that needs no database.
 */
import autocannon from 'autocannon';
import { createProgress, type Progress } from '#launcher/progress.ts';
import type { Stack } from '#launcher/stack.ts';
import { withTemporaryStack } from '#launcher/temporary-stack.ts';
import { ensureWebBuild, WEB_ROOT } from '#launcher/web-build.ts';
import { connect, roleUrl, withUser } from '#store/database.ts';
import { taskCountsView, taskListView } from '#store/views/task-list-view.ts';
import { inParallel } from './in-parallel.ts';
import { percentile } from './percentiles.ts';
import { fillTasks, lookers, openTasks } from './tasks-data.ts';

const warmSeconds = 10;
const measuredSeconds = 40;
const staticSeconds = 10;
const thoughtMs = 1_000;
const password = 'sem-shagov-2026';
/** Sign-ins from one address are counted by the minute. */
const signInsAtOnce = 2;

type Looker = { readonly path: string; readonly cookie: string };

export async function tasks(): Promise<object> {
  const progress = createProgress();
  const options = { clock: 'real', demo: true, progress, environment: { LOG_LEVEL: 'warn', WEB_ROOT } } as const;
  return withTemporaryStack({ ...options, beforeApp: ensureWebBuild }, (stack) => measure(stack, progress));
}

async function measure(stack: Stack, progress: Progress): Promise<object> {
  const { baseUrl } = stack.app;
  const owner = connect(stack.ownerUrl, { applicationName: 'seven-steps bench', size: 1 });
  await progress.step(`Открытых задач: ${openTasks}`, () => fillTasks(owner));
  await owner.destroy();
  const people = await progress.step('Вход пятидесяти человек', () =>
    inParallel(signInsAtOnce, lookers, async ({ login, list }) => ({
      path: `/api/tasks?list=${list}`,
      cookie: await cookieOf(baseUrl, login),
    })),
  );
  const nobody = people.map(() => ({ path: '/index.html', cookie: '' }));
  await progress.step('Разогрев', () => load(baseUrl, people, warmSeconds));
  const http = await progress.step('Списки задач', () => load(baseUrl, people, measuredSeconds));
  const file = await progress.step('Файл', () => load(baseUrl, nobody, staticSeconds));
  const sql = await progress.step('Те же запросы без приложения', () => plainSql(stack));
  const [p50, p95, sqlP95] = [percentile(http, 0.5), percentile(http, 0.95), percentile(sql, 0.95)];
  return {
    name: 'tasks',
    p50,
    p95,
    sql: { p50: percentile(sql, 0.5), p95: sqlP95 },
    static: { p50: percentile(file, 0.5), p95: percentile(file, 0.95) },
    ratio: Math.round((p95 / sqlP95) * 100) / 100,
    openTasks,
    people: people.length,
    requests: http.length,
    generator: 'autocannon',
  };
}

/** Each person is a connection of the generator and asks once a second; every answer must be 200. */
async function load(baseUrl: string, people: readonly Looker[], seconds: number): Promise<number[]> {
  const times: number[] = [];
  const refused: number[] = [];
  const runs = people.map(async ({ path, cookie }, place) => {
    await untilMs((place * thoughtMs) / people.length);
    const run = autocannon({
      url: `${baseUrl}${path}`,
      connections: 1,
      connectionRate: 1000 / thoughtMs,
      duration: seconds,
      headers: cookie ? { cookie } : {},
    });
    run.on('response', (_client, status, _bytes, took) => (status === 200 ? times : refused).push(took));
    await run;
  });
  await Promise.all(runs);
  if (refused.length > 0) throw new Error(`${refused.length} requests were refused`);
  return times;
}

/** The people do not begin in the same instant. */
const untilMs = (ms: number): Promise<void> => new Promise((resolve) => void setTimeout(resolve, ms));

/** The statements of the list as the application sends them, by as many people and as often. */
async function plainSql(stack: Stack): Promise<number[]> {
  const app = connect(roleUrl(stack.ownerUrl, stack.secret, 'seven_app'), { applicationName: 'seven-steps bench sql' });
  const ids = new Map<string, string>();
  for (const { login, id } of await app('users').where('login', 'like', 'bench-%').select('login', 'id'))
    ids.set(login, id);
  const times: number[] = [];
  const end = performance.now() + staticSeconds * 1000;
  await Promise.all(
    lookers.map(async ({ login, list }, place) => {
      await untilMs((place * thoughtMs) / lookers.length);
      while (performance.now() < end) {
        const begun = performance.now();
        await withUser(app, ids.get(login) ?? '', async (trx) => {
          await taskListView(trx, { list });
          await taskCountsView(trx);
        });
        times.push(performance.now() - begun);
        await untilMs(Math.max(0, thoughtMs - (performance.now() - begun)));
      }
    }),
  );
  await app.destroy();
  return times;
}

async function cookieOf(baseUrl: string, login: string): Promise<string> {
  const body = JSON.stringify({ login, password });
  const headers = { 'content-type': 'application/json' };
  const response = await fetch(`${baseUrl}/api/session`, { method: 'POST', headers, body });
  if (!response.ok) throw new Error(`${login} was not let in: ${response.status}`);
  return response.headers
    .getSetCookie()
    .map((set) => set.split(';')[0])
    .join('; ');
}
