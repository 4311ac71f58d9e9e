/** Notices to the bodies: prepared from the rows of the decision table, sent, answered; the case goes on when they are sent. */
import type { JobContext } from '#actions/job-context.ts';
import { prepareNotices } from '#actions/prepare-notices.ts';
import { startInforming } from '#actions/start-informing.ts';
import type { EngineVariables } from '#domain/engine-variables.ts';
import type { FormSubmissions } from '#generated/form-types.ts';
import { findCase, lockCase } from '#store/cases-store.ts';
import type { Transaction } from '#store/database.ts';
import { findPart } from '#store/parts-store.ts';
import { formFactsView } from '#store/views/form-facts-view.ts';
import {
  acceptedCase,
  addPart,
  answer,
  type Casework,
  clocks,
  commands,
  NOW,
  openCasework,
  runClocks,
} from '#test/support/casework.ts';

let casework: Casework;
let caseId: string;
let partId: string;

beforeAll(async () => {
  casework = await openCasework();
});

beforeEach(async () => {
  ({ caseId } = await acceptedCase(casework));
  await casework.owner('cases').where({ id: caseId }).update({ step: 6, decision: 'OPEN_CASE' });
  await casework.owner('deadline_events').delete();
  await casework.owner('deadlines').where({ case_id: caseId }).delete();
  partId = await addPart(casework, caseId, 'inform-agencies', { beside: true });
});

afterAll(() => casework.close());

type Deed = (trx: Transaction, context: JobContext) => Promise<EngineVariables>;
type Given = {
  readonly variables?: Readonly<Record<string, unknown>>;
  readonly headers?: Readonly<Record<string, string>>;
};

async function job(action: Deed, { variables = {}, headers = {} }: Given = {}) {
  return casework.worker.transaction(async (trx) => {
    const owner = await lockCase(trx, caseId);
    const part = (await findPart(trx, partId)) ?? null;
    if (!owner) throw new Error('the case is gone');
    return action(trx, { owner, part, elementId: '', headers, variables, now: NOW });
  });
}

const rows = ['RIGHTS_VIOLATED>PROSECUTOR', 'WORK_RESULTS>KDN', 'WORK_RESULTS>KDN'];
const prepare = (noticeRows: readonly string[] = rows, kind = 'RESULTS') =>
  job(prepareNotices, { variables: { noticeRows }, headers: { kind } });
const notices = () => casework.owner('agency_notices').where({ case_id: caseId }).orderBy('fact');
const facts = async (formId: string): Promise<Record<string, unknown>> =>
  casework.owner.transaction(async (trx) => {
    const owner = await findCase(trx, caseId);
    return (owner && (await formFactsView(trx, formId, owner, partId))) ?? {};
  });
const place = <Id extends keyof FormSubmissions>(formId: Id, login = 'secretary') => ({
  caseId,
  formId,
  login,
  partId,
});
const sentAt = '2026-03-10T11:00Z';
const waitsForInforming = () =>
  casework
    .owner('case_progress')
    .insert({ case_id: caseId, seat: 1, step: 6, element_id: 'startInforming', kind: 'JOB' });

type Prepared = NonNullable<FormSubmissions['sendNotices']['notices']>;
async function prepared(change: Partial<Prepared[number]> = {}): Promise<Prepared> {
  const known = (await facts('sendNotices'))['notices'] as Pick<
    Prepared[number],
    'noticeId' | 'legalGround' | 'content'
  >[];
  const sent = { sending: 'SENT', sentAt, way: 'EDO', outgoingNumber: '7' } as const;
  return known.map(({ noticeId, legalGround, content }) => ({ noticeId, legalGround, content, ...sent, ...change }));
}
const send = (list: Prepared, extra: FormSubmissions['sendNotices']['extraNotices'] = []) =>
  answer(casework, place('sendNotices'), { notices: list, extraNotices: extra, replyToReporter: '' });
const messages = async () => (await commands(casework, caseId)).filter(({ type }) => type === 'tellLine');

describe('prepared notices', () => {
  it('have ground and words of their fact, and are not doubled', async () => {
    await prepare();
    expect(await notices()).toMatchObject([
      { fact: 'RIGHTS_VIOLATED', agency_id: 'prosecutor-uvarovo', kind: 'RESULTS', part_id: partId },
      { fact: 'WORK_RESULTS', agency_id: 'kdn-uvarovo', title: 'Итоги работы с семьёй' },
    ]);
    expect((await notices())[0]?.legal_ground).toMatch(/120-ФЗ, ст. 9/);
    await prepare();
    expect(await notices()).toHaveLength(2);
  });

  it('wait for the body that the territory lacks, or for the ground that the rulebook lacks', async () => {
    await expect(prepare(['WORK_RESULTS>MARTIANS'])).rejects.toMatchObject({ code: 'NO_AGENCY' });
    await expect(prepare(['SOMETHING_NEW>KDN'])).rejects.toMatchObject({ code: 'RULE_MISSING' });
    expect(await notices()).toEqual([]);
  });
});

