/** The answers of bodies' officers to notices of results: what the centre's task is filled with, and what stands when both have answered. */
import { answerNotice, withdrawNoticeAnswer } from '#actions/answer-notice.ts';
import type { FormSubmissions } from '#generated/form-types.ts';
import { findCase } from '#store/cases-store.ts';
import { formFactsView } from '#store/views/form-facts-view.ts';
import {
  acceptedCase,
  addPart,
  answer,
  as,
  type Casework,
  clocks,
  commands,
  idOf,
  NOW,
  openCasework,
  runClocks,
} from '#test/support/casework.ts';

type Receipts = NonNullable<FormSubmissions['recordReceipts']['receipts']>;
const bodies = ['kdn-uvarovo', 'prosecutor-uvarovo'] as const;
let casework: Casework;
let caseId: string;
let partId: string;
let notices: Record<(typeof bodies)[number], string>;

beforeAll(async () => {
  casework = await openCasework();
});
afterAll(() => casework.close());

beforeEach(async () => {
  ({ caseId } = await acceptedCase(casework));
  await casework.owner('cases').where({ id: caseId }).update({ step: 6, decision: 'OPEN_CASE' });
  await casework.owner('deadline_events').delete();
  await casework.owner('deadlines').where({ case_id: caseId }).delete();
  partId = await addPart(casework, caseId, 'inform-agencies', { beside: true });
  const sent = { case_id: caseId, part_id: partId, fact: 'WORK_RESULTS', legal_ground: '120-ФЗ', content: 'Итоги' };
  const made = bodies.map(async (agency_id) => {
    const row = { id: casework.owner.raw('gen_random_uuid()'), ...sent, agency_id, sent_at: '2026-03-10T10:00:00Z' };
    const [{ id }] = await casework.owner('agency_notices').insert(row).returning('id');
    return [agency_id, id];
  });
  notices = Object.fromEntries(await Promise.all(made));
  await runClocks(casework, caseId, ['T25']);
  await worksFor('kdn-uvarovo');
});

const worksFor = (agency_id: string) =>
  casework
    .owner('user_roles')
    .where({ user_id: idOf(casework, 'agency') })
    .update({ agency_id });
const by = () => ({ userId: idOf(casework, 'agency'), now: NOW, today: '2026-03-10' });
const given = {
  receivedAt: '2026-03-10T13:30:00+03:00',
  journalNumber: '12-к',
  journalOn: '2026-03-10',
  reply: 'Семья вызвана на заседание',
  repliedOn: null,
};
const reply = (change: Partial<typeof given> = {}, agency: (typeof bodies)[number] = 'kdn-uvarovo') =>
  as(casework, 'agency', (trx) =>
    answerNotice(trx, { caseId, noticeId: notices[agency] }, { ...given, ...change }, by()),
  );
const takeBack = () =>
  as(casework, 'agency', (trx) => withdrawNoticeAnswer(trx, { caseId, noticeId: notices['kdn-uvarovo'] }, by()));
const noticeOf = (agency: (typeof bodies)[number]) =>
  casework.owner('agency_notices').where({ id: notices[agency] }).first();
const receipts = () =>
  casework.owner.transaction(async (trx) => {
    const owner = await findCase(trx, caseId);
    const facts = owner && (await formFactsView(trx, 'recordReceipts', owner, partId));
    return (facts?.['receipts'] ?? []) as Receipts;
  });
const record = (list: Receipts) =>
  answer(casework, { caseId, formId: 'recordReceipts', login: 'secretary', partId }, { receipts: list });
const outcome = async () => (await commands(casework, caseId)).at(-1)?.['variables'];

