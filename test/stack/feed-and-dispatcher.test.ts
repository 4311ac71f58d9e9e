/** The joint on a real engine that is killed, cut off and wiped: nothing is lost and nothing happens twice. */
import { randomUUID } from 'node:crypto';
import { caseLane, deadlineLane, type EngineCommand } from '#engine/commands.ts';
import { type Dispatcher, startDispatcher } from '#engine/dispatcher.ts';
import { type FeedServer, startFeedServer } from '#engine/feed/server.ts';
import { deployReleasesInUse, ensureRelease } from '#engine/releases.ts';
import { createZeebe, type Zeebe } from '#engine/zeebe.ts';
import { type Engine, startEngine } from '#launcher/engine.ts';
import { ensureEngine } from '#launcher/engine-archive.ts';
import { findJdk } from '#launcher/jdk.ts';
import { findFreePort } from '#launcher/ports.ts';
import { silentProgress } from '#launcher/progress.ts';
import { createTemporaryFolder } from '#launcher/state-folder.ts';
import { createLog } from '#log';
import { currentEpoch } from '#store/engine-epochs-store.ts';
import { enqueue } from '#store/outbox-store.ts';
import { addCase, CENTRE, type EngineDatabase, openEngineDatabase } from '#test/engine/engine-database.ts';
import { tinyResources } from '#test/engine/tiny-release.ts';
import { until } from '#test/engine/until.ts';

const log = createLog('silent');
const password = 'feed-password';
let database: EngineDatabase;
let feedPort: number;
let feed: FeedServer;
let engine: Engine;
let zeebe: Zeebe;
let dispatcher: Dispatcher;

const openFeed = () => startFeedServer({ port: feedPort, host: '127.0.0.1', password, db: database.feed, log });
const query = (table: string, where: object) => database.owner(table).where(where);

beforeAll(async () => {
  database = await openEngineDatabase();
  feedPort = await findFreePort();
  feed = await openFeed();
  const files = { jdk: await findJdk(), home: await ensureEngine({ progress: silentProgress }) };
  const feedUrl = `http://127.0.0.1:${feedPort}`;
  const folder = await createTemporaryFolder();
  engine = await startEngine({ ...files, folder, feedUrl, feedPassword: password, clock: 'real' });
  zeebe = createZeebe(engine);
  await ensureRelease(database.owner, zeebe, tinyResources(), new Date().toISOString());
  dispatcher = startDispatcher({ db: database.dispatcher, zeebe, log });
  startWorkers();
}, 120_000);

afterAll(async () => {
  await dispatcher?.stop();
  await zeebe?.close();
  await engine?.stop();
  await feed?.stop();
  await database?.close();
});

/** A case of seat 2 is moved to the home visit, as a re-seating does; the move is repeated to show that it is harmless. */
function startWorkers(): void {
  zeebe.createWorker('seat-case', async (job) => {
    if (job.variables['seat'] !== 2) return { type: 'complete', variables: { seatOutcome: 'START' } };
    const { processInstanceKey, elementInstanceKey } = job;
    const move = {
      processInstanceKey,
      elementInstanceKey,
      elementId: 'homeVisit',
      variables: { curatorId: randomUUID() },
    };
    expect([await zeebe.moveToken(move), await zeebe.moveToken(move)]).toEqual(['moved', 'alreadyMoved']);
    return { type: 'moved' };
  });
  zeebe.createWorker('ask-deadline', async () => {
    const wakeAt = new Date(Date.now() + 3_600_000).toISOString();
    return { type: 'complete', variables: { deadlineAction: 'WAIT', wakeAt } };
  });
}

const send = (caseId: string, command: EngineCommand, lane = caseLane(caseId)): Promise<void> =>
  database.owner.transaction((trx) => enqueue(trx, lane, command, { caseId, centreId: CENTRE }));

const startOf = (caseId: string, seat = 1): EngineCommand => ({
  ...{ type: 'startCase', caseId, seat, release: 1 },
  variables: { dangerNow: 'YES', curatorId: randomUUID() },
});

async function begin(seat = 1): Promise<string> {
  const caseId = await addCase(database.owner);
  await send(caseId, startOf(caseId, seat));
  return caseId;
}

const taskOf = (caseId: string, elementId: string, state = 'CREATED') =>
  until(() => query('tasks', { case_id: caseId, element_id: elementId, state }).first(), 30_000);

const complete = async (caseId: string, elementId: string): Promise<void> => {
  const { id } = await taskOf(caseId, elementId);
  await send(caseId, { type: 'completeTask', taskId: id, variables: { signalDecision: 'ACCEPT' } });
};

it('a command becomes an instance, its task visible, and its completion the next task', async () => {
  const caseId = await begin();
  await complete(caseId, 'receiveSignal');
  await complete(caseId, 'assess');
  await complete(caseId, 'homeVisit');
  const ended = await until(() =>
    query('engine_instances', { case_id: caseId, process_id: 'tiny-case', state: 'COMPLETED' }).first(),
  );
  expect([ended.release, ended.seat]).toEqual([1, 1]);
  expect(await query('tasks', { case_id: caseId, state: 'COMPLETED' })).toHaveLength(3);
}, 60_000);

