/** The answer to an immediate notice over HTTP: who may note it, what the card then says, what is refused. */
import { createClock } from '#clock';
import { type Api, type Client, openApi } from '#test/support/api.ts';
import { addPart, type Casework, openCasework } from '#test/support/casework.ts';
import { caseAt } from '#test/support/emergency-case.ts';

let casework: Casework;
let api: Api;
let caseId: string;
let noticeId: string;
const clients: Record<string, Client> = {};
const clock = { ...createClock(), now: () => '2026-03-10T12:00:00.000Z' };

beforeAll(async () => {
  casework = await openCasework();
  api = await openApi(casework, clock);
  for (const login of ['head', 'curator', 'curator2', 'consilium']) clients[login] = await api.signIn(login);
});

beforeEach(async () => {
  ({ caseId } = await caseAt(casework, 'assess', { step: 4 }));
  noticeId = await sentNotice('IMMEDIATE');
});

afterAll(async () => {
  await api.close();
  await casework.close();
});

/** Sent by a process that has ended with the sending, as that of immediate notices does. */
async function sentNotice(kind: 'IMMEDIATE' | 'RESULTS', sentAt: string | null = '2026-03-10T10:00:00Z') {
  const processId = kind === 'IMMEDIATE' ? 'immediate-notices' : 'inform-agencies';
  const part_id = await addPart(casework, caseId, processId, { beside: true });
  await casework.owner('case_parts').where({ id: part_id }).update({ state: 'DONE', ended_at: '2026-03-10T10:00:00Z' });
  const words = { fact: 'DANGER', title: 'Ребёнок в опасности', legal_ground: '120-ФЗ', content: 'О ребёнке' };
  const notice = {
    id: casework.owner.raw('gen_random_uuid()'),
    case_id: caseId,
    part_id,
    agency_id: 'kdn-uvarovo',
    kind,
  };
  const [{ id }] = await casework
    .owner('agency_notices')
    .insert({ ...notice, ...words, sent_at: sentAt })
    .returning('id');
  return id as string;
}

const answered = { receivedAt: '2026-03-10T14:30:00+03:00', reply: 'Инспектор выехал' };

async function note(login: string, body: object = answered, id = noticeId) {
  return (clients[login] as Client).call('noteReceipt', { params: { caseId, noticeId: id }, body });
}
const card = async () => (await (clients['head'] as Client).call('readCase', { params: { caseId } })).body.notices;

it.each(['head', 'curator'])('the %s notes it, and the card waits no longer', async (login) => {
  expect((await note(login)).status).toBe(204);
  expect(await card()).toMatchObject([
    { kind: 'IMMEDIATE', acknowledgedAt: '2026-03-10T11:30:00.000Z', reply: 'Инспектор выехал', closedReason: null },
  ]);
  const audited = await casework.owner('audit_log').where({ case_id: caseId, action: 'NOTE_RECEIPT' });
  expect(audited).toMatchObject([{ subject_id: noticeId }]);
});

it('once: the answer that was noted stands', async () => {
  await note('curator');
  expect((await note('head', { ...answered, reply: 'Другое' })).status).toBe(404);
  expect(await card()).toMatchObject([{ reply: 'Инспектор выехал' }]);
});

it.each([
  ['consilium', 403],
  ['curator2', 404],
])('%s may not', async (login, status) => {
  expect((await note(login)).status).toBe(status);
});

it.each([
  ['before it was sent', '2026-03-10T09:59:00Z'],
  ['in the future', '2026-03-10T12:01:00Z'],
])('not %s', async (_when, receivedAt) => {
  expect(await note('head', { ...answered, receivedAt })).toMatchObject({
    status: 422,
    body: { errors: [{ path: 'receivedAt' }] },
  });
});

it('not of a notice that was not sent, of one of results, which has a task of its own, or of another case', async () => {
  const unsent = await sentNotice('IMMEDIATE', null);
  const ofResults = await sentNotice('RESULTS');
  ({ caseId } = await caseAt(casework, 'assess', { step: 4 }));
  for (const id of [unsent, ofResults, noticeId]) expect((await note('head', answered, id)).status).toBe(404);
});