it('stands on the notice and fills the task of the centre, which needs nothing typed again', async () => {
  await reply();
  await worksFor('prosecutor-uvarovo');
  await reply({ reply: '', journalNumber: '', journalOn: null as never }, 'prosecutor-uvarovo');
  expect(await noticeOf('kdn-uvarovo')).toMatchObject({
    acknowledged_at: '2026-03-10T10:30:00.000Z',
    reply: given.reply,
    reply_way: 'SYSTEM',
  });
  const filled = await receipts();
  expect(filled.find(({ noticeId }) => noticeId === notices['kdn-uvarovo'])).toMatchObject({
    receiptState: 'RECEIVED',
    acknowledgedAt: '2026-03-10T10:30:00.000Z',
    replyWay: 'SYSTEM',
    reply: expect.stringMatching(/^Подтверждено: .+, Комиссия .+, вх\. № 12-к от 10\.03\.2026\. Семья вызвана/),
  });
  await record(filled);
  expect((await commands(casework, caseId)).filter(({ type }) => type === 'completeTask').at(-1)).toMatchObject({
    variables: { receiptsOutcome: 'ALL_IN' },
  });
  expect(await clocks(casework, caseId)).toEqual({ DONE: ['T25'] });
  expect(await noticeOf('kdn-uvarovo')).toMatchObject({ reply: given.reply, reply_way: 'SYSTEM' });
});

it('counts although the task was opened before it came, and is not asked for again', async () => {
  const opened = await receipts();
  await reply();
  await record(opened.map((receipt) => ({ ...receipt, receiptState: 'WAITING' })));
  expect(await outcome()).toEqual({ receiptsOutcome: 'WAIT' });
  expect(await receipts()).toMatchObject([{ noticeId: notices['prosecutor-uvarovo'] }]);
});

it('is corrected at any time, and both versions stay', async () => {
  await reply();
  await record((await receipts()).map((receipt) => ({ ...receipt, receiptState: receipt.receiptState ?? 'WAITING' })));
  await reply({ reply: 'Семья вызвана на 20 марта' });
  expect(await noticeOf('kdn-uvarovo')).toMatchObject({ reply: 'Семья вызвана на 20 марта' });
  const versions = await casework
    .owner('notice_answers')
    .where({ notice_id: notices['kdn-uvarovo'] })
    .orderBy('ordinal');
  expect(versions.map((version) => version.reply)).toEqual([given.reply, 'Семья вызвана на 20 марта']);
  await expect(takeBack()).rejects.toMatchObject({ code: 'ANSWER_TAKEN' });
});

it('is taken back until the centre has recorded it', async () => {
  await reply();
  await takeBack();
  expect(await noticeOf('kdn-uvarovo')).toMatchObject({ acknowledged_at: null, reply: null, reply_way: null });
  expect(await receipts()).toHaveLength(2);
  expect((await receipts())[0]).not.toHaveProperty('receiptState');
});

it('comes beside what the centre has noted by telephone before, and does not replace it', async () => {
  const [first, second] = await receipts();
  if (!first || !second) throw new Error('two notices were sent');
  const noted = { receiptState: 'RECEIVED', acknowledgedAt: '2026-03-10T11:30Z', replyWay: 'PHONE' } as const;
  const all = [first, second].map((receipt) => ({ ...receipt, ...noted, reply: 'Приняли по телефону' }));
  await record(all);
  await reply();
  expect(await noticeOf('kdn-uvarovo')).toMatchObject({ reply: 'Приняли по телефону', reply_way: 'PHONE' });
  expect(await casework.owner('notice_answers').where({ case_id: caseId })).toMatchObject([{ reply: given.reply }]);
});

it.each([
  ['before it was sent', { receivedAt: '2026-03-10T09:59:00Z' }, 'receivedAt'],
  ['in the future', { receivedAt: '2026-03-10T12:01:00Z' }, 'receivedAt'],
  ['by a journal of tomorrow', { journalOn: '2026-03-11' }, 'journalOn'],
  ['done tomorrow', { repliedOn: '2026-03-11' as never }, 'repliedOn'],
])('is refused %s', async (_when, change, path) => {
  await expect(reply(change)).rejects.toMatchObject({ code: 'INVALID_INPUT', fields: [{ path }] });
});

it('is given by the body that was written to alone', async () => {
  await expect(reply({}, 'prosecutor-uvarovo')).rejects.toMatchObject({ code: 'NOT_FOUND' });
  await casework.owner('agency_notices').where({ id: notices['kdn-uvarovo'] }).update({ sent_at: null });
  await expect(reply()).rejects.toMatchObject({ code: 'NOT_FOUND' });
});
