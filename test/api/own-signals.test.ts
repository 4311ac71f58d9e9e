/** A curator's own finding over HTTP: registered, read until it is decided on, kept in the journal; and what is told of a known family. */
import { createClock } from '#clock';
import { type Api, type Client, openApi } from '#test/support/api.ts';
import { acceptedCase, addTask, type Casework, idOf, openCasework, SIGNAL } from '#test/support/casework.ts';

let casework: Casework;
let api: Api;
const clients: Record<string, Client> = {};
const clock = { ...createClock(), now: () => '2026-03-10T12:00:00.000Z' };
const found = { ...SIGNAL, channel: 'ownFinding', source: 'CENTRE', familyName: 'Находкины', reporter: 'Соседка' };

beforeAll(async () => {
  casework = await openCasework();
  api = await openApi(casework, clock);
  for (const login of ['curator', 'curator2', 'duty', 'head']) clients[login] = await api.signIn(login);
});
beforeEach(() => casework.owner.raw('TRUNCATE cases, signals, families CASCADE'));
afterAll(async () => {
  await api.close();
  await casework.close();
});

const call = (login: string, operation: string, asked = {}) => (clients[login] as Client).call(operation, asked);
const numbers = async (login: string) =>
  (await call(login, 'listSignals')).body.items.map(({ number }: { number: string }) => number);

it('is registered at the centre, with its clock and card, and goes to the duty officer', async () => {
  const { status, body } = await call('curator', 'registerSignal', { body: found });
  expect(status).toBe(201);
  const { caseId, signalNumber } = body;
  expect(await casework.owner('deadlines').where({ case_id: caseId })).toMatchObject([{ rule: 'T1' }]);
  expect(await casework.owner('papers').where({ case_id: caseId })).toHaveLength(1);
  expect(await numbers('duty')).toEqual([signalNumber]);
  const taskId = await addTask(casework, caseId, 'receiveSignal');
  expect((await call('duty', 'readTask', { params: { taskId } })).body.data.reporter).toBe('Соседка');
});

it('is read by who found it until it is decided on, without the reporter', async () => {
  const { caseId, signalNumber } = (await call('curator', 'registerSignal', { body: found })).body;
  const params = { caseId };
  const card = await call('curator', 'readCase', { params });
  expect(card.body).toMatchObject({ relation: 'TASK', case: { familyName: 'Находкины' } });
  expect(JSON.stringify(card.body)).not.toContain('Соседка');
  expect((await call('curator', 'listCases')).body.items).toMatchObject([{ id: caseId, familyName: 'Находкины' }]);
  expect(await call('curator2', 'readCase', { params })).toMatchObject({ status: 404 });
  await casework.owner('signals').update({ decided_at: '2026-03-10T12:00:00Z', decision: 'ACCEPT' });
  await casework.owner('cases').update({ step: 2 });
  expect(await call('curator', 'readCase', { params })).toMatchObject({ status: 404 });
  expect(await numbers('curator')).toEqual([signalNumber]);
});

it('the journal of a curator holds the own messages and those of the own cases', async () => {
  const { caseId } = await acceptedCase(casework);
  const { number } = await casework.owner('signals').where({ case_id: caseId }).first('number');
  const own = (await call('curator', 'registerSignal', { body: found })).body.signalNumber;
  expect(new Set(await numbers('curator'))).toEqual(new Set([number, own]));
  expect(await numbers('curator2')).toEqual([]);
  expect(await numbers('head')).toHaveLength(2);
});

it('of a known family curator and head learn the cases of their unit, the duty officer whom to call', async () => {
  const { caseId, caseNumber } = await acceptedCase(casework, 'curator2');
  const body = { familyName: SIGNAL.familyName, children: [], location: '' };
  for (const login of ['curator', 'head']) {
    const { body: answer } = await call(login, 'lookUpFamily', { body });
    expect(answer).toMatchObject({ known: 'LIKELY', cases: [{ caseId, number: caseNumber, running: true }] });
    expect(answer.contacts).toMatchObject([{ name: 'Опорина Елена Сергеевна' }]);
  }
  expect((await call('duty', 'lookUpFamily', { body })).body.cases).toEqual([]);
  const asked = { action: 'LOOK_UP_FAMILY', actor_id: idOf(casework, 'curator') };
  expect(await casework.owner('audit_log').where(asked)).toHaveLength(1);
});
