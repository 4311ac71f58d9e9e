/** The dispatcher: strict order within a lane, nothing lost, and a person is asked about what the engine refuses. */
import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { caseLane, type EngineCommand } from '#engine/commands.ts';
import { type Dispatcher, startDispatcher } from '#engine/dispatcher.ts';
import { EngineError } from '#engine/engine-error.ts';
import { createLog } from '#log';
import { registerEpoch } from '#store/engine-epochs-store.ts';
import { enqueue, resolveRefused, supersedeLane } from '#store/outbox-store.ts';
import { addCase, addPerson, CENTRE, type EngineDatabase, openEngineDatabase } from './engine-database.ts';
import { type ScriptedEngine, scriptedEngine } from './scripted-engine.ts';
import { until } from './until.ts';

let database: EngineDatabase;
const dispatchers: Dispatcher[] = [];
const log = createLog('silent');

beforeAll(async () => {
  database = await openEngineDatabase();
  await registerEpoch(database.feed, 'epoch-1');
});

afterEach(async () => {
  await Promise.all(dispatchers.splice(0).map((one) => one.stop()));
  await database.owner('outbox').delete();
  await database.owner('tasks').delete();
});

afterAll(() => database.close());

const start = (zeebe: ScriptedEngine, db = database.dispatcher): Dispatcher => {
  const dispatcher = startDispatcher({ db, zeebe, log, concurrency: 4 });
  dispatchers.push(dispatcher);
  return dispatcher;
};

const send = (caseId: string, command: EngineCommand): Promise<void> =>
  database.owner.transaction((trx) => enqueue(trx, caseLane(caseId), command, { caseId, centreId: CENTRE }));

const changed = (changeId: string): EngineCommand => ({ type: 'deadlineChanged', deadlineId: randomUUID(), changeId });
const outbox = (caseId: string) => database.owner('outbox').where({ case_id: caseId }).orderBy('id');
const states = async (caseId: string) => (await outbox(caseId)).map((row) => row.state);
const drained = (dispatcher: Dispatcher) => until(() => dispatcher.idle());

async function addTask(caseId: string, state = 'CREATED', epoch = 'epoch-1'): Promise<string> {
  const id = randomUUID();
  const place = { case_id: caseId, centre_id: CENTRE, element_id: 'assess', role: 'caseCurator' };
  await database
    .owner('tasks')
    .insert({ id, kind: 'ENGINE', epoch, task_key: `9007199254740993${caseId}`, state, ...place });
  return id;
}

describe('order', () => {
  it('holds within each lane with two dispatchers at work, and lanes run in parallel', async () => {
    const inFlight = new Map<string, number>();
    let most = 0;
    const zeebe = scriptedEngine(async ({ id }) => {
      const lane = id.split('/')[0] ?? '';
      expect(inFlight.has(lane)).toBe(false);
      inFlight.set(lane, 1);
      most = Math.max(most, inFlight.size);
      await pause(Math.random() * 8);
      inFlight.delete(lane);
    });
    const lanes = Array.from({ length: 8 }, () => randomUUID());
    for (let number = 0; number < 12; number += 1) {
      await Promise.all(lanes.map((lane) => send(lane, changed(`${lane}/${number}`))));
    }

    const first = start(zeebe);
    const second = start(zeebe, database.connectAgain('seven_dispatcher'));
    await Promise.all([drained(first), drained(second)]);

    for (const lane of lanes) {
      const mine = zeebe.sent.filter(({ id }) => id.startsWith(lane)).map(({ id }) => id);
      expect(mine).toEqual(Array.from({ length: 12 }, (_, number) => `${lane}/${number}`));
    }
    expect(most).toBeGreaterThan(1);
  });

  it('is the order of commits: a later writer of the case waits for the earlier one', async () => {
    const caseId = randomUUID();
    const earlier = await database.owner.transaction();
    await enqueue(earlier, caseLane(caseId), changed('earlier'), { caseId, centreId: CENTRE });
    const later = send(caseId, changed('later'));
    const zeebe = scriptedEngine(() => undefined);
    const dispatcher = start(zeebe);
    await earlier.commit();
    await later;
    await drained(dispatcher);
    expect(zeebe.sent.map(({ id }) => id)).toEqual(['earlier', 'later']);
  });
});

