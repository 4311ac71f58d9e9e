/** Commands about tasks and instances that the engine may no longer have: the feed decides what became of them. */
import { randomUUID } from 'node:crypto';
import { EngineError } from '#engine/engine-error.ts';
import { changed, type Dispatching, EPOCH, openDispatching } from './dispatching.ts';
import { addCase, CENTRE } from './engine-database.ts';
import { scriptedEngine } from './scripted-engine.ts';
import { until } from './until.ts';

let dispatching: Dispatching;
let database: Dispatching['database'];
let drained: Dispatching['drained'];
let outbox: Dispatching['outbox'];
let send: Dispatching['send'];
let start: Dispatching['start'];
let states: Dispatching['states'];

beforeAll(async () => {
  dispatching = await openDispatching();
  ({ database, drained, outbox, send, start, states } = dispatching);
});

afterEach(() => dispatching.clear());

afterAll(() => dispatching.close());

async function addTask(caseId: string, state = 'CREATED', epoch = EPOCH): Promise<string> {
  const id = randomUUID();
  const place = { case_id: caseId, centre_id: CENTRE, element_id: 'assess', role: 'caseCurator' };
  await database
    .owner('tasks')
    .insert({ id, kind: 'ENGINE', epoch, task_key: `9007199254740993${caseId}`, state, ...place });
  return id;
}

describe('completing a task', () => {
  const gone = () =>
    scriptedEngine(({ call }) => {
      if (call === 'complete') throw new EngineError('notFound', 'HTTP_404');
    });

  it('is done without sending when the feed has said so', async () => {
    const caseId = randomUUID();
    const taskId = await addTask(caseId, 'COMPLETED');
    await send(caseId, { type: 'completeTask', taskId, variables: {} });
    const zeebe = gone();
    await drained(start(zeebe));
    expect([await states(caseId), zeebe.sent]).toEqual([['DONE'], []]);
  });

  it('that was cancelled meanwhile leaves a task for a person, and the lane goes on', async () => {
    const caseId = await addCase(database.owner);
    const taskId = await addTask(caseId, 'CANCELED');
    await send(caseId, { type: 'completeTask', taskId, variables: {} });
    await send(caseId, changed('after'));
    const zeebe = gone();
    await drained(start(zeebe));
    expect(await states(caseId)).toEqual(['CANCELLED', 'DONE']);
    const [attention] = await database.owner('tasks').where({ case_id: caseId, kind: 'ATTENTION' });
    expect(attention.payload).toMatchObject({ code: 'TASK_CANCELED', taskId });
  });

  it('waits for the feed when the engine no longer knows the task and the mirror does not know why', async () => {
    const caseId = randomUUID();
    const taskId = await addTask(caseId);
    await send(caseId, { type: 'completeTask', taskId, variables: {} });
    const dispatcher = start(gone());
    await until(async () => (await outbox(caseId))[0].attempts > 2);
    expect(await states(caseId)).toEqual(['PENDING']);
    await database.owner('tasks').where({ id: taskId }).update({ state: 'COMPLETED' });
    await drained(dispatcher);
    expect(await states(caseId)).toEqual(['DONE']);
  });

  it('of an older engine epoch waits for the rebuild and is not sent to a stranger', async () => {
    const caseId = randomUUID();
    const taskId = await addTask(caseId, 'CREATED', 'epoch-0');
    await send(caseId, { type: 'completeTask', taskId, variables: {} });
    const zeebe = scriptedEngine(() => undefined);
    const dispatcher = start(zeebe);
    await until(async () => (await outbox(caseId))[0].error_code === 'OLD_EPOCH');
    expect(zeebe.sent).toEqual([]);
    await database.owner('tasks').where({ id: taskId }).update({ epoch: EPOCH, task_key: '42' });
    await drained(dispatcher);
    expect(zeebe.sent).toEqual([{ call: 'complete', id: '42' }]);
  });
});

