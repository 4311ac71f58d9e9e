/** The workplace of an officer of another body over HTTP: what he writes, who sees it with whose name, and who may not. */
import { createClock } from '#clock';
import { findCase } from '#store/cases-store.ts';
import { formFactsView } from '#store/views/form-facts-view.ts';
import { type Api, type Client, openApi } from '#test/support/api.ts';
import { addPart, type Casework, idOf, NOW, openCasework } from '#test/support/casework.ts';
import { answerIn, supportedCase } from '#test/support/supported-case.ts';

let casework: Casework;
let api: Api;
let caseId: string;
let planPart: string;
let measureId: string;
let noticeId: string;
const clients: Record<string, Client> = {};
const clock = { ...createClock(), now: () => NOW };

beforeAll(async () => {
  casework = await openCasework();
  api = await openApi(casework, clock);
  for (const login of ['head', 'curator', 'curator2', 'agency']) clients[login] = await api.signIn(login);
  await casework
    .owner('user_roles')
    .where({ user_id: idOf(casework, 'agency') })
    .update({ agency_id: 'police-uvarovo' });
});

beforeEach(async () => {
  ({ caseId, planPart } = await supportedCase(casework));
  [{ id: measureId }] = await casework
    .owner('plan_measures')
    .where({ case_id: caseId })
    .update({ agency: 'POLICE' })
    .returning('id');
  noticeId = await sentNotice('police-uvarovo');
});

afterAll(async () => {
  await api.close();
  await casework.close();
});

async function sentNotice(agency_id: string): Promise<string> {
  const part_id = await addPart(casework, caseId, 'immediate-notices', { beside: true });
  const words = { fact: 'DANGER', title: 'Ребёнок в опасности', legal_ground: '120-ФЗ', content: 'О ребёнке' };
  const notice = { id: casework.owner.raw('gen_random_uuid()'), case_id: caseId, part_id, agency_id, ...words };
  const [{ id }] = await casework
    .owner('agency_notices')
    .insert({ ...notice, kind: 'IMMEDIATE', sent_at: '2026-03-10T10:00:00Z' })
    .returning('id');
  return id as string;
}

const call = (login: string, operation: string, params: Record<string, string>, body?: object) =>
  (clients[login] as Client).call(operation, { params, ...(body ? { body } : {}) });
const given = { receivedAt: '2026-03-10T11:00:00Z', journalNumber: '45', journalOn: '2026-03-10', reply: 'Выехали' };
const answer = (login = 'agency', body: object = given, id = noticeId) =>
  call(login, 'answerNotice', { caseId, noticeId: id }, body);
const noticeOnCard = async (login: string) => {
  const { body } = await call(login, login === 'agency' ? 'readAgencyCard' : 'readCase', { caseId });
  return body.notices.find(({ id }: { id: string }) => id === noticeId);
};
const audited = (action: string) => casework.owner('audit_log').where({ case_id: caseId, action });

describe('a notice', () => {
  it('is confirmed by the officer, and the centre sees by whom and what was done', async () => {
    expect((await answer()).status).toBe(204);
    const shown = { by: 'Участковый Игорь Олегович', agency: expect.stringMatching(/ПДН|полиц/i), ...given };
    for (const login of ['curator', 'head']) {
      expect(await noticeOnCard(login)).toMatchObject({
        acknowledgedAt: '2026-03-10T11:00:00.000Z',
        reply: 'Выехали',
        answers: [{ ...shown, receivedAt: '2026-03-10T11:00:00.000Z', givenAt: '2026-03-10T12:00:00.000Z' }],
      });
    }
    expect(await audited('ANSWER_NOTICE')).toMatchObject([
      { subject_id: noticeId, actor_id: idOf(casework, 'agency'), outcome: 'DONE' },
    ]);
    const typedAgain = await call('curator', 'noteReceipt', { caseId, noticeId }, { receivedAt: given.receivedAt });
    expect(typedAgain.status).toBe(404);
  });

  it('is corrected with both versions kept, and taken back', async () => {
    await answer();
    await answer('agency', { ...given, reply: 'Выехали, семья дома', repliedOn: '2026-03-10' });
    expect((await noticeOnCard('agency')).answers).toMatchObject([
      { reply: 'Выехали, семья дома', repliedOn: '2026-03-10' },
      { reply: 'Выехали' },
    ]);
    expect((await call('agency', 'withdrawNoticeAnswer', { caseId, noticeId })).status).toBe(204);
    const after = await noticeOnCard('curator');
    expect([after.acknowledgedAt, after.answers.length, after.answers[0].receivedAt]).toEqual([null, 3, null]);
    expect(await audited('WITHDRAW_NOTICE_ANSWER')).toHaveLength(1);
  });

  it('is answered late as well as in time, whatever the centre has given up', async () => {
    await casework.owner('agency_notices').where({ id: noticeId }).update({ closed_reason: 'Орган не отвечает' });
    expect((await answer()).status).toBe(204);
    expect(await noticeOnCard('curator')).toMatchObject({ reply: 'Выехали', closedReason: 'Орган не отвечает' });
  });

  it('of another body, or answered by another role, is refused', async () => {
    const foreign = await sentNotice('kdn-uvarovo');
    expect((await answer('agency', given, foreign)).status).toBe(404);
    expect((await answer('curator')).status).toBe(403);
    expect(await answer('agency', { ...given, receivedAt: '2026-03-10T12:01:00Z' })).toMatchObject({
      status: 422,
      body: { errors: [{ path: 'receivedAt' }] },
    });
  });
});

