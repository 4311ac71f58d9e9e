/** Step 7: the programme in force: its monitoring, what the consilium decides on it, the regime of visits. */
import { type Casework, clocks, openCasework, runClocks } from '#test/support/casework.ts';
import { decidePlan, measuresOf, plansOf, toldOf } from '#test/support/decided-plan.ts';
import { activate, answerIn, supportedCase } from '#test/support/supported-case.ts';

let casework: Casework;

beforeAll(async () => {
  casework = await openCasework();
});
afterAll(() => casework.close());

const plans = (caseId: string) => plansOf(casework, caseId);
const measures = (planId: string) => measuresOf(casework, planId);
const told = (caseId: string) => toldOf(casework, caseId);
const decide = (caseId: string, agenda: 'PLAN' | 'REVIEW', decision: string, remarks?: string) =>
  decidePlan(casework, caseId, agenda, { decision, remarks: remarks ?? null });

describe('monitoring', () => {
  async function monitored(change: Parameters<typeof answerIn<'monitorPlan'>>[2] = {}) {
    const supported = await supportedCase(casework);
    const [plan] = await plans(supported.caseId);
    const [measure] = await measures(plan.id);
    const status = { measureId: measure.id, status: 'PARTLY', reason: 'Болела', evidence: '' } as const;
    const place = {
      caseId: supported.caseId,
      partId: supported.planPart,
      formId: 'monitorPlan',
      login: 'curator',
    } as const;
    await answerIn(casework, place, { measures: [status], ...change });
    return { ...supported, planId: plan.id as string };
  }
  const review = (caseId: string) => casework.owner('plan_reviews').where({ case_id: caseId }).first();

  it('marks measures, keeps the review and ends the quarter', async () => {
    const { caseId, planId } = await monitored();
    expect(await measures(planId)).toMatchObject([{ status: 'PARTLY', reason: 'Болела', evidence: null }]);
    expect(await review(caseId)).toMatchObject({
      dynamics: 'POSITIVE',
      risk: 'LOW',
      potential_level: 'MEDIUM',
      proposal: 'COMPLETE',
    });
    expect(await plans(caseId)).toMatchObject([{ state: 'REVIEW', phase: 'MAIN' }]);
    expect(await clocks(casework, caseId)).toEqual({ DONE: ['T19'] });
  });

  it('refuses a measure of another programme', async () => {
    const foreign = {
      measureId: '00000000-0000-4000-8000-000000000009',
      status: 'PLANNED',
      reason: '',
      evidence: '',
    } as const;
    await expect(monitored({ measures: [foreign] })).rejects.toMatchObject({
      fields: [{ path: 'measures.0.measureId' }],
    });
  });

  it.each([
    ['CONTINUE', 'ACTIVE', ['T19']],
    ['COMPLETE', 'REVIEW', ['T23']],
    ['NEW_PROGRAMME', 'REVIEW', ['T16', 'T28']],
    ['CHANGE_REGIME', 'ACTIVE', ['T31']],
    ['ESCALATE_KDN', 'ACTIVE', ['T34']],
    ['TRANSFER', 'REVIEW', ['T32']],
  ])('the consilium’s %s leaves the programme %s and starts %j', async (decision, state, running) => {
    const { caseId } = await monitored();
    await decide(caseId, 'REVIEW', decision);
    expect(await plans(caseId)).toMatchObject([{ state }]);
    expect(await review(caseId)).toMatchObject({ decision, decided_at: expect.anything() });
    expect((await clocks(casework, caseId))['RUNNING']).toEqual(running);
  });

  it('votes that came to nothing change nothing', async () => {
    const { caseId } = await monitored();
    await decide(caseId, 'REVIEW', 'NOT_ADOPTED');
    expect(await review(caseId)).toMatchObject({ decision: null });
    expect(await plans(caseId)).toMatchObject([{ state: 'REVIEW' }]);
  });

  it('a new programme follows the one before and renews it when it comes into force', async () => {
    const { caseId, planPart: partId } = await monitored();
    await decide(caseId, 'REVIEW', 'NEW_PROGRAMME');
    await answerIn(casework, { caseId, partId, formId: 'draftPlan', login: 'curator' }, { phase: 'MAIN' });
    const [first, second] = await plans(caseId);
    expect(second).toMatchObject({ version: 2, previous_plan_id: first.id, state: 'DRAFT' });
    await answerIn(casework, { caseId, partId, formId: 'approvePlan', login: 'head' });
    await activate(casework, caseId, partId);
    expect(await plans(caseId)).toMatchObject([{ state: 'RENEWED', ended_at: expect.anything() }, { state: 'ACTIVE' }]);
    expect(await casework.owner('case_parts').where({ case_id: caseId, process_id: 'patronage' })).toHaveLength(1);
  });

  it('a permanent decision ends the clock of provisional guardianship', async () => {
    const supported = await supportedCase(casework);
    const { caseId, planPart: partId } = supported;
    await runClocks(casework, caseId, ['T20']);
    const place = { caseId, partId, formId: 'monitorPlan', login: 'curator' } as const;
    await answerIn(casework, place, { measures: [], guardianshipSettledOn: '2026-03-09' });
    expect((await clocks(casework, caseId))['DONE']).toContain('T20');
  });
});

describe('the regime of visits', () => {
  it('changes with its reason, and the awaited visit is planned anew', async () => {
    // given
    const { caseId, planPart: partId, patronage } = await supportedCase(casework);
    const progress = { case_id: caseId, part_id: patronage, seat: 1, step: 7, kind: 'JOB' };
    await casework.owner('case_progress').insert({ ...progress, element_id: 'planVisit' });
    await casework
      .owner('case_parts')
      .where({ id: patronage })
      .update({ variables: { visitRegime: 'WEEKLY' } });
    // when
    await answerIn(casework, { caseId, partId, formId: 'changeRegime', login: 'curator' });
    // then
    const change = await casework.owner('regime_changes').where({ case_id: caseId }).first();
    expect(change).toMatchObject({
      from_regime: 'WEEKLY',
      to_regime: 'MONTHLY',
      reason: expect.stringContaining('справляется'),
    });
    expect(await told(caseId)).toEqual(['visits-suspended', 'visits-resumed']);
    const { variables } = await casework.owner('case_parts').where({ id: patronage }).first('variables');
    expect(variables).toMatchObject({ regimeChosen: 'MONTHLY' });
  });

  it('during a halt is only noted: the next plan goes by it', async () => {
    const { caseId, planPart: partId, patronage } = await supportedCase(casework);
    const progress = { case_id: caseId, part_id: patronage, seat: 1, step: 7, kind: 'EVENT' };
    await casework.owner('case_progress').insert({ ...progress, element_id: 'visitsSuspended' });
    await answerIn(casework, { caseId, partId, formId: 'changeRegime', login: 'curator' });
    expect(await told(caseId)).toEqual([]);
  });
});
