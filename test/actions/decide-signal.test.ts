/** Step 1: what each of the four decisions on a message does. */
import type { ReceiveSignalSubmission } from '#generated/form-types.ts';
import { VALID } from '#test/form-runtime/valid-submissions.ts';
import { answer, type Casework, clocks, commands, idOf, openCasework, register } from '#test/support/casework.ts';

let casework: Casework;

beforeAll(async () => {
  casework = await openCasework();
});

afterAll(() => casework.close());

async function decide(change: Partial<ReceiveSignalSubmission>): Promise<string> {
  const { caseId } = await register(casework);
  const quiet = { childUnder7Unattended: false, noParentalCare: false };
  const answers = { ...VALID.receiveSignal.answers, ...quiet, ...change };
  const variables = { signalDecision: answers.signalDecision };
  await answer(casework, { caseId, formId: 'receiveSignal', login: 'duty' }, answers, variables);
  return caseId;
}

const caseRow = (id: string) => casework.owner('cases').where({ id }).first();
const signalOf = (caseId: string) => casework.owner('signals').where({ case_id: caseId }).first();

describe('accepted', () => {
  it('ends T1, starts T8 and knows the children', async () => {
    const caseId = await decide({});
    expect(await clocks(casework, caseId)).toEqual({ DONE: ['T1'], RUNNING: ['T8'] });
    const { family_id: familyId, status } = await caseRow(caseId);
    expect(status).toBe('RUNNING');
    expect(await casework.owner('families').where({ id: familyId }).first()).toMatchObject({
      name: 'Семья Примеровых',
    });
    const children = await casework.owner('children').where({ family_id: familyId });
    expect(children).toMatchObject([{ name: 'Ваня', approx_age: 6 }]);
    expect(await signalOf(caseId)).toMatchObject({ decision: 'ACCEPT', decided_by: idOf(casework, 'duty') });
  });

  it.each([
    { dangerNow: 'YES' },
    { injury: true },
    { childUnder7Unattended: true },
    { adultAcuteState: true },
    { threatToLife: true },
  ] as const)('with %j the bodies are told of the threat at once, beside the case', async (danger) => {
    const caseId = await decide(danger);
    expect((await clocks(casework, caseId))['RUNNING']).toEqual(['T2', 'T8']);
    const [part] = await casework.owner('case_parts').where({ case_id: caseId });
    expect(part).toMatchObject({ process_id: 'immediate-notices', variables: { threatToLife: true } });
    expect(await casework.owner('deadlines').where({ part_id: part.id })).toMatchObject([{ rule: 'T2' }]);
  });

  it('with any other marked fact too, and without one nobody is told', async () => {
    const caseId = await decide({ notAttendingSchool: true });
    const [part] = await casework.owner('case_parts').where({ case_id: caseId });
    expect(part.variables).toMatchObject({ notAttendingSchool: true, threatToLife: false, rightsViolated: false });
    expect(await casework.owner('case_parts').where({ case_id: await decide({}) })).toEqual([]);
  });

  it('keeps a corrected reporter and the contact behind their wall', async () => {
    const caseId = await decide({ reporter: 'Тётя', reporterContact: '+7 900 000-00-00' });
    const { id } = await signalOf(caseId);
    const kept = await casework.owner('signal_reporters').where({ signal_id: id }).first('reporter');
    expect(kept).toEqual({ reporter: 'Тётя, +7 900 000-00-00' });
  });

  it('tells the engine the marked answers and nothing else', async () => {
    const caseId = await decide({});
    const completion = (await commands(casework, caseId)).find(({ type }) => type === 'completeTask');
    expect(completion?.['variables']).toEqual({ signalDecision: 'ACCEPT' });
  });
});

describe.each(['REDIRECT', 'REJECT'] as const)('%s', (decision) => {
  it('goes on to the answer to the reporter, whose time runs from the message', async () => {
    const caseId = await decide({ signalDecision: decision, decisionReason: 'Другой район', dangerNow: 'YES' });
    expect(await caseRow(caseId)).toMatchObject({ status: 'RUNNING', outcome: null });
    expect(await clocks(casework, caseId)).toEqual({ DONE: ['T1'], RUNNING: ['T29'] });
    const due = await casework.owner('deadlines').where({ case_id: caseId, rule: 'T29' }).first();
    expect(due.started_at).toBe('2026-03-10T11:45:00.000Z');
    expect(await signalOf(caseId)).toMatchObject({ decision, decision_reason: 'Другой район' });
  });
});

describe('attached', () => {
  it('closes its own case, belongs to the running one and asks its curator to look', async () => {
    const target = await register(casework);
    const curator = idOf(casework, 'curator');
    await casework.owner('cases').where({ id: target.caseId }).update({ curator_id: curator, step: 3 });

    const caseId = await decide({ signalDecision: 'ATTACH', attachToCaseNumber: ` ${target.caseNumber} ` });

    expect(await caseRow(caseId)).toMatchObject({ status: 'CLOSED', outcome: 'SIGNAL_ATTACH' });
    expect(await signalOf(caseId)).toMatchObject({ attached_case_id: target.caseId });
    expect(await casework.owner('tasks').where({ case_id: target.caseId })).toMatchObject([
      { kind: 'ATTENTION', role: 'caseCurator', assignee: curator, payload: { code: 'SIGNAL_ATTACHED' } },
    ]);
  });

  it.each(['2020-999999', '', 'its own'])(
    'to the number «%s» is refused at its field, and nothing is written',
    async (number) => {
      const { caseId, caseNumber } = await register(casework);
      const attach = {
        signalDecision: 'ATTACH',
        attachToCaseNumber: number === 'its own' ? caseNumber : number,
      } as const;
      const answers = { ...VALID.receiveSignal.answers, ...attach };
      await expect(answer(casework, { caseId, formId: 'receiveSignal', login: 'duty' }, answers)).rejects.toMatchObject(
        {
          code: 'INVALID_INPUT',
          fields: [{ path: 'attachToCaseNumber' }],
        },
      );
      expect(await signalOf(caseId)).toMatchObject({ decision: null });
      expect(await clocks(casework, caseId)).toEqual({ RUNNING: ['T1'] });
      expect(await casework.owner('submissions').where({ case_id: caseId })).toEqual([]);
    },
  );

  it('to a case of another centre is refused', async () => {
    const foreign = await register(casework, {}, { login: 'head2', centreId: 'centre-rzhaksa' });
    const attach = decide({ signalDecision: 'ATTACH', attachToCaseNumber: foreign.caseNumber });
    await expect(attach).rejects.toMatchObject({ code: 'INVALID_INPUT' });
  });
});
