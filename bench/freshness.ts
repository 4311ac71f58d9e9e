/**
 * How fresh a screen is: the own action, and the next task after a click, on an idle system and at 70 % of the rate of cases that
 * this very run could sustain. Aims: own action p95 ≤ 300 ms, next task p95 ≤ 1 s idle and ≤ 2 s loaded.
 */
import { createProgress } from '#launcher/progress.ts';
import { withTemporaryStack } from '#launcher/temporary-stack.ts';
import { waitUntil } from '#launcher/waiting.ts';
import { openOffice } from '#scenario/office.ts';
import { onTheWay, withCounts } from '#store/views/scenario-counts-view.ts';
import { type Clicks, type Desk, liveCase, noClicks, stepsOfCase } from './clerk.ts';
import { percentiles } from './percentiles.ts';
import { openScreens } from './screens.ts';

const warmCases = 2;
const idleCases = 10;
/** A person reads before the next click; meanwhile the system is idle. */
const thinkMs = 1_500;
const clerks = 12;
const sustainMs = 25_000;
const loadedMs = 45_000;
const share = 0.7;
const drainMs = 180_000;
const minuteMs = 60_000;

export async function freshness(): Promise<object> {
  const progress = createProgress();
  return withTemporaryStack(
    { clock: 'real', demo: true, progress, environment: { LOG_LEVEL: 'warn' } },
    async (stack) => {
      const office = await openOffice(stack.app.baseUrl);
      const desk: Desk = { office, screens: await openScreens(office) };
      const quiet = () =>
        withCounts(stack.ownerUrl, (db) => waitUntil(async () => (await onTheWay(db)) === 0, { timeoutMs: drainMs }));
      await oneByOne(desk, warmCases, 0);
      await quiet();
      const idle = await progress.step('Свежесть без нагрузки', () => oneByOne(desk, idleCases, thinkMs));
      const sustained = await progress.step('Какую нагрузку система выдерживает', () => sustain(desk));
      await progress.step('Разбор очереди', quiet);
      const offered = sustained * share;
      progress.say(`Выдерживает случаев в минуту: ${sustained.toFixed(1)}; нагружаю: ${offered.toFixed(1)}`);
      const loaded = await progress.step('Свежесть под нагрузкой', () => offer(desk, offered));
      desk.screens.close();
      return {
        name: 'freshness',
        idle: percentiles(idle.next),
        loaded: { ...percentiles(loaded.next), casesPerMinute: tenths(offered), sustained: tenths(sustained) },
        ownAction: percentiles([...idle.own, ...loaded.own]),
        n: idle.next.length + loaded.next.length,
      };
    },
  );
}

const tenths = (value: number): number => Math.round(value * 10) / 10;

async function oneByOne(desk: Desk, cases: number, think: number): Promise<Clicks> {
  const clicks = noClicks();
  for (let index = 0; index < cases; index += 1) await liveCase(desk, clicks, { index, thinkMs: think });
  return clicks;
}

/** Cases a minute that so many clerks get done who never pause. */
async function sustain(desk: Desk): Promise<number> {
  const clicks = noClicks();
  const begun = performance.now();
  const over = () => performance.now() - begun > sustainMs;
  const clerk = async (number: number): Promise<void> => {
    for (let index = number; !over(); index += clerks)
      await liveCase(desk, clicks, { index, thinkMs: 0, stopped: over });
  };
  await Promise.all(Array.from({ length: clerks }, (_none, number) => clerk(number)));
  return (clicks.steps / stepsOfCase / (performance.now() - begun)) * minuteMs;
}

/** Cases come in at an even rate, whether the earlier ones are done or not. */
async function offer(desk: Desk, casesPerMinute: number): Promise<Clicks> {
  const clicks = noClicks();
  const everyMs = minuteMs / casesPerMinute;
  const cases = Math.max(4, Math.floor(loadedMs / everyMs));
  const begun = performance.now();
  const running: Promise<void>[] = [];
  for (let index = 0; index < cases; index += 1) {
    await waitUntil(() => performance.now() >= begun + index * everyMs, { timeoutMs: everyMs * 2, everyMs: 5 });
    running.push(liveCase(desk, clicks, { index, thinkMs: 0 }));
  }
  await Promise.all(running);
  return clicks;
}
