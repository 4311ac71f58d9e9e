/** Step 7: the end of a programme: transfer, closure with its result or reason, what waits and what ends with it. */
import { addPart, type Casework, clocks, commands, NOW, openCasework, runClocks } from '#test/support/casework.ts';
import { plansOf, toldOf } from '#test/support/decided-plan.ts';
import { answerIn, supportedCase } from '#test/support/supported-case.ts';

let casework: Casework;

beforeAll(async () => {
  casework = await openCasework();
});
afterAll(() => casework.close());

const plans = (caseId: string) => plansOf(casework, caseId);
const told = (caseId: string) => toldOf(casework, caseId);

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