it('a claim is accepted by the engine, and whose task it is stays ours', async () => {
  const caseId = await begin();
  const task = await taskOf(caseId, 'receiveSignal');
  await send(caseId, { type: 'assignTask', taskId: task.id, userId: randomUUID() });
  await send(caseId, { type: 'unassignTask', taskId: task.id });
  await until(() =>
    query('outbox', { case_id: caseId, state: 'DONE' }).whereRaw(`command ->> 'type' = 'unassignTask'`).first(),
  );
  const claim = await query('outbox', { case_id: caseId }).whereRaw(`command ->> 'type' = 'assignTask'`).first();
  expect([claim.state, (await query('tasks', { id: task.id }).first()).assignee]).toEqual(['DONE', null]);
}, 60_000);

it('a new seat goes on in the middle, and the seat before it is cancelled', async () => {
  const caseId = await begin();
  await taskOf(caseId, 'receiveSignal');
  await send(caseId, { type: 'cancelInstance', caseId, seat: 1 });
  await send(caseId, startOf(caseId, 2));
  const visit = await taskOf(caseId, 'homeVisit');
  expect(visit.seat).toBe(2);
  await taskOf(caseId, 'receiveSignal', 'CANCELED');
  const tokens = await query('engine_elements', { instance_key: visit.instance_key, state: 'ACTIVE' }).orderBy(
    'element_id',
  );
  expect(tokens.map((row) => row.element_id)).toEqual(['homeVisit', 'support']);
}, 60_000);

it('a deadline waits in the engine and asks again when its row has changed', async () => {
  const caseId = await addCase(database.owner);
  const deadlineId = randomUUID();
  const lane = deadlineLane(deadlineId);
  await send(caseId, { type: 'startDeadline', deadlineId, seat: 1, release: 1, caseId, rule: 'T1' }, lane);
  const instance = await until(() => query('engine_instances', { deadline_id: deadlineId }).first());
  const timers = () => query('engine_timers', { instance_key: instance.instance_key }).orderBy('due_at');
  await until(async () => (await timers())[0]?.state === 'CREATED');
  await send(caseId, { type: 'deadlineChanged', deadlineId, changeId: randomUUID() }, lane);
  await until(async () => (await timers())[1]?.state === 'CREATED');
  expect((await timers())[0].state).toBe('CANCELED');
}, 60_000);

it('records that came while the listener was down arrive once it is up', async () => {
  const caseId = await begin();
  const { id } = await taskOf(caseId, 'receiveSignal');
  await feed.stop();
  await send(caseId, { type: 'completeTask', taskId: id, variables: {} });
  await until(() => query('outbox', { case_id: caseId, state: 'DONE' }).then((rows) => rows.length === 2));
  expect(await query('tasks', { case_id: caseId })).toHaveLength(1);
  feed = await openFeed();
  await taskOf(caseId, 'assess');
  expect(await query('tasks', { case_id: caseId, state: 'COMPLETED' })).toHaveLength(1);
}, 60_000);

it('a completion that meets a cancelled task becomes a task for a person', async () => {
  const caseId = await begin();
  const task = await taskOf(caseId, 'receiveSignal');
  await feed.stop();
  await zeebe.cancelInstance(task.instance_key);
  await send(caseId, { type: 'completeTask', taskId: task.id, variables: {} });
  await until(() => query('outbox', { case_id: caseId, error_code: 'HTTP_404' }).first());
  feed = await openFeed();
  const attention = await until(() => query('tasks', { case_id: caseId, kind: 'ATTENTION' }).first(), 30_000);
  expect(attention.payload).toMatchObject({ code: 'TASK_CANCELED', taskId: task.id });
}, 60_000);

it('commands given while the engine is dead are sent once it lives, each with one effect', async () => {
  await engine.kill('SIGKILL');
  const cases = await Promise.all(Array.from({ length: 5 }, () => begin()));
  await Promise.all(cases.map((caseId) => send(caseId, startOf(caseId))));
  await until(() => query('outbox', { case_id: cases[0], state: 'PENDING' }).where('attempts', '>', 0).first(), 30_000);
  await engine.restart();
  for (const caseId of cases) await taskOf(caseId, 'receiveSignal');
  await until(() => dispatcher.idle());
  expect(await database.owner('engine_instances').whereIn('case_id', cases)).toHaveLength(5);
}, 120_000);

it('wiped data begin a new epoch, and a case starts in it again although keys repeat', async () => {
  const caseId = await begin();
  await taskOf(caseId, 'receiveSignal');
  const before = await currentEpoch(database.owner);
  await engine.kill('SIGKILL');
  await engine.wipe();
  await engine.restart();
  await deployReleasesInUse(database.owner, zeebe);
  await send(caseId, startOf(caseId, 3));
  const after = await until(async () => {
    const epoch = await currentEpoch(database.owner);
    return epoch?.id !== before?.id && epoch;
  }, 30_000);
  expect(after.id).toBe(engine.epoch());
  const task = await until(() => query('tasks', { case_id: caseId, epoch: after.id }).first(), 30_000);
  expect([task.seat, task.element_id]).toEqual([3, 'receiveSignal']);
}, 120_000);