describe('informing', () => {
  it('begins beside the case with every fact set, its time runs from the decision', async () => {
    await job(startInforming);
    const started = (await commands(casework, caseId)).find(({ type }) => type === 'startPart');
    expect(started).toMatchObject({
      processId: 'inform-agencies',
      variables: {
        decision: 'OPEN_CASE',
        neglectedOrSop: true,
        crueltyOrOffences: true,
        probationCategory: false,
        noticesSent: 0,
      },
    });
    expect(await clocks(casework, caseId)).toEqual({ RUNNING: ['T22'] });
  });

  it('sent, lets the case go on and awaits the answers', async () => {
    await waitsForInforming();
    await prepare();
    await send(await prepared());
    expect(await notices()).toMatchObject([
      { way: 'EDO', outgoing_number: '7' },
      { sent_at: '2026-03-10T11:00:00.000Z' },
    ]);
    expect(await clocks(casework, caseId)).toEqual({ RUNNING: ['T25'] });
    expect(await messages()).toMatchObject([{ name: 'agencies-informed', correlationKey: caseId }]);
    const [completion] = (await commands(casework, caseId)).filter(({ type }) => type === 'completeTask');
    expect(completion?.['variables']).toEqual({ noticesSent: 2 });
  });

  it('sent once more, after the case went on, tells nobody', async () => {
    await prepare();
    await send(await prepared());
    expect(await messages()).toEqual([]);
  });

  it('of a renewed decision is awaited instead of the earlier one', async () => {
    await prepare();
    await waitsForInforming();
    await addPart(casework, caseId, 'inform-agencies', { beside: true, startedAt: '2026-03-10T12:30:00Z' });
    await send(await prepared());
    expect(await messages()).toEqual([]);
  });

  it('may leave out what is not needed and add another body', async () => {
    await prepare();
    const notNeeded = { sending: 'NOT_NEEDED', notNeededReason: 'Участвовал в заседании' } as const;
    await send(await prepared(notNeeded), [
      { recipient: 'POLICE', legalGround: '120-ФЗ', content: 'О выезде', sentAt, way: 'PHONE', outgoingNumber: '' },
    ]);
    expect(await notices()).toMatchObject([
      { fact: 'EXTRA', agency_id: 'police-uvarovo', way: 'PHONE' },
      { closed_reason: 'Участвовал в заседании', sent_at: null },
      { closed_reason: 'Участвовал в заседании', sent_at: null },
    ]);
  });

  it('refuses a notice of another part and a body that the territory lacks at their rows', async () => {
    await prepare();
    const list = await prepared();
    await casework.owner('agencies').where({ id: 'police-uvarovo' }).update({ kind: 'CLOSED' });
    const police = {
      recipient: 'POLICE',
      legalGround: 'а',
      content: 'б',
      sentAt,
      way: 'PHONE',
      outgoingNumber: '',
    } as const;
    await expect(send([], [police])).rejects.toMatchObject({ fields: [{ path: 'extraNotices.0.recipient' }] });
    await casework.owner('agencies').where({ id: 'police-uvarovo' }).update({ kind: 'POLICE' });
    partId = await addPart(casework, caseId, 'inform-agencies', { beside: true });
    await expect(send(list)).rejects.toMatchObject({ fields: [{ path: 'notices.0.content' }] });
  });
});

it('immediate notices end the clock of danger', async () => {
  partId = await addPart(casework, caseId, 'immediate-notices', { beside: true });
  await runClocks(casework, caseId, ['T2']);
  await prepare(['NO_CARE_OR_THREAT>GUARDIANSHIP'], 'IMMEDIATE');
  const [notice] = await prepared();
  if (!notice) throw new Error('nothing was prepared');
  const { outgoingNumber: _none, ...called } = notice;
  await answer(casework, place('sendImmediateNotices', 'head'), {
    notices: [{ ...called, way: 'PHONE', acceptedBy: 'дежурный' }],
  });
  expect(await notices()).toMatchObject([{ kind: 'IMMEDIATE', way: 'PHONE', accepted_by: 'дежурный' }]);
  expect(await clocks(casework, caseId)).toEqual({ DONE: ['T2'] });
});

describe('answers of the bodies', () => {
  type Receipts = NonNullable<FormSubmissions['recordReceipts']['receipts']>;
  const receipts = async () =>
    (await facts('recordReceipts'))['receipts'] as Pick<Receipts[number], 'noticeId' | 'sentAt'>[];
  const record = (list: Receipts) => answer(casework, place('recordReceipts'), { receipts: list });
  const outcome = async () => (await commands(casework, caseId)).at(-1)?.['variables'];
  const received = {
    receiptState: 'RECEIVED',
    acknowledgedAt: '2026-03-10T11:30Z',
    replyWay: 'EMAIL',
    reply: 'Учтено',
  } as const;

  beforeEach(async () => {
    await prepare();
    await send(await prepared());
  });

  it('are awaited as long as one is missing; the next time only that one is asked for', async () => {
    const [first, second] = await receipts();
    if (!first || !second) throw new Error('two notices were sent');
    await record([
      { ...first, ...received },
      { ...second, receiptState: 'REMINDED', remindedAt: '2026-03-10T11:40Z' },
    ]);
    expect(await outcome()).toEqual({ receiptsOutcome: 'WAIT' });
    expect(await receipts()).toMatchObject([{ noticeId: second.noticeId }]);
    expect(await clocks(casework, caseId)).toEqual({ RUNNING: ['T25'] });
  });

  it('are in when the last has come or will not come', async () => {
    const [first, second] = await receipts();
    if (!first || !second) throw new Error('two notices were sent');
    await record([
      { ...first, ...received },
      { ...second, receiptState: 'CLOSED', closedReason: 'Орган упразднён' },
    ]);
    expect((await commands(casework, caseId)).filter(({ type }) => type === 'completeTask').at(-1)).toMatchObject({
      variables: { receiptsOutcome: 'ALL_IN' },
    });
    expect(await clocks(casework, caseId)).toEqual({ DONE: ['T25'] });
    expect(await notices()).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ reply: 'Учтено', reply_way: 'EMAIL' }),
        expect.objectContaining({ closed_reason: 'Орган упразднён' }),
      ]),
    );
  });
});