describe('a measure', () => {
  const told = { state: 'DONE', onDay: '2026-03-10', words: 'Беседа проведена' };
  const report = (body: object = told, login = 'agency') => call(login, 'reportMeasure', { caseId, measureId }, body);
  const onProgramme = async () => {
    const { body } = await call('curator', 'readCaseSupport', { caseId });
    return body.plan.measures.find(({ id }: { id: string }) => id === measureId);
  };
  const atReview = () =>
    casework.owner.transaction(async (trx) => {
      const owner = await findCase(trx, caseId);
      const facts = owner && (await formFactsView(trx, 'monitorPlan', owner, planPart));
      const measures = (facts?.['measures'] ?? []) as { measureId: string; status: string; evidence: string }[];
      return measures.find((measure) => measure.measureId === measureId);
    });

  it('that the officer reports as done is seen on the programme and filled in at the review; the curator decides', async () => {
    expect((await report()).status).toBe(204);
    const seen = await onProgramme();
    expect(seen).toMatchObject({
      status: 'PLANNED',
      reports: [{ ...told, by: 'Участковый Игорь Олегович', agency: expect.any(String) }],
    });
    const filled = await atReview();
    expect(filled).toMatchObject({ status: 'DONE', evidence: expect.stringContaining('Беседа проведена') });
    expect(filled?.evidence).toContain(seen.reports[0].agency);
    const measures = await casework.owner('plan_measures').where({ case_id: caseId }).orderBy('position');
    const settled = measures.map(({ id }) => ({ measureId: id, status: 'PLANNED' as const, reason: '', evidence: '' }));
    const place = { caseId, partId: planPart, formId: 'monitorPlan', login: 'curator' } as const;
    await answerIn(casework, place, { measures: settled });
    expect(await onProgramme()).toMatchObject({ status: 'PLANNED', reports: [{ state: 'DONE' }] });
    expect(await atReview()).toMatchObject({ status: 'PLANNED' });
    expect(await audited('REPORT_MEASURE')).toMatchObject([{ subject_id: measureId, details: { state: 'DONE' } }]);
  });

  it('that could not be done needs words, and the last report counts', async () => {
    expect(await report({ ...told, state: 'FAILED', words: ' ' })).toMatchObject({
      status: 422,
      body: { errors: [{ path: 'words' }] },
    });
    await report({ ...told, state: 'ONGOING', words: '' });
    await report({ ...told, state: 'FAILED', words: 'Семья уехала' });
    expect(await atReview()).toMatchObject({ status: 'NOT_DONE', reason: 'Семья уехала' });
    expect((await onProgramme()).reports).toMatchObject([{ state: 'FAILED' }, { state: 'ONGOING' }]);
    const { body } = await call('agency', 'readAgencyCard', { caseId });
    expect(body.measures).toMatchObject([{ id: measureId, reports: [{ state: 'FAILED' }, { state: 'ONGOING' }] }]);
  });

  it('of another body, on a day to come, or by another role, is refused', async () => {
    await casework.owner('plan_measures').where({ id: measureId }).update({ agency: 'HEALTH' });
    expect((await report()).status).toBe(404);
    await casework.owner('plan_measures').where({ id: measureId }).update({ agency: 'POLICE' });
    expect((await report({ ...told, onDay: '2026-03-11' })).status).toBe(422);
    expect((await report(told, 'curator')).status).toBe(403);
  });
});

describe('the list', () => {
  const list = async (show?: string) => {
    const { body } = await (clients['agency'] as Client).call('listAgencyWork', show ? { query: { show } } : {});
    return body.items.filter((item: { caseId: string }) => item.caseId === caseId);
  };
  const due = (due_on: string) => casework.owner('plan_measures').where({ id: measureId }).update({ due_on });

  it('shows what waits for the body with its terms, and lets go what was answered and reported', async () => {
    await due('2026-03-09');
    expect(await list()).toMatchObject([
      { measures: 1, overdue: 1, notices: 1, unanswered: 1, late: 0, answerBy: null },
    ]);
    await answer();
    expect(await list()).toMatchObject([{ measures: 1, unanswered: 0 }]);
    const params = { caseId, measureId };
    await call('agency', 'reportMeasure', params, { state: 'DONE', onDay: '2026-03-10', words: '' });
    expect([await list(), await list('all')]).toMatchObject([[], [{ measures: 0, overdue: 0, notices: 1 }]]);
  });

  it('puts what is late first, then the nearest term', async () => {
    const { part_id } = await casework.owner('agency_notices').where({ id: noticeId }).first('part_id');
    const awaited = {
      rule: 'T25',
      rules_version: 1,
      case_id: caseId,
      centre_id: 'centre-uvarovo',
      part_id,
      release: 1,
    };
    const times = { state: 'RUNNING', started_at: '2026-03-03T10:00:00Z', due_at: '2026-03-10T10:30:00Z' };
    await casework.owner('deadlines').insert({ id: casework.owner.raw('gen_random_uuid()'), ...awaited, ...times });
    await due('2026-12-31');
    expect(await list()).toMatchObject([{ late: 1, answerBy: '2026-03-10T10:30:00.000Z', overdue: 0 }]);
    const { body } = await (clients['agency'] as Client).call('listAgencyWork', { query: { show: 'all' } });
    const isLate = body.items.map(({ late, overdue }: { late: number; overdue: number }) => late + overdue > 0);
    expect(isLate[0]).toBe(true);
    expect(isLate.lastIndexOf(true)).toBeLessThan(isLate.includes(false) ? isLate.indexOf(false) : isLate.length);
    expect(await noticeOnCard('agency')).toMatchObject({ dueAt: '2026-03-10T10:30:00.000Z' });
  });
});