describe('an engine that does not answer', () => {
  it('makes the lane wait, and loses nothing', async () => {
    let down = true;
    const tried: string[] = [];
    const zeebe = scriptedEngine(({ id }) => {
      tried.push(id);
      if (down) throw new EngineError('retry', 'UNAVAILABLE');
    });
    const caseId = randomUUID();
    await send(caseId, changed('one'));
    await send(caseId, changed('two'));
    const dispatcher = start(zeebe);
    await until(() => tried.length >= 3);
    expect(new Set(tried)).toEqual(new Set(['one']));
    const [waiting] = await until(async () => {
      const found = await outbox(caseId);
      return found[0].attempts > 0 && found;
    });
    expect([waiting.state, waiting.error_code]).toEqual(['PENDING', 'UNAVAILABLE']);

    down = false;
    await drained(dispatcher);
    expect(zeebe.sent.map(({ id }) => id)).toEqual(['one', 'two']);
    expect(await database.owner('tasks')).toHaveLength(0);
  });

  it('keeps the command when the dispatcher is killed in the middle of sending', async () => {
    const caseId = randomUUID();
    await send(caseId, changed('one'));
    let hanging = 0;
    const killed = database.connectAgain('seven_dispatcher');
    start(
      scriptedEngine(async () => {
        hanging += 1;
        await until(async () => (await states(caseId))[0] === 'DONE');
      }),
      killed,
    );
    await until(() => hanging === 1);
    await database.dispatcher
      .raw(`SELECT pg_terminate_backend(l.pid) FROM pg_locks l JOIN pg_class c ON c.oid = l.relation
      JOIN pg_stat_activity a ON a.pid = l.pid
      WHERE c.relname = 'outbox' AND l.mode = 'RowShareLock' AND a.pid <> pg_backend_pid() AND a.datname = current_database()`);
    const zeebe = scriptedEngine(() => undefined);
    start(zeebe);
    await until(async () => (await states(caseId))[0] === 'DONE');
    expect(zeebe.sent.map(({ id }) => id).filter((id) => id === 'one')).toHaveLength(1);
  });

  it('has a start that was repeated counted as done', async () => {
    const caseId = randomUUID();
    await send(caseId, { type: 'startCase', caseId, seat: 2, release: 3, variables: { dangerNow: 'YES' } });
    const named: string[] = [];
    const dispatcher = start(
      scriptedEngine(({ call, id }) => {
        named.push(`${call} ${id}`);
        throw new EngineError('alreadyExists', 'ALREADY_EXISTS');
      }),
    );
    await drained(dispatcher);
    expect(named).toEqual([`case-opened.r3 ${caseId}:2`]);
    expect(await states(caseId)).toEqual(['DONE']);
  });
});

