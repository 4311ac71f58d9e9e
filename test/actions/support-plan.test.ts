/** Step 7: the programme from its draft to the closure: states, versions, measures, clocks, what the engine hears. */
import { notePlanDecision } from '#actions/note-plan-decision.ts';
import { findCase } from '#store/cases-store.ts';
import { VALID } from '#test/form-runtime/valid-submissions.ts';
import { addPart, as, type Casework, clocks, commands, openCasework, runClocks, NOW } from '#test/support/casework.ts';
import { activate, answerIn, caseToPlan, supportedCase } from '#test/support/supported-case.ts';

let casework: Casework;

beforeAll(async () => {
  casework = await openCasework();
});
afterAll(() => casework.close());

const plans = (caseId: string) => casework.owner('rehab_plans').where({ case_id: caseId }).orderBy('version');
const measures = (planId: string) => casework.owner('plan_measures').where({ plan_id: planId }).orderBy('position');
const told = async (caseId: string) =>
  (await commands(casework, caseId)).filter(({ type }) => type === 'tellLine').map(({ name }) => name);

async function decide(caseId: string, agenda: 'PLAN' | 'REVIEW', decision: string, remarks?: string): Promise<void> {
  await as(casework, 'head', async (trx) => {
    const owner = await findCase(trx, caseId);
    if (owner) await notePlanDecision(trx, owner, { agenda, decision, remarks: remarks ?? null, now: NOW });
  });
}

describe('the draft', () => {
  it('is kept with its measures and potential, ends its clock and tells the engine the kind', async () => {
    // given
    const { caseId, planPart: partId } = await caseToPlan(casework);
    await runClocks(casework, caseId, ['T16', 'T28']);
    // when
    await answerIn(casework, { caseId, partId, formId: 'draftPlan', login: 'curator' });
    // then
    const [plan] = await plans(caseId);
    expect(plan).toMatchObject({
      version: 1,
      state: 'DRAFT',
      kind: 'CENTRE',
      potential_level: 'MEDIUM',
      part_id: partId,
    });
    expect(await measures(plan.id)).toMatchObject([{ kind: 'CLUBS', kind_title: 'Клубы и кружки', status: 'PLANNED' }]);
    expect(await clocks(casework, caseId)).toEqual({ DONE: ['T16'], RUNNING: ['T28'] });
    const [completed] = (await commands(casework, caseId)).filter(({ type }) => type === 'completeTask');
    expect(completed?.['variables']).toEqual({ planKind: 'CENTRE' });
  });

  it('of a family on the register is an interagency one', async () => {
    const { caseId, planPart: partId } = await caseToPlan(casework);
    await casework.owner('cases').where({ id: caseId }).update({ register_status: 'SOP' });
    await answerIn(casework, { caseId, partId, formId: 'draftPlan', login: 'curator' });
    expect(await plans(caseId)).toMatchObject([{ kind: 'INTERAGENCY' }]);
  });

  it('sent back by the consilium is written anew in its place', async () => {
    // given
    const { caseId, planPart: partId } = await caseToPlan(casework);
    await answerIn(casework, { caseId, partId, formId: 'draftPlan', login: 'curator' });
    await decide(caseId, 'PLAN', 'RETURN_PLAN', 'Мало мероприятий');
    expect(await plans(caseId)).toMatchObject([{ state: 'DRAFT', remarks: 'Мало мероприятий' }]);
    expect(await clocks(casework, caseId)).toEqual({ RUNNING: ['T16'] });
    // when
    const [first] = VALID.draftPlan.answers.measures ?? [];
    const twice = first ? [first, { ...first, goal: 'Детский сад' }] : [];
    await answerIn(casework, { caseId, partId, formId: 'draftPlan', login: 'curator' }, { measures: twice });
    // then
    const [plan, ...others] = await plans(caseId);
    expect([plan.version, plan.remarks, others]).toEqual([1, null, []]);
    expect(await measures(plan.id)).toHaveLength(2);
  });
});

