/**
 * Every hostile text through every kind of field that takes words, sent by people who are signed in: what is accepted comes back
 * byte by byte, and nothing else changes, runs or breaks; the log stays a list of records that tell nobody's words.
 */
import { access } from 'node:fs/promises';
import { createClock } from '#clock';
import { type Answer, type Api, type Client, openApi } from '#test/support/api.ts';
import { textFields } from '#test/support/text-fields.ts';
import { acceptedCase, addTask, type Casework, idOf, openCasework } from '#test/support/casework.ts';
import { supportedCase } from '#test/support/supported-case.ts';
import { hostileTexts } from './corpus.ts';
import { foundations } from './foundations.ts';
import type { Hostile } from './hostile.ts';
import { unstorable } from './letter-texts.ts';

let casework: Casework;
let api: Api;
let duty: Client;
let head: Client;
let curator: Client;
let methodist: Client;
let officer: Client;
let caseId: string;
let taskId: string;
let noticeId: string;
let measure: { readonly caseId: string; readonly measureId: string };

beforeAll(async () => {
  casework = await openCasework();
  api = await openApi(casework, createClock());
  duty = await api.signIn('duty');
  head = await api.signIn('head');
  curator = await api.signIn('curator');
  methodist = await api.signIn('methodist');
  caseId = (await acceptedCase(casework)).caseId;
  taskId = await addTask(casework, caseId, 'fieldVisit');
  await openToOfficer();
}, 120_000);
afterAll(async () => {
  await api.close();
  await casework.close();
});

/** A notice to the body of the officer and a measure that is its own. */
async function openToOfficer(): Promise<void> {
  const { owner } = casework;
  const agency_id = 'police-uvarovo';
  officer = await api.signIn('agency');
  await owner('user_roles')
    .where({ user_id: idOf(casework, 'agency') })
    .update({ agency_id });
  const notice = { case_id: caseId, agency_id, fact: 'EXTRA', legal_ground: '120-ФЗ', sent_at: '2026-03-10T09:00:00Z' };
  const id = owner.raw('gen_random_uuid()');
  [{ id: noticeId }] = await owner('agency_notices')
    .insert({ id, ...notice })
    .returning('id');
  const supported = await supportedCase(casework);
  const own = owner('plan_measures').where({ case_id: supported.caseId }).update({ agency: 'POLICE' });
  const [{ id: measureId }] = await own.returning('id');
  measure = { caseId: supported.caseId, measureId };
}

const countOf = async (table: string): Promise<number> =>
  Number((await casework.owner(table).count().first())?.['count']);

let messages = 0;
/** Each a second later than the one before, so that the journal begins with it. */
const registration = (text: string) => ({
  receivedAt: new Date(Date.UTC(2026, 2, 10) + (messages += 1) * 1000).toISOString(),
  channel: 'phone',
  source: 'POLICE',
  reporter: text,
  familyName: text,
  children: [{ name: text, approxAge: 6 }],
  location: text,
  reason: 'NEGLECT',
  facts: text,
  dangerNow: 'NO',
});
const contact = (text: string) => ({ heldOn: '2026-03-10', channel: 'PHONE', topic: text, minutes: 5, withWhom: text });

type Back = { readonly sent: string; readonly back: unknown };

/** A text in the fields of a message: from the journal and the case card. */
async function throughSignal(text: string): Promise<Back[]> {
  const { status, body } = await duty.call('registerSignal', { body: registration(text) });
  expect({ text, status }).toEqual({ text, status: 201 });
  const { body: journal } = await duty.call('listSignals', { query: { limit: '5' } });
  const row = journal.items.find(({ id }: { id: string }) => id === body.signalId);
  const { body: card } = await head.call('readCase', { params: { caseId: body.caseId } });
  return [row?.facts, row?.location, card.case.familyName].map((back) => ({ sent: text, back }));
}

async function throughContact(text: string): Promise<Back[]> {
  const { status } = await curator.call('recordContact', { params: { caseId }, body: contact(text) });
  expect({ text, status }).toEqual({ text, status: 201 });
  const { body } = await curator.call('listContacts', { params: { caseId } });
  const [found] = body.items.filter(({ topic }: { topic: string }) => topic === text);
  return [{ sent: text, back: found?.withWhom }];
}

/** An officer's words: from his own card and from those of the centre. */
async function throughOfficer(text: string): Promise<Back[]> {
  const answered = { receivedAt: '2026-03-10T09:00:00Z', reply: text };
  const reported = { state: 'ONGOING', onDay: '2026-03-10', words: text };
  const asked = [
    await officer.call('answerNotice', { params: { caseId, noticeId }, body: answered }),
    await officer.call('reportMeasure', { params: measure, body: reported }),
  ];
  expect({ text, status: asked.map(({ status }) => status) }).toEqual({ text, status: [204, 204] });
  const { body: own } = await officer.call('readAgencyCard', { params: { caseId } });
  const { body: card } = await head.call('readCase', { params: { caseId } });
  const { body: support } = await head.call('readCaseSupport', { params: { caseId: measure.caseId } });
  const onNotice = card.notices.find(({ id }: { id: string }) => id === noticeId);
  const reports = support.plan.measures[0]?.reports;
  return [own.notices[0]?.answers[0]?.reply, onNotice?.reply, reports?.[0]?.words].map((back) => ({
    sent: text,
    back,
  }));
}

