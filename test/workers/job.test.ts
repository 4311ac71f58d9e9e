/** The frame of the workers: one effect a job, the same answer again, and errors that tell codes only. */
import { Writable } from 'node:stream';
import { pino } from 'pino';
import { createClock } from '#clock';
import { DomainError } from '#domain/error.ts';
import { EngineError } from '#engine/engine-error.ts';
import type { EngineJob } from '#engine/job-worker.ts';
import { addProgress } from '#store/cases-store.ts';
import type { Transaction } from '#store/database.ts';
import { type ScriptedEngine, scriptedEngine } from '#test/engine/scripted-engine.ts';
import { type Casework, EPOCH, openCasework, register } from '#test/support/casework.ts';
import { type JobResult, workJob, type WorkerTools } from '#workers/job.ts';

const CANARY = 'Канарейкина Мария';
let casework: Casework;
let caseId: string;
let zeebe: ScriptedEngine;
let logged = '';
let keys = 0;

beforeAll(async () => {
  casework = await openCasework();
});

beforeEach(async () => {
  ({ caseId } = await register(casework));
  zeebe = scriptedEngine(() => undefined);
  logged = '';
});

afterAll(() => casework.close());

const sink = new Writable({
  write(chunk, _encoding, done) {
    logged += String(chunk);
    done();
  },
});
const tools = (): WorkerTools => ({ db: casework.worker, zeebe, clock: createClock(), log: pino(sink) });
const job = (more: Partial<EngineJob> = {}): EngineJob => ({
  key: String((keys += 1)),
  type: 'score-risk',
  processInstanceKey: '7',
  elementInstanceKey: '8',
  elementId: 'scoreRisk',
  processId: 'case-seven-steps',
  release: 1,
  retries: 3,
  headers: {},
  variables: { caseId, seat: 1 },
  ...more,
});
const note = (trx: Transaction): Promise<void> =>
  addProgress(trx, {
    caseId,
    partId: null,
    seat: 1,
    step: 4,
    elementId: 'scoreRisk',
    kind: 'JOB',
    answer: {},
    actorId: null,
  });
const effects = async (): Promise<number> => (await casework.owner('case_progress').where({ case_id: caseId })).length;

describe('a job delivered twice', () => {
  const answering =
    (result: JobResult) =>
    async (trx: Transaction): Promise<JobResult> => {
      await note(trx);
      return result;
    };

  it('has one effect and gets the same answer', async () => {
    const delivered = job();
    const first = await workJob(tools(), delivered, answering({ variables: { riskLevel: 'HIGH' } }));
    const again = await workJob(tools(), delivered, answering({ variables: { riskLevel: 'LOW' } }));
    expect([first, again]).toEqual([
      { type: 'complete', variables: { riskLevel: 'HIGH' } },
      { type: 'complete', variables: { riskLevel: 'HIGH' } },
    ]);
    expect(await effects()).toBe(1);
  });

  it('at the same moment has one effect and gets the same answer', async () => {
    const delivered = job();
    const work = answering({ variables: { safety: 'SAFE' } });
    const both = await Promise.all([workJob(tools(), delivered, work), workJob(tools(), delivered, work)]);
    expect(both[0]).toEqual(both[1]);
    expect(await effects()).toBe(1);
  });

  it('is told from another case’s job of a new engine whose keys begin again', async () => {
    const delivered = job();
    await workJob(tools(), delivered, answering({ variables: { safety: 'SAFE' } }));
    const { caseId: other } = await register(casework);
    const stranger = { ...delivered, variables: { caseId: other, seat: 1 } };
    const answer = await workJob(tools(), stranger, answering({ variables: {} }));
    expect(answer).toMatchObject({ type: 'fail', code: 'EPOCH_UNKNOWN', retries: 3 });
    expect(await effects()).toBe(1);
  });

  it('moves the token, or ends the instance, again', async () => {
    const moved = job();
    const move = answering({ moveTo: 'assess', variables: { seat: 2 } });
    expect(await workJob(tools(), moved, move)).toEqual({ type: 'moved' });
    expect(await workJob(tools(), moved, move)).toEqual({ type: 'moved' });
    expect(await workJob(tools(), job(), answering({ end: true }))).toEqual({ type: 'moved' });
    expect(zeebe.sent.map(({ call, id }) => `${call} ${id}`)).toEqual(['move 7', 'move 7', 'cancel 7']);
    expect(await effects()).toBe(2);
  });

  it('whose move did not arrive keeps its retries and is moved at the next delivery', async () => {
    const delivered = job();
    const move = answering({ moveTo: 'assess', variables: {} });
    const away = {
      ...tools(),
      zeebe: scriptedEngine(() => {
        throw new EngineError('retry', 'UNAVAILABLE');
      }),
    };
    expect(await workJob(away, delivered, move)).toMatchObject({ type: 'fail', retries: 3 });
    expect(await workJob(tools(), delivered, move)).toEqual({ type: 'moved' });
    expect(await effects()).toBe(1);
  });

  it('in the next life of the engine is another job, although its key is the same', async () => {
    const delivered = job();
    await workJob(tools(), delivered, answering({ variables: {} }));
    const { owner } = casework;
    await owner('engine_epochs').update({ current: false });
    await owner('engine_epochs').insert({ id: `${EPOCH}-2`, base_id: `${EPOCH}-2`, current: true });
    await workJob(tools(), delivered, answering({ variables: {} }));
    expect(await effects()).toBe(2);
    await owner('engine_epochs')
      .where({ id: `${EPOCH}-2` })
      .delete();
    await owner('engine_epochs').update({ current: true });
  });
});

