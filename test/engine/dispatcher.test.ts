/** The dispatcher: strict order within a lane, and nothing lost while the engine or a dispatcher is away. */
import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { caseLane } from '#engine/commands.ts';
import { EngineError } from '#engine/engine-error.ts';
import { enqueue } from '#store/outbox-store.ts';
import { changed, type Dispatching, openDispatching } from './dispatching.ts';
import { CENTRE } from './engine-database.ts';
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
    // a killed process asks for no other connection: it must not take the command again
    void killed.destroy().catch(() => undefined);
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
