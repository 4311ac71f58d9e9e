/** Answers to those who reported, files without a case, and how the main line ends a case. */
import { formFactsView } from '#store/views/form-facts-view.ts';
import { findCase } from '#store/cases-store.ts';
import { VALID } from '#test/form-runtime/valid-submissions.ts';
import {
  addPart,
  addTask,
  answer,
  as,
  type Casework,
  clocks,
  NOW,
  openCasework,
  register,
  runClocks,
} from '#test/support/casework.ts';
import { caseAt, emergencyOf, inMain, passed, patronageBeforeVisit } from '#test/support/emergency-case.ts';

let casework: Casework;

beforeAll(async () => {
  casework = await openCasework();
});

afterAll(() => casework.close());

const row = (table: string, caseId: string) => casework.owner(table).where({ case_id: caseId }).first();
const caseRow = (id: string) => casework.owner('cases').where({ id }).first();

/** A form as the person of its task sees it. */
async function opened(login: string, caseId: string, formId: string) {
  await addTask(casework, caseId, formId);
  return as(casework, login, async (trx) => {
    const owner = await findCase(trx, caseId);
    return owner && formFactsView(trx, formId, owner);
  });
}

async function refused(decision: 'REDIRECT' | 'REJECT', source: 'EDUCATION' | 'ANONYMOUS' = 'EDUCATION') {
  const { caseId } = await register(casework, source === 'ANONYMOUS' ? { source, reporter: '' } : {});
  const redirected = decision === 'REDIRECT' ? { redirectTo: 'Центр соседнего района' } : {};
  const given = { signalDecision: decision, decisionReason: 'Другой район', ...redirected };
  const reporter = source === 'ANONYMOUS' ? '' : 'Классный руководитель Примерова';
  const data = { ...VALID.receiveSignal.answers, ...given, source, reporter } as const;
  await answer(casework, { caseId, formId: 'receiveSignal', login: 'duty' }, data, { signalDecision: decision });
  return caseId;
}

describe('a refused message', () => {
  it('opens the answer with what is known, and with the names that it must not tell', async () => {
    const facts = await opened('duty', await refused('REDIRECT'), 'answerReporter');
    expect(facts).toMatchObject({
      signalDecision: 'REDIRECT',
      redirectedTo: 'Центр соседнего района',
      answerState: 'SENT',
      answerWay: 'PHONE',
      answerText: expect.stringContaining('10.03.2026'),
      decisionReason: 'Другой район',
    });
    expect(facts?.['protectedNames']).toContain('примеровых');
    expect(facts?.['protectedNames']).not.toContain('семья');
    expect(facts?.['protectedNames']).not.toContain('примерова');
  });

  it('from nobody is answered to nobody', async () => {
    const facts = await opened('duty', await refused('REJECT', 'ANONYMOUS'), 'answerReporter');
    expect(facts).toMatchObject({ signalDecision: 'REJECT', answerState: 'NOT_SENT', redirectedTo: '' });
  });

  it.each(['REDIRECT', 'REJECT'] as const)(
    '%s: the answer ends its clock, and the case ends with it',
    async (decision) => {
      const caseId = await refused(decision);
      await answer(casework, { caseId, formId: 'answerReporter', login: 'duty' }, VALID.answerReporter.answers);
      expect(await row('reporter_answers', caseId)).toMatchObject({
        state: 'SENT',
        sent_on: '2026-03-10',
        way: 'LETTER',
        redirected_to: 'Центр помощи, соседний район',
      });
      expect(await clocks(casework, caseId)).toEqual({ DONE: ['T1', 'T29'] });
      expect(await inMain(casework, caseId, 'end-case', 'endAnswered')).toMatchObject({ type: 'complete' });
      expect(await caseRow(caseId)).toMatchObject({ status: 'CLOSED', outcome: `SIGNAL_${decision}`, step: 1 });
    },
  );
});