describe('cancelling the instances of a seat', () => {
  it('waits until the mirror knows them, and takes those of older seats along', async () => {
    const caseId = randomUUID();
    const instance = (key: string, seat: number, state: string) => ({
      ...{ epoch: EPOCH, instance_key: key, process_id: 'case-seven-steps', release: 1 },
      ...{ case_id: caseId, seat, state },
    });
    await database.owner('engine_instances').insert([instance('10', 1, 'COMPLETED'), instance('11', 1, 'ACTIVE')]);
    await send(caseId, { type: 'cancelInstance', caseId, seat: 1 });
    const zeebe = scriptedEngine(() => undefined);
    const dispatcher = start(zeebe);
    await drained(dispatcher);
    expect(zeebe.sent).toEqual([{ call: 'cancel', id: '11' }]);

    await database.owner('engine_instances').where({ instance_key: '11' }).update({ state: 'TERMINATED' });
    await send(caseId, { type: 'startCase', caseId, seat: 5, release: 1, variables: {} });
    await send(caseId, { type: 'cancelInstance', caseId, seat: 5 });
    await until(async () => (await outbox(caseId))[2]?.error_code === 'UNKNOWN_INSTANCE');
    await database.owner('engine_instances').insert(instance('15', 5, 'ACTIVE'));
    await drained(dispatcher);
    expect(zeebe.sent.at(-1)).toEqual({ call: 'cancel', id: '15' });
  });

  it('has nothing to wait for in an engine that began without the case', async () => {
    const caseId = randomUUID();
    await send(caseId, { type: 'cancelInstance', caseId, seat: 7 });
    const zeebe = scriptedEngine(() => undefined);
    await drained(start(zeebe));
    expect([zeebe.sent, (await outbox(caseId))[0].attempts]).toEqual([[], 1]);
  });
});

describe('a part of a case', () => {
  const partId = randomUUID();
  const variables = { partId };

  it('is started by its own message, told by its own key, and ended by its own instance', async () => {
    const caseId = randomUUID();
    await send(caseId, { type: 'startPart', partId, processId: 'patronage', seat: 2, release: 7, variables });
    const message = { name: 'visits-suspended', messageId: 'told-1', correlationKey: partId, variables: {} };
    await send(caseId, { type: 'tellLine', ...message });
    await send(caseId, { type: 'cancelPart', partId, epoch: EPOCH, instanceKey: '42' });
    const zeebe = scriptedEngine(() => undefined);
    await drained(start(zeebe));
    expect(zeebe.sent).toEqual([
      { call: 'patronage-started.r7', id: `${partId}:2` },
      { call: 'visits-suspended', id: 'told-1' },
      { call: 'cancel', id: '42' },
    ]);
  });

  it('was started or told before: nothing is left to do', async () => {
    const caseId = randomUUID();
    await send(caseId, { type: 'startPart', partId, processId: 'patronage', seat: 1, release: 1, variables });
    await send(caseId, { type: 'cancelPart', partId, epoch: EPOCH, instanceKey: '43' });
    const zeebe = scriptedEngine(({ call }) => {
      throw call === 'cancel' ? new EngineError('notFound', 'NOT_FOUND') : new EngineError('alreadyExists', 'AGAIN');
    });
    await drained(start(zeebe));
    expect(await states(caseId)).toEqual(['DONE', 'DONE']);
  });

  it('of an engine whose data are gone has nothing to end', async () => {
    const caseId = randomUUID();
    await send(caseId, { type: 'cancelPart', partId, epoch: 'another-engine', instanceKey: '44' });
    const zeebe = scriptedEngine(() => undefined);
    await drained(start(zeebe));
    expect([await states(caseId), zeebe.sent]).toEqual([['DONE'], []]);
  });

  it('does not end with the seat of the case', async () => {
    const caseId = await addCase(database.owner);
    const place = { epoch: EPOCH, case_id: caseId, seat: 1, state: 'ACTIVE' };
    await database.owner('engine_instances').insert([
      { ...place, instance_key: '51' },
      { ...place, instance_key: '52', part_id: partId },
    ]);
    await send(caseId, { type: 'cancelInstance', caseId, seat: 1 });
    const zeebe = scriptedEngine(() => undefined);
    await drained(start(zeebe));
    expect(zeebe.sent).toEqual([{ call: 'cancel', id: '51' }]);
  });
});
