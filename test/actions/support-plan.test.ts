/** Step 7: the programme from its draft to its approval: states, versions, measures, clocks, what the engine hears. */
import { VALID } from '#test/form-runtime/valid-submissions.ts';
import { type Casework, clocks, commands, openCasework, runClocks } from '#test/support/casework.ts';
import { decidePlan, measuresOf, plansOf } from '#test/support/decided-plan.ts';
import { activate, answerIn, caseToPlan } from '#test/support/supported-case.ts';

let casework: Casework;

beforeAll(async () => {
  casework = await openCasework();
});
afterAll(() => casework.close());

const plans = (caseId: string) => plansOf(casework, caseId);
const measures = (planId: string) => measuresOf(casework, planId);
const decide = (caseId: string, agenda: 'PLAN' | 'REVIEW', decision: string, remarks?: string) =>
  decidePlan(casework, caseId, agenda, { decision, remarks: remarks ?? null });

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