describe('a refused command', () => {
  const refusing = () => {
    const refused = new Set(['one']);
    const zeebe = scriptedEngine(({ id }) => {
      if (refused.has(id)) throw new EngineError('refused', 'INVALID_ARGUMENT');
    });
    return { refused, zeebe };
  };

  async function refuse(curatorId: string | null) {
    const { refused, zeebe } = refusing();
    const caseId = await addCase(database.owner, randomUUID(), curatorId);
    const other = randomUUID();
    await send(caseId, changed('one'));
    await send(caseId, changed('two'));
    await send(other, changed('other'));
    const dispatcher = start(zeebe);
    await drained(dispatcher);
    return { refused, zeebe, caseId, dispatcher };
  }

  it('becomes a task for the curator, and the later ones of its lane wait while other lanes go on', async () => {
    const curatorId = await addPerson(database.owner, 'caseCurator');
    const { zeebe, caseId } = await refuse(curatorId);
    expect(zeebe.sent.map(({ id }) => id)).toEqual(['other']);
    expect(await states(caseId)).toEqual(['REFUSED', 'PENDING']);
    const [task] = await database.owner('tasks').where({ case_id: caseId });
    expect([task.kind, task.form_id, task.role, task.assignee, task.centre_id]).toEqual([
      'ATTENTION',
      'sortOut',
      'caseCurator',
      curatorId,
      CENTRE,
    ]);
    const [row] = await outbox(caseId);
    expect(task.payload).toEqual({ outboxId: row.id, code: 'INVALID_ARGUMENT', command: 'deadlineChanged' });
  });

  it('of a case without a curator goes to the head of the unit', async () => {
    const { caseId } = await refuse(null);
    const [task] = await database.owner('tasks').where({ case_id: caseId });
    expect([task.role, task.assignee]).toEqual(['unitHead', null]);
  });

  it.each([
    ['retry', ['DONE', 'DONE'], ['one', 'two']],
    ['skip', ['SKIPPED', 'DONE'], ['two']],
  ] as const)('is answered by a person with «%s», and the lane goes on', async (answer, ended, sent) => {
    const headOfUnit = await addPerson(database.owner, 'unitHead');
    const { refused, zeebe, caseId, dispatcher } = await refuse(null);
    refused.clear();
    const [row] = await outbox(caseId);
    const app = database.connectAgain('seven_app');
    const answered = await app.transaction(async (trx) => {
      await trx.raw(`SELECT set_config('app.user_id', ?, true)`, [headOfUnit]);
      return resolveRefused(trx, row.id, answer);
    });
    expect(answered).toBe(true);
    await drained(dispatcher);
    expect(await states(caseId)).toEqual(ended);
    expect(zeebe.sent.map(({ id }) => id).filter((id) => id !== 'other')).toEqual(sent);
  });

  it('gives way when the case is seated anew', async () => {
    const { caseId } = await refuse(null);
    const superseded = await database.owner.transaction((trx) => supersedeLane(trx, caseLane(caseId)));
    expect(superseded.map(({ command }) => command.type)).toEqual(['deadlineChanged', 'deadlineChanged']);
    expect(await states(caseId)).toEqual(['SUPERSEDED', 'SUPERSEDED']);
  });
});

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
    await database.owner('tasks').where({ id: taskId }).update({ epoch: 'epoch-1', task_key: '42' });
    await drained(dispatcher);
    expect(zeebe.sent).toEqual([{ call: 'complete', id: '42' }]);
  });
});

describe('cancelling the instances of a seat', () => {
  it('waits until the mirror knows them, and takes those of older seats along', async () => {
    const caseId = randomUUID();
    const instance = (key: string, seat: number, state: string) => ({
      ...{ epoch: 'epoch-1', instance_key: key, process_id: 'case-seven-steps', release: 1 },
      ...{ case_id: caseId, seat, state },
    });
    await database.owner('engine_instances').insert([instance('10', 1, 'COMPLETED'), instance('11', 1, 'ACTIVE')]);
    await send(caseId, { type: 'cancelInstance', caseId, seat: 1 });
    const zeebe = scriptedEngine(() => undefined);
    const dispatcher = start(zeebe);
    await drained(dispatcher);
    expect(zeebe.sent).toEqual([{ call: 'cancel', id: '11' }]);

    await send(caseId, { type: 'cancelInstance', caseId, seat: 5 });
    await database.owner('engine_instances').where({ instance_key: '11' }).update({ state: 'TERMINATED' });
    await until(async () => (await outbox(caseId))[1].error_code === 'UNKNOWN_INSTANCE');
    await database.owner('engine_instances').insert(instance('15', 5, 'ACTIVE'));
    await drained(dispatcher);
    expect(zeebe.sent.at(-1)).toEqual({ call: 'cancel', id: '15' });
  });
});
