/**
 * Whole cases per second through the product, against the same diagrams driven by bare SDK workers on an engine of the same settings;
 * both in one run, one after the other, the same number of cases with the same number under way. Aim: ratio ≥ 0.7.
 */
import { stamp } from '#engine/stamp-resources.ts';
import type { DeployableResource } from '#engine/zeebe.ts';
import { createProgress, type Progress } from '#launcher/progress.ts';
import type { Stack } from '#launcher/stack.ts';
import { withTemporaryStack } from '#launcher/temporary-stack.ts';
import { waitUntil } from '#launcher/waiting.ts';
import { openOffice } from '#scenario/office.ts';
import type { Database } from '#store/database.ts';
import { readResources, releaseInForce } from '#store/releases-store.ts';
import { onTheWay, withCounts } from '#store/views/scenario-counts-view.ts';
import { startBareDriver } from './bare-cases.ts';
import { withBareEngine } from './bare-engine.ts';
import { startClerks } from './busy-clerks.ts';
import { inParallel } from './in-parallel.ts';
import { processorSeconds } from './process-use.ts';
import { type Answers, recordedRoad, type Road } from './recorded-road.ts';

const warmCases = 8;
const cases = 24;
/** Cases under way at the same time. */
const underWay = 12;
const drainMs = 180_000;

type Release = { readonly id: number; readonly resources: readonly DeployableResource[] };
/** What one side needed for all measured cases. */
type Lap = { readonly seconds: number; readonly processor: Readonly<Record<string, number>> };

export async function engine(): Promise<object> {
  const progress = createProgress();
  const { lap: product, road, release } = await productSide(progress);
  const bare = await bareSide(progress, road, release);
  const rate = ({ seconds }: Lap): number => cases / seconds;
  return {
    name: 'engine',
    product: thousandths(rate(product)),
    bare: thousandths(rate(bare)),
    ratio: thousandths(rate(product) / rate(bare)),
    cases,
    underWay,
    seconds: { product: tenths(product.seconds), bare: tenths(bare.seconds) },
    tasksPerCase: count(road.tasks),
    jobsPerCase: count(road.jobs),
    deadlinesPerCase: commandsOf(road).filter(({ type }) => type === 'startDeadline').length,
    processorSecondsPerCase: { product: perCase(product), bare: perCase(bare) },
  };
}

const tenths = (value: number): number => Math.round(value * 10) / 10;
const thousandths = (value: number): number => Math.round(value * 1_000) / 1_000;
const count = (answers: Answers): number => Object.values(answers).flat().length;
const commandsOf = ({ opening, tasks, jobs }: Road) => [
  ...opening,
  ...[...Object.values(tasks), ...Object.values(jobs)].flat().flatMap(({ messages }) => messages),
];
/** The measuring process itself is the clerks on the one side and the SDK's workers on the other. */
const perCase = ({ processor: { launcher = 0, ...parts } }: Lap): Record<string, number> =>
  Object.fromEntries(
    Object.entries({ driver: launcher, ...parts }).map(([part, seconds]) => [part, thousandths(seconds / cases)]),
  );

/** The first case of the warm-up, alone on the system, becomes the road of the bare side. */
function productSide(progress: Progress): Promise<{ lap: Lap; road: Road; release: Release }> {
  const environment = { LOG_LEVEL: 'warn' };
  return withTemporaryStack({ clock: 'real', demo: true, progress, environment }, (stack: Stack) =>
    withCounts(stack.ownerUrl, async (db) => {
      const clerks = startClerks(await openOffice(stack.app.baseUrl), db);
      const work = async () => {
        const recorded = await progress.step('Разогрев: первый случай', () => clerks.liveCase(0));
        await progress.step('Разогрев системы', () => live(clerks.liveCase, 1, warmCases));
        await drained(db);
        const lap = await progress.step('Случаи через систему', () => timed(clerks.liveCase));
        await drained(db);
        return { lap, road: await recordedRoad(db, recorded), release: await stampedRelease(db) };
      };
      try {
        return await Promise.race([work(), clerks.trouble]);
      } finally {
        await clerks.stop();
      }
    }),
  );
}

async function drained(db: Database): Promise<void> {
  await waitUntil(async () => (await onTheWay(db)) === 0, { timeoutMs: drainMs });
}

async function stampedRelease(db: Database): Promise<Release> {
  const inForce = await releaseInForce(db, new Date().toISOString());
  if (!inForce) throw new Error('no release is in force');
  return { id: inForce.id, resources: await stamp(await readResources(db, inForce.id), inForce.id) };
}

function bareSide(progress: Progress, road: Road, release: Release): Promise<Lap> {
  return withBareEngine(progress, async (bare) => {
    await bare.client.deployResources(release.resources.map(toSdkResource));
    const driver = startBareDriver(bare, road);
    const work = async () => {
      await progress.step('Разогрев голого движка', () => live(driver.liveCase, 0, warmCases));
      return progress.step('Случаи через голый движок', () => timed(driver.liveCase));
    };
    return Promise.race([work(), driver.trouble]);
  });
}

function toSdkResource({ name, kind, content }: DeployableResource) {
  const bytes = Buffer.from(content, 'utf8');
  if (kind === 'bpmn') return { name, process: bytes };
  return kind === 'dmn' ? { name, decision: bytes } : { name, form: bytes };
}

const live = (liveCase: (index: number) => Promise<unknown>, first: number, number: number) =>
  inParallel(
    underWay,
    Array.from({ length: number }, (_none, place) => first + place),
    liveCase,
  );

async function timed(liveCase: (index: number) => Promise<unknown>): Promise<Lap> {
  const before = await processorSeconds(process.pid);
  const begun = performance.now();
  await live(liveCase, 1 + warmCases, cases);
  const seconds = (performance.now() - begun) / 1_000;
  const after = await processorSeconds(process.pid);
  const used = Object.entries(after).map(([part, total]) => [part, total - (before[part] ?? 0)]);
  return { seconds, processor: Object.fromEntries(used) };
}