describe('a job that fails', () => {
  const failing = (error: unknown, more: Partial<EngineJob> = {}) =>
    workJob(tools(), job(more), async (trx) => {
      await note(trx);
      throw error;
    });
  const broken = (code: string) => Object.assign(new Error(`value ${CANARY} is wrong`), { code, detail: CANARY });

  it('by a rule tells its code with one retry less, and its effect is rolled back', async () => {
    expect(await failing(new DomainError('NOT_FOUND'))).toMatchObject({
      type: 'fail',
      code: 'NOT_FOUND',
      retries: 2,
    });
    expect(await effects()).toBe(0);
  });

  it.each(['08006', '08003', '57P01', '57P03', '53300', 'ECONNREFUSED', 'ECONNRESET'])(
    'because the database is away (%s) keeps its retries',
    async (code) => {
      expect(await failing(broken(code))).toMatchObject({ type: 'fail', code, retries: 3 });
    },
  );

  it('because no connection was free keeps its retries', async () => {
    const timeout = Object.assign(new Error('pool'), { name: 'KnexTimeoutError' });
    expect(await failing(timeout)).toMatchObject({ type: 'fail', code: 'UNEXPECTED', retries: 3 });
  });

  it.each([
    [broken('23505'), '23505'],
    [broken('22P02'), '22P02'],
    [broken(CANARY), 'UNEXPECTED'],
    [new Error(CANARY), 'UNEXPECTED'],
    [CANARY, 'UNEXPECTED'],
    [null, 'UNEXPECTED'],
  ])('unforeseen never tells values', async (error, code) => {
    const answer = await failing(error, { variables: { caseId, seat: 1, note: CANARY } });
    expect(answer).toMatchObject({ type: 'fail', code, retries: 2 });
    expect(JSON.stringify(answer)).not.toContain(CANARY);
    expect(logged).toContain(code);
    expect(logged).not.toContain(CANARY);
  });

  it('waits longer from failure to failure', async () => {
    const waits = [];
    for (const retries of [3, 2, 1, 0]) {
      const answer = await failing(new DomainError('NOT_FOUND'), { retries });
      waits.push(answer.type === 'fail' ? answer.backOffMs : 0);
    }
    expect(waits).toEqual([...waits].sort((one, other) => one - other));
    expect(new Set(waits).size).toBe(4);
  });
});

describe('a job that stumbles over what a person can mend', () => {
  const mends = () => casework.owner('tasks').where({ case_id: caseId, kind: 'ATTENTION' });
  const stumbling = (delivered: EngineJob) =>
    workJob(tools(), delivered, async (trx) => {
      await note(trx);
      throw new DomainError('RULE_MISSING');
    });

  it('asks the head of the unit once, keeps its retries, and takes the task back when it succeeds', async () => {
    const delivered = job();
    const answer = { type: 'fail', code: 'RULE_MISSING', retries: 3, backOffMs: 30_000 };
    expect([await stumbling(delivered), await stumbling(delivered)]).toEqual([answer, answer]);
    expect(await mends()).toMatchObject([
      {
        state: 'CREATED',
        role: 'unitHead',
        form_id: 'sortOut',
        payload: { code: 'RULE_MISSING', elementId: 'scoreRisk' },
      },
    ]);
    expect(await effects()).toBe(0);
    await workJob(tools(), delivered, async () => ({ variables: {} }));
    expect(await mends()).toMatchObject([{ state: 'COMPLETED' }]);
  });

  it('asks again when a person has settled it and it fails again', async () => {
    const delivered = job();
    await stumbling(delivered);
    await casework.owner('tasks').where({ case_id: caseId, kind: 'ATTENTION' }).update({ state: 'COMPLETED' });
    await stumbling(delivered);
    expect((await mends()).map(({ state }) => String(state)).toSorted()).toEqual(['COMPLETED', 'CREATED']);
  });
});
