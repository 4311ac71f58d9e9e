/** Figures and flow coverage are counted from the mirrored records of the real engine. */
import { parseBulk } from '#engine/feed/parse.ts';
import { projectBatch } from '#engine/feed/project-batch.ts';
import { ensureRelease } from '#engine/releases.ts';
import { registerEpoch } from '#store/engine-epochs-store.ts';
import { engineFigures } from '#store/views/engine-figures-view.ts';
import { flowCoverage } from '#store/views/flow-coverage-view.ts';
import { type EngineDatabase, openEngineDatabase, recordedBody } from './engine-database.ts';
import { scriptedEngine } from './scripted-engine.ts';
import { tinyResources } from './tiny-release.ts';

let database: EngineDatabase;

beforeAll(async () => {
  database = await openEngineDatabase();
  await ensureRelease(
    database.owner,
    scriptedEngine(() => undefined),
    tinyResources(),
    '2026-11-23T00:00:00.000Z',
  );
});

afterAll(() => database.close());

it('finds the flows that were taken, those behind an event-based gateway too, and names the others', async () => {
  const epoch = await registerEpoch(database.feed, 'one');
  await projectBatch(database.feed, epoch, parseBulk(recordedBody(4)));
  expect(await flowCoverage(database.owner, 1)).toMatchObject({ taken: 10, total: 18 });
  await projectBatch(database.feed, epoch, parseBulk(recordedBody(3)));
  expect(await flowCoverage(database.owner, 1)).toEqual({ taken: 18, total: 18, missing: [] });
});

it('counts what the engine did', async () => {
  expect(await engineFigures(database.owner)).toEqual({
    instancesStarted: 4,
    instancesCompleted: 3,
    userTasksCompleted: 3,
    timersFired: 1,
    incidents: 0,
  });
});
