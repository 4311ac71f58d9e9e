/** Recorded batches of the real engine in the mirror: complete, once, in spite of bad records, repetitions and restores. */
import type { Knex } from 'knex';
import { type FeedLine, parseBulk } from '#engine/feed/parse.ts';
import { projectBatch } from '#engine/feed/project-batch.ts';
import { currentEpoch, findEpoch, registerEpoch } from '#store/engine-epochs-store.ts';
import {
  addCase,
  addPerson,
  CENTRE,
  type EngineDatabase,
  openEngineDatabase,
  RECORDED_DEADLINE,
  recordedBody,
  recordedCase,
  recordedRequests,
} from './engine-database.ts';

let database: EngineDatabase;
let owner: Knex;
let feed: Knex;

beforeAll(async () => {
  database = await openEngineDatabase();
  ({ owner, feed } = database);
  await Promise.all(([1, 2, 3] as const).map((number) => addCase(owner, recordedCase(number))));
});

afterAll(() => database.close());

const project = async (epoch: string, body: string) =>
  projectBatch(feed, await registerEpoch(feed, epoch), parseBulk(body));

async function projectRecording(epoch: string): Promise<void> {
  for (const partition of [2, 3, 4] as const) {
    for (const body of recordedRequests(partition, 7)) await project(epoch, body);
  }
}

const rows = (table: string, where: object) => owner(table).where(where);
const all = async (epoch: string) => ({
  instances: await rows('engine_instances', { epoch })
    .orderBy('instance_key')
    .select('instance_key', 'state', 'case_id'),
  elements: await rows('engine_elements', { epoch }).orderBy('element_key').select('element_key', 'state'),
  flows: await rows('engine_flows_taken', { epoch }).orderBy(['process_id', 'flow_id']).select('flow_id', 'taken'),
  tasks: await rows('tasks', { epoch }).orderBy('task_key').select('task_key', 'state', 'case_id'),
  jobs: await rows('engine_jobs', { epoch }).orderBy('job_key').select('job_key', 'state'),
});

describe('the mirror of a recorded life', () => {
  beforeAll(() => projectRecording('whole'));

  it('knows the instances, the called one with the case of its caller', async () => {
    const found = await rows('engine_instances', { epoch: 'whole' }).orderBy('process_id').orderBy('case_id');
    expect(found.map((row) => [row.process_id, row.release, row.state, row.case_id, row.seat])).toEqual([
      ['tiny-case', 1, 'COMPLETED', recordedCase(1), 1],
      ['tiny-case', 1, 'TERMINATED', recordedCase(2), 2],
      ['tiny-case', 1, 'ACTIVE', recordedCase(3), 3],
      ['tiny-check', 1, 'COMPLETED', recordedCase(1), 1],
      ['tiny-deadline', 1, 'COMPLETED', recordedCase(3), null],
    ]);
    expect(found.at(-1)?.deadline_id).toBe(RECORDED_DEADLINE);
  });

  it('knows the tasks of people with case, centre and role, but not whose the application made them', async () => {
    const found = await rows('tasks', { epoch: 'whole' }).orderBy('created_at');
    expect(found.map((row) => [row.element_id, row.state, row.role, row.centre_id, row.case_id])).toEqual([
      ['receiveSignal', 'COMPLETED', 'dutyOfficer', CENTRE, recordedCase(1)],
      ['assess', 'COMPLETED', 'caseCurator', CENTRE, recordedCase(1)],
      ['homeVisit', 'COMPLETED', 'caseCurator', CENTRE, recordedCase(1)],
      ['homeVisit', 'CANCELED', 'caseCurator', CENTRE, recordedCase(2)],
      ['receiveSignal', 'CREATED', 'dutyOfficer', CENTRE, recordedCase(3)],
    ]);
    expect(found.map((row) => row.assignee).filter(Boolean)).toHaveLength(2);
  });

  it('shows the tokens where a case stands', async () => {
    const tokens = await rows('engine_elements', { epoch: 'whole', state: 'ACTIVE' });
    expect(tokens.map((row) => [row.element_id, row.element_type])).toEqual([['receiveSignal', 'USER_TASK']]);
  });

  it('counts flows, timers and incidents', async () => {
    const flows = await rows('engine_flows_taken', { epoch: 'whole', process_id: 'tiny-deadline' }).orderBy('flow_id');
    expect(Object.fromEntries(flows.map((row) => [row.flow_id, row.taken]))).toEqual({
      fromMessage: '1',
      fromTimer: '1',
      toAction: '3',
      toAsk: '1',
      toEnd: '1',
      toWait: '2',
    });
    const timers = await rows('engine_timers', { epoch: 'whole' }).orderBy('timer_key');
    expect(timers.map((row) => [row.element_id, row.state])).toEqual([
      ['wakeUp', 'CANCELED'],
      ['wakeUp', 'TRIGGERED'],
    ]);
    const [incident] = await rows('engine_incidents', { epoch: 'whole' });
    expect([incident.error_type, incident.state, incident.element_id]).toEqual([
      'JOB_NO_RETRIES',
      'RESOLVED',
      'seatCase',
    ]);
    expect(JSON.stringify(incident)).not.toContain('PLANNED');
  });

  it('is the same when every batch comes twice and cut differently', async () => {
    await projectRecording('twice');
    const before = await all('twice');
    for (const partition of [4, 3, 2] as const) await project('twice', recordedBody(partition));
    expect(await all('twice')).toEqual(before);
    expect((await all('twice')).flows).toEqual((await all('whole')).flows);
  });

  it('tells live screens ids only, once a batch', async () => {
    const words: string[] = [];
    const connection = await feed.client.acquireRawConnection();
    connection.on('notification', (message: { payload: string }) => words.push(message.payload));
    await connection.query('LISTEN changed');
    await project('told', recordedBody(2));
    await connection.query('SELECT 1');
    await connection.end();
    expect(words).toContain(JSON.stringify({ kind: 'task', caseId: recordedCase(3) }));
    expect(new Set(words).size).toBe(words.length);
  });
});