it('a programme that was approved for a road left since never comes into force: the next draft replaces it', async () => {
  const { caseId, planPart: partId } = await caseToPlan(casework);
  await answerIn(casework, { caseId, partId, formId: 'draftPlan', login: 'curator' });
  await decide(caseId, 'PLAN', 'APPROVE_PLAN');
  await answerIn(casework, { caseId, partId, formId: 'draftPlan', login: 'curator' });
  expect(await plans(caseId)).toMatchObject([{ state: 'TERMINATED' }, { state: 'DRAFT', version: 2 }]);
});

describe('approval', () => {
  it('by the centre is signed, and the programme comes into force with patronage beside', async () => {
    // given
    const { caseId, planPart: partId } = await caseToPlan(casework);
    await runClocks(casework, caseId, ['T28']);
    await answerIn(casework, { caseId, partId, formId: 'draftPlan', login: 'curator' });
    await decide(caseId, 'PLAN', 'APPROVE_PLAN');
    // when
    await answerIn(casework, { caseId, partId, formId: 'approvePlan', login: 'head' });
    // then
    const signed = {
      state: 'CONSILIUM_APPROVED',
      signed_on: '2026-03-10',
      contract_number: '17-с',
      signed_by_family: true,
    };
    expect(await plans(caseId)).toMatchObject([signed]);
    // when
    await activate(casework, caseId, partId);
    // then
    expect(await plans(caseId)).toMatchObject([{ state: 'ACTIVE', activated_at: expect.anything() }]);
    expect(await clocks(casework, caseId)).toEqual({ DONE: ['T28'], RUNNING: ['T19'] });
    const [started] = (await commands(casework, caseId)).filter(({ type }) => type === 'startPart');
    expect(started).toMatchObject({
      processId: 'patronage',
      variables: { riskLevel: 'MEDIUM', regimeChosen: null, weeksOfSupport: 0, curatorId: expect.any(String) },
    });
  });

  it('refused sends the draft back with remarks', async () => {
    const { caseId, planPart: partId } = await caseToPlan(casework);
    await answerIn(casework, { caseId, partId, formId: 'draftPlan', login: 'curator' });
    const returned = { planApproval: 'RETURNED', remarks: 'Уточнить сроки' } as const;
    await answerIn(casework, { caseId, partId, formId: 'approvePlan', login: 'head' }, returned);
    expect(await plans(caseId)).toMatchObject([{ state: 'DRAFT', remarks: 'Уточнить сроки', signed_on: null }]);
    expect(await clocks(casework, caseId)).toEqual({ RUNNING: ['T16'] });
  });

  it.each([
    ['APPROVED', 'KDN_APPROVED', { DONE: ['T14', 'T28'] }],
    ['RETURNED', 'DRAFT', { DONE: ['T14'], RUNNING: ['T16', 'T28'] }],
  ] as const)('by the commission: %s → %s', async (commissionApproval, state, expected) => {
    // given
    const { caseId, planPart: partId } = await caseToPlan(casework);
    await casework.owner('cases').where({ id: caseId }).update({ register_status: 'SOP' });
    await runClocks(casework, caseId, ['T28']);
    await answerIn(casework, { caseId, partId, formId: 'draftPlan', login: 'curator' });
    await decide(caseId, 'PLAN', 'APPROVE_PLAN');
    expect(await clocks(casework, caseId)).toMatchObject({ RUNNING: ['T14', 'T28'] });
    // when
    const change = { commissionApproval, remarks: 'Нет исполнителей' };
    await answerIn(casework, { caseId, partId, formId: 'approveByCommission', login: 'secretary' }, change);
    // then
    expect(await plans(caseId)).toMatchObject([{ state, resolution_number: '12', resolution_on: '2026-03-10' }]);
    expect(await clocks(casework, caseId)).toEqual(expected);
  });

  it('of nothing is not found', async () => {
    const { caseId, planPart: partId } = await caseToPlan(casework);
    const approved = answerIn(casework, { caseId, partId, formId: 'approvePlan', login: 'head' });
    await expect(approved).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});

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

describe('the end', () => {
  it('a transfer is kept with the receiver’s word and leads to closing', async () => {
    const { caseId, planPart: partId } = await supportedCase(casework);
    await runClocks(casework, caseId, ['T32']);
    await answerIn(casework, { caseId, partId, formId: 'transferCase', login: 'head' });
    expect(await casework.owner('case_transfers').where({ case_id: caseId }).first()).toMatchObject({
      receiver_centre: 'Центр помощи семье',
      acknowledged_on: '2026-03-10',
    });
    expect(await clocks(casework, caseId)).toEqual({ DONE: ['T32'], RUNNING: ['T19', 'T23'] });
  });

  it('closing records the result and both dates, ends the programme and patronage, and leaves the case to its main line', async () => {
    // given
    const { caseId, planPart: partId, patronage } = await supportedCase(casework);
    await casework.owner('cases').where({ id: caseId }).update({ register_status: 'SOP' });
    await runClocks(casework, caseId, ['T23']);
    // when
    const place = { caseId, partId, formId: 'closeCase', login: 'head' } as const;
    await answerIn(casework, place, { deregisteredOn: '2026-03-05' }, { closureDecision: 'CLOSE' });
    // then
    expect(await casework.owner('case_closures').where({ case_id: caseId }).first()).toMatchObject({
      with_result: true,
      results: ['CAUSES_REMOVED'],
      reason: null,
      signed_by: 'Заведующая отделением',
    });
    expect(await casework.owner('cases').where({ id: caseId }).first()).toMatchObject({
      status: 'RUNNING',
      register_status: 'REMOVED',
      deregistered_on: '2026-03-05',
    });
    expect(await plans(caseId)).toMatchObject([{ state: 'COMPLETED' }]);
    const ended = (await commands(casework, caseId)).filter(({ name }) => name === 'patronage-ended');
    expect(ended).toMatchObject([{ correlationKey: patronage }]);
    expect((await clocks(casework, caseId))['DONE']).toContain('T23');
  });

  it.each([
    'AGE_18',
    'MOVED',
    'PARENT_DIED',
    'RIGHTS_DEPRIVED',
    'RIGHTS_RESTRICTED',
    'CHILD_PLACED',
    'PARENT_IMPRISONED',
    'CHILD_DIED',
    'REGISTERED_IN_ERROR',
    'CANCELLED_BY_COURT',
  ] as const)('without a result keeps the reason %s and terminates the programme', async (closingReason) => {
    const { caseId, planPart: partId } = await supportedCase(casework);
    const without = { withResult: 'NO', closingReason } as const;
    await answerIn(casework, { caseId, partId, formId: 'closeCase', login: 'head' }, without);
    const closure = { with_result: false, reason: closingReason, results: [] };
    expect(await casework.owner('case_closures').where({ case_id: caseId }).first()).toMatchObject(closure);
    expect(await plans(caseId)).toMatchObject([{ state: 'TERMINATED' }]);
  });

  it('a returned proposal closes nothing and counts monitoring again', async () => {
    const { caseId, planPart: partId } = await supportedCase(casework);
    await casework.owner('deadlines').where({ case_id: caseId }).update({ state: 'DONE' });
    await runClocks(casework, caseId, ['T23']);
    const returned = { closureDecision: 'RETURN', returnReason: 'Проверить сад' } as const;
    await answerIn(casework, { caseId, partId, formId: 'closeCase', login: 'head' }, returned);
    expect(await casework.owner('case_closures').where({ case_id: caseId })).toEqual([]);
    expect(await plans(caseId)).toMatchObject([{ state: 'ACTIVE' }]);
    expect((await clocks(casework, caseId))['RUNNING']).toEqual(['T19']);
    expect(await told(caseId)).toEqual([]);
  });

  it('waits while an emergency runs', async () => {
    const { caseId, planPart: partId } = await supportedCase(casework);
    const emergency = await addPart(casework, caseId, 'emergency-response', { beside: true });
    const began = {
      case_id: caseId,
      part_id: emergency,
      source: 'VISIT',
      reason: 'Побои',
      started_at: NOW,
      step_then: 7,
    };
    await casework.owner('emergencies').insert(began);
    const closing = answerIn(casework, { caseId, partId, formId: 'closeCase', login: 'head' });
    await expect(closing).rejects.toMatchObject({ code: 'EMERGENCY_RUNNING' });
    expect(await casework.owner('case_closures').where({ case_id: caseId })).toEqual([]);
  });
});
