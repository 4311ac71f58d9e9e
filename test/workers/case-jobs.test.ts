/** The jobs of a case: what each computes from the facts, tells the engine and starts or ends of the clocks. */
import { createClock } from '#clock';
import type { EngineVariables } from '#domain/engine-variables.ts';
import type { EngineJob } from '#engine/job-worker.ts';
import type { AssessSubmission } from '#generated/form-types.ts';
import jobTypes from '#generated/job-types.json' with { type: 'json' };
import { createLog } from '#log';
import { findCase } from '#store/cases-store.ts';
import { formFactsView } from '#store/views/form-facts-view.ts';
import { scriptedEngine } from '#test/engine/scripted-engine.ts';
import { VALID } from '#test/form-runtime/valid-submissions.ts';
import { acceptedCase, answer, type Casework, clocks, NOW, openCasework, runClocks } from '#test/support/casework.ts';
import { type JobWork, workJob } from '#workers/job.ts';

let casework: Casework;
let caseId: string;
let keys = 0;

beforeAll(async () => {
  casework = await openCasework();
});

beforeEach(async () => {
  ({ caseId } = await acceptedCase(casework));
  await casework.owner('deadline_events').delete();
  await casework.owner('deadlines').where({ case_id: caseId }).delete();
});

afterAll(() => casework.close());

const elements: Readonly<Record<string, string>> = {
  'score-risk': 'scoreRisk',
  'note-recommendation': 'noteRecommendation',
  'plan-visit': 'planVisit',
  'start-response-clocks': 'startResponseClocks',
};

/** Delivers a job of the type, as the engine would. */
async function deliver(type: string, variables: EngineVariables = {}, seat = 1) {
  const { work } = (await import(`#workers/${type}.ts`)) as { work: JobWork };
  const job: EngineJob = {
    key: String((keys += 1)),
    type,
    processInstanceKey: '1',
    elementInstanceKey: '2',
    elementId: elements[type] ?? type,
    processId: 'case-seven-steps',
    release: 1,
    retries: 3,
    headers: {},
    variables: { caseId, seat, ...variables },
  };
  const clock = { ...createClock(), now: () => NOW };
  const zeebe = scriptedEngine(() => undefined);
  return workJob({ db: casework.worker, zeebe, clock, log: createLog('silent') }, job, work);
}
const told = (variables: EngineVariables) => ({ type: 'complete', variables });
const caseNow = () => casework.owner('cases').where({ id: caseId }).first();

it('what the decision table recommends is noted, and the consilium’s form is opened with it', async () => {
  // when
  expect(await deliver('note-recommendation', { recommendation: 'OPEN_CASE' })).toEqual(told({}));
  // then
  expect(await caseNow()).toMatchObject({ recommendation: 'OPEN_CASE' });
  const facts = await casework.owner.transaction(async (trx) => {
    const owner = await findCase(trx, caseId);
    return owner && formFactsView(trx, 'prepareAgenda', owner);
  });
  expect(facts).toMatchObject({ recommendation: 'OPEN_CASE', proposedDecision: 'OPEN_CASE' });
});

it('every job type has a worker', async () => {
  for (const type of jobTypes) expect(await import(`#workers/${type}.ts`)).toHaveProperty('work');
});

it('a job of an older seat or of a closed case is refused by its code', async () => {
  expect(await deliver('plan-visit', {}, 2)).toMatchObject({ type: 'fail', code: 'CASE_CLOSED' });
  await casework.owner('cases').where({ id: caseId }).update({ status: 'CLOSED' });
  expect(await deliver('plan-visit')).toMatchObject({ type: 'fail', code: 'CASE_CLOSED' });
});

it('what the engine holds is kept for a later seat, long texts and objects are not', async () => {
  await deliver('plan-visit', { visitRegime: 'WEEKLY', note: 'x'.repeat(65) });
  const { engine_variables: kept } = await caseNow();
  expect(kept).toMatchObject({ visitRegime: 'WEEKLY', nextVisitOn: '2026-03-17' });
  expect(kept).not.toHaveProperty('note');
});

describe('start-response-clocks', () => {
  it.each([
    ['EMERGENCY', 'T3'],
    ['URGENT', 'T4'],
    ['PLANNED', 'T6'],
  ])('%s runs under %s', async (urgencyProposed, rule) => {
    expect(await deliver('start-response-clocks', { urgencyProposed })).toEqual(told({}));
    expect(await clocks(casework, caseId)).toEqual({ RUNNING: [rule] });
    expect(await caseNow()).toMatchObject({ urgency: urgencyProposed });
  });
});

describe('score-risk', () => {
  async function assessed(change: Partial<AssessSubmission> = {}): Promise<EngineVariables> {
    await answer(casework, { caseId, formId: 'assess', login: 'curator' }, { ...VALID.assess.answers, ...change });
    const { id } = await casework.owner('assessments').where({ case_id: caseId }).first('id');
    return { assessmentId: id };
  }

  it('scores by the instrument, keeps the detail and starts the way to the consilium', async () => {
    await runClocks(casework, caseId, ['T8']);
    const scored = await deliver('score-risk', await assessed());
    expect(scored).toEqual(told({ safety: 'SAFE_WITH_PLAN', riskLevel: 'MEDIUM' }));
    const assessment = await casework.owner('assessments').where({ case_id: caseId }).first();
    expect(assessment).toMatchObject({ safety: 'SAFE_WITH_PLAN', risk_level: 'MEDIUM', result: expect.any(Object) });
    expect(await clocks(casework, caseId)).toEqual({ DONE: ['T8'], RUNNING: ['T21'] });
  });

  it('an unsafe family leaves its clocks to the emergency that begins next', async () => {
    const safety = { ...VALID.assess.answers.safety, S1: { answer: 'YES', control: 'NONE' } } as const;
    expect(await deliver('score-risk', await assessed({ safety }))).toMatchObject({ variables: { safety: 'UNSAFE' } });
    expect(await clocks(casework, caseId)).toEqual({});
  });

  it('without a child the risk cannot be known, unless the consilium decides with the gap', async () => {
    const safety = { ...VALID.assess.answers.safety, S3: { answer: 'NO' } } as const;
    const variables = await assessed({ children: [], safety });
    expect(await deliver('score-risk', variables)).toEqual(told({ safety: 'SAFE', riskLevel: 'INCOMPLETE' }));
    expect(await clocks(casework, caseId)).toEqual({});
    await deliver('score-risk', { ...variables, dataGapAccepted: true });
    expect(await clocks(casework, caseId)).toEqual({ RUNNING: ['T21'] });
  });

  it('does not score an assessment of another case', async () => {
    const variables = await assessed();
    ({ caseId } = await acceptedCase(casework));
    expect(await deliver('score-risk', variables)).toMatchObject({ type: 'fail', code: 'NOT_FOUND' });
  });
});