describe('a bad record', () => {
  const spoil = (line: FeedLine, change: (raw: string) => string): string => `{"index":{}}\n${change(line.raw)}\n`;
  const body = (lines: readonly string[]): string => lines.join('');
  const recorded = parseBulk(recordedBody(2));
  const task = recorded.findIndex(({ record }) => record?.valueType === 'USER_TASK' && record.intent === 'CREATED');
  const same = (raw: string): string => raw;

  it.each([
    [
      'U+0000 in a text',
      (raw: string) => raw.replace('"elementId":"receiveSignal"', '"elementId":"a\\u0000b"'),
      '22021',
    ],
    ['a missing field', (raw: string) => raw.replace('"userTaskKey"', '"someKey"'), 'NO_USERTASKKEY'],
    [
      'a field of another kind',
      (raw: string) => raw.replace('"elementId":"receiveSignal"', '"elementId":7'),
      'NO_ELEMENTID',
    ],
  ])('with %s is set aside, and the position moves on', async (name, change, code) => {
    const epoch = `bad ${name}`;
    const lines = recorded.map((line, index) => spoil(line, index === task ? change : same));
    const result = await project(epoch, body(lines));
    expect(result.setAside.map(({ errorCode }) => errorCode)).toEqual([code]);
    const [kept] = await rows('feed_set_aside', { epoch });
    expect(Buffer.from(kept.raw, 'base64').toString()).toBe(change(recorded[task]?.raw ?? ''));
    const [reached] = await rows('feed_positions', { epoch, partition_id: 2 });
    expect(reached.position).toBe(recorded.at(-1)?.record?.position);
    expect(await rows('engine_instances', { epoch })).toHaveLength(1);
    expect(await rows('tasks', { epoch })).toHaveLength(0);
  });

  it('that is no JSON is set aside once, even when its batch comes again', async () => {
    const lines = recorded.map((line, index) => spoil(line, index === task ? () => '{"position":' : same));
    await project('unreadable', body(lines));
    await project('unreadable', body(lines));
    expect(await rows('feed_set_aside', { epoch: 'unreadable' })).toHaveLength(1);
    expect(await rows('engine_elements', { epoch: 'unreadable' })).not.toHaveLength(0);
  });
});

describe('a task of an unknown case', () => {
  it('stays invisible until the instance says of which case it is', async () => {
    const lines = parseBulk(recordedBody(2));
    const naming = lines.filter(({ record }) => record?.valueType === 'MESSAGE_START_EVENT_SUBSCRIPTION');
    const epoch = await registerEpoch(feed, 'unnamed');
    await projectBatch(
      feed,
      epoch,
      lines.filter((line) => !naming.includes(line)),
    );
    const dutyOfficer = await addPerson(owner, 'dutyOfficer');
    expect(await seenBy(dutyOfficer)).toEqual([]);

    const late = naming.map(({ raw, record }) => ({ raw, record: record && { ...record, position: '100000' } }));
    await projectBatch(feed, epoch, late);
    expect(await seenBy(dutyOfficer)).toEqual(['receiveSignal']);
  });

  async function seenBy(userId: string): Promise<string[]> {
    const app = database.connectAgain('seven_app');
    return app.transaction(async (trx) => {
      await trx.raw(`SELECT set_config('app.user_id', ?, true)`, [userId]);
      const seen = await trx('tasks').where({ epoch: 'unnamed' }).select('element_id');
      return seen.map((row) => row.element_id);
    });
  }
});

describe('engine epochs', () => {
  it('an unknown base becomes the current epoch', async () => {
    await registerEpoch(feed, 'first');
    expect(await currentEpoch(feed)).toEqual({ id: 'first', baseId: 'first', current: true });
    await registerEpoch(feed, 'second');
    expect((await findEpoch(feed, 'first'))?.current).toBe(false);
    expect((await currentEpoch(feed))?.id).toBe('second');
  });

  it('the same positions in a new epoch are new records', async () => {
    await project('fresh-a', recordedBody(2));
    const result = await project('fresh-b', recordedBody(2));
    expect(result.projected).toBe(23);
    expect(await rows('tasks', { epoch: 'fresh-b' })).toHaveLength(1);
  });

  it('a position that was seen with a newer record shows a restore: a new epoch begins', async () => {
    await project('restored', recordedBody(2));
    const later = recordedBody(2).replaceAll(
      /"timestamp":(\d+)/g,
      (_, at: string) => `"timestamp":${Number(at) + 3_600_000}`,
    );
    const result = await project('restored', later);
    expect(result.epoch).toEqual({ id: 'restored+1', baseId: 'restored', current: true });
    expect(await rows('tasks', { epoch: 'restored+1' })).toHaveLength(1);
    const again = await projectBatch(feed, (await findEpoch(feed, 'restored'))!, parseBulk(later));
    expect([again.epoch.id, again.projected]).toEqual(['restored+1', 0]);
  });
});