const draftFields = (textFields['fieldVisit'] ?? []).filter((field) => !field.includes('.'));

async function throughDraft(text: string): Promise<Back[]> {
  const data = Object.fromEntries(draftFields.map((field) => [field, text]));
  const { status } = await curator.call('saveDraft', { params: { taskId }, body: { data } });
  expect({ text, status }).toEqual({ text, status: 200 });
  const { body } = await curator.call('readTask', { params: { taskId } });
  return draftFields.map((field) => ({ sent: text, back: body.data[field] }));
}

/** Places where a text only asks: found or refused, but answered. */
const askings: readonly ((text: string) => Promise<Answer>)[] = [
  (text) => duty.call('searchTasks', { body: { list: 'mine', search: text.slice(0, 100) } }),
  (text) => head.call('searchCases', { body: { status: 'ALL', search: text.slice(0, 100) } }),
  (text) => duty.call('listSignals', { query: { territoryId: text.slice(0, 100) } }),
  (text) => head.call('readCase', { params: { caseId: text } }),
  (text) => methodist.call('readPaperDictionary', { params: { code: text } }),
  (text) => methodist.call('readResource', { params: { releaseId: '1', name: text } }),
  (text) => duty.call('registerSignal', { body: { ...registration('Обычные слова'), channel: text } }),
  (text) => duty.call('registerSignal', { body: { ...registration('Обычные слова'), territoryId: text } }),
  (text) => head.call('startEmergency', { params: { caseId: text }, body: { reason: text } }),
  (text) => duty.call('claimTask', { params: { taskId }, key: encodeURIComponent(text) }),
];

/** Words long enough not to stand in a log by chance. */
const toldInLog = (log: string, { text }: Hostile): boolean =>
  text.length > 12 && (log.includes(text) || log.includes(JSON.stringify(text).slice(1, -1)));

const kinds = [...new Set(hostileTexts.map(({ kind }) => kind))];

test('the corpus is as large as was asked for', () => {
  expect(new Set(hostileTexts.map(({ text }) => text)).size).toBeGreaterThan(200);
  expect(draftFields.length).toBeGreaterThan(1);
});

test.each(kinds)(
  'texts of the kind %s change nothing but their own field',
  async (kind) => {
    const texts = hostileTexts.filter((hostile) => hostile.kind === kind);
    const before = await foundations(casework.owner);
    const signals = await countOf('signals');
    const contacts = await countOf('case_contacts');
    const logged = api.log().length;
    for (const { text } of texts) {
      for (const { sent, back } of [
        ...(await throughSignal(text)),
        ...(await throughContact(text)),
        ...(await throughDraft(text)),
        ...(await throughOfficer(text)),
      ]) {
        expect({ sent, back }).toEqual({ sent, back: sent });
      }
    }
    expect(await foundations(casework.owner)).toEqual(before);
    expect([await countOf('signals'), await countOf('case_contacts')]).toEqual([
      signals + texts.length,
      contacts + texts.length,
    ]);
    const log = api.log().slice(logged);
    expect(texts.filter((hostile) => toldInLog(log, hostile))).toEqual([]);
  },
  300_000,
);

test.each([...kinds, 'unstorable'])(
  'questions with texts of the kind %s are answered or refused',
  async (kind) => {
    const before = await foundations(casework.owner);
    for (const { text } of [...hostileTexts, ...unstorable].filter((hostile) => hostile.kind === kind)) {
      for (const ask of askings) {
        const { status } = await ask(/\p{Surrogate}/u.test(text) ? 'x' : text).catch((error: Error) => ({
          status: error.message,
        }));
        expect({ text, ok: typeof status === 'number' && status < 500 }).toEqual({ text, ok: true });
      }
    }
    expect(await foundations(casework.owner)).toEqual(before);
  },
  300_000,
);

test.each(unstorable)('a text that could not be given back is refused: %j', async ({ text }) => {
  const [signals, contacts] = [await countOf('signals'), await countOf('case_contacts')];
  expect((await duty.call('registerSignal', { body: registration(text) })).status).toBe(400);
  expect((await curator.call('recordContact', { params: { caseId }, body: contact(text) })).status).toBe(400);
  expect(
    (await curator.call('saveDraft', { params: { taskId }, body: { data: { [draftFields[0] ?? '']: text } } })).status,
  ).toBe(400);
  expect([await countOf('signals'), await countOf('case_contacts')]).toEqual([signals, contacts]);
});

test('nothing ran: no file, no polluted prototype, and every line of the log is a record', async () => {
  await expect(access('hacked')).rejects.toMatchObject({ code: 'ENOENT' });
  expect(Object.keys(Object.prototype)).toEqual([]);
  expect(({} as Record<string, unknown>)['isAdmin']).toBeUndefined();
  for (const line of api.log().trim().split('\n')) expect(() => JSON.parse(line) as unknown).not.toThrow();
});