describe('no case', () => {
  it('is answered and archived; services are the family’s own choice', async () => {
    const { caseId } = await caseAt(casework, 'agenciesInformed', { step: 6, decision: 'NO_CASE' });
    await runClocks(casework, caseId, ['T29']);
    expect(await opened('secretary', caseId, 'closeWithoutCase')).toMatchObject({
      source: 'EDUCATION',
      reporter: '',
      protectedNames: expect.arrayContaining(['примеровы', 'иван']),
    });
    const place = { caseId, formId: 'closeWithoutCase', login: 'secretary' } as const;
    await answer(casework, place, VALID.closeWithoutCase.answers);
    expect(await row('reporter_answers', caseId)).toMatchObject({
      state: 'NOT_SENT',
      archive_number: 'А-17',
      services_offered: 'DECLINED',
    });
    expect(await clocks(casework, caseId)).toEqual({ DONE: ['T29'] });
  });

  it('does not end while an emergency runs', async () => {
    const { caseId } = await caseAt(casework, 'agenciesInformed', { step: 6, decision: 'NO_CASE' });
    await emergencyOf(casework, caseId);
    const place = { caseId, formId: 'closeWithoutCase', login: 'secretary' } as const;
    const ending = answer(casework, place, VALID.closeWithoutCase.answers);
    await expect(ending).rejects.toMatchObject({ code: 'EMERGENCY_RUNNING' });
    expect(await row('reporter_answers', caseId)).toBeUndefined();
  });
});

describe('the end of the main line', () => {
  const endOf = async (variables: Record<string, string>) => {
    const { caseId } = await caseAt(casework, 'socialServices', { engine_variables: JSON.stringify(variables) });
    return caseId;
  };

  /** Their process ends when they are sent. */
  const endedImmediateNotices = async (caseId: string) => {
    const id = await addPart(casework, caseId, 'immediate-notices', { beside: true });
    await casework.owner('case_parts').where({ id }).update({ state: 'DONE', ended_at: NOW });
    return id;
  };

  it('closes the case with its outcome, and its clocks fall away', async () => {
    const caseId = await endOf({ decision: 'SERVICES_442', servicesOutcome: 'REFUSED_BY_FAMILY' });
    await runClocks(casework, caseId, ['T8']);
    await inMain(casework, caseId, 'end-case', 'endCase');
    expect(await caseRow(caseId)).toMatchObject({ status: 'CLOSED', outcome: 'SERVICES_REFUSED_BY_FAMILY' });
    expect(await clocks(casework, caseId)).toEqual({ CANCELLED: ['T8'] });
  });

  it('withdraws what runs beside, notes who has not answered, and leaves patronage that was told to end', async () => {
    const caseId = await endOf({ decision: 'OPEN_CASE' });
    const informing = await addPart(casework, caseId, 'inform-agencies', { beside: true });
    const notice = { case_id: caseId, part_id: informing, agency_id: 'kdn-uvarovo', fact: 'F', legal_ground: '120-ФЗ' };
    const id = casework.owner.raw('gen_random_uuid()');
    await casework.owner('agency_notices').insert({ ...notice, id, sent_at: NOW });
    const atOnce = { ...notice, part_id: await endedImmediateNotices(caseId), kind: 'IMMEDIATE', fact: 'DANGER' };
    await casework.owner('agency_notices').insert({ ...atOnce, id, sent_at: NOW });
    const patronage = await patronageBeforeVisit(casework, caseId);
    await passed(casework, caseId, 'patronageEnded', patronage);
    await inMain(casework, caseId, 'end-case', 'endCase');
    const parts = await casework.owner('case_parts').where({ case_id: caseId }).orderBy('process_id');
    expect(parts).toMatchObject([
      { process_id: 'immediate-notices', state: 'DONE' },
      { process_id: 'inform-agencies', state: 'WITHDRAWN', withdrawn_reason: 'CASE_ENDED' },
      { process_id: 'patronage', state: 'RUNNING' },
    ]);
    const reasons = await casework.owner('agency_notices').where({ case_id: caseId }).pluck('closed_reason');
    expect(reasons).toEqual([expect.stringContaining('завершён'), expect.stringContaining('завершён')]);
  });

  it('waits for an emergency that began at the last moment, and says so to a person', async () => {
    const caseId = await endOf({ decision: 'NO_CASE' });
    await emergencyOf(casework, caseId);
    expect(await inMain(casework, caseId, 'end-case', 'endCase')).toMatchObject({
      code: 'EMERGENCY_RUNNING',
      retries: 3,
    });
    expect(await caseRow(caseId)).toMatchObject({ status: 'RUNNING' });
    const asked = await casework.owner('tasks').where({ case_id: caseId, kind: 'ATTENTION' });
    expect(asked).toMatchObject([{ role: 'unitHead' }]);
  });
});
