/** Messages of other bodies' officers over HTTP: registered as any other, shown back with what became of them, and nothing besides. */
import { createClock } from '#clock';
import { VALID } from '#test/form-runtime/valid-submissions.ts';
import { type Api, type Client, openApi } from '#test/support/api.ts';
import { answer, type Casework, clocks, commands, idOf, NOW, openCasework } from '#test/support/casework.ts';

let casework: Casework;
let api: Api;
const clients: Record<string, Client> = {};
const clock = { ...createClock(), now: () => NOW };

beforeAll(async () => {
  casework = await openCasework();
  api = await openApi(casework, clock);
  for (const login of ['duty', 'head2', 'agency']) clients[login] = await api.signIn(login);
});
afterAll(async () => {
  await api.close();
  await casework.close();
});

const call = (login: string, operation: string, asked: Parameters<Client['call']>[1] = {}) =>
  (clients[login] as Client).call(operation, asked);
const written = {
  familyName: 'Синицыны',
  children: [{ name: 'Коля', approxAge: 5 }],
  location: 'ул. Лесная, 3',
  reason: 'NEGLECT',
  facts: 'Ребёнок ночью один на улице',
  dangerNow: 'UNKNOWN',
};
const send = (message: object = {}, more: object = {}, login = 'agency') =>
  call(login, 'sendAgencyMessage', {
    body: { centreId: 'centre-uvarovo', message: { ...written, ...message }, ...more },
  });
const sent = async (message: object = {}) => {
  const { status, body } = await send(message);
  expect(status).toBe(201);
  const row = await casework.owner('agency_messages').where({ id: body.messageId }).first();
  return { id: body.messageId as string, number: body.number as string, caseId: row.case_id as string };
};
const own = async (id: string) =>
  (await call('agency', 'listAgencyMessages')).body.items.find((item: { id: string }) => item.id === id);
const decided = async (caseId: string, change: Partial<typeof VALID.receiveSignal.answers>) => {
  const data = { ...VALID.receiveSignal.answers, ...change };
  await answer(casework, { caseId, formId: 'receiveSignal', login: 'duty' }, data);
};

it('is registered as any other: number, case, engine, clock of the first step, card; with the body and the officer', async () => {
  const { number, caseId } = await sent();
  const { body } = await call('duty', 'listSignals');
  expect(body.items[0]).toMatchObject({
    ...{ number, channel: 'card', source: 'POLICE', receivedAt: '2026-03-10T12:00:00.000Z', decision: null },
    ...{ facts: written.facts, registeredBy: 'Участковый Игорь Олегович' },
  });
  expect(await clocks(casework, caseId)).toEqual({ RUNNING: ['T1'] });
  const asked = (await commands(casework, caseId)).map(({ type }) => type);
  expect(asked).toEqual(expect.arrayContaining(['startCase', 'startDeadline']));
  const signal = await casework.owner('signals').where({ case_id: caseId }).first();
  expect(signal.answers).toMatchObject({ sourceOrganisation: 'Отдел полиции, ПДН', familyName: 'Синицыны' });
  expect(await casework.owner('signal_reporters').where({ signal_id: signal.id })).toMatchObject([
    { reporter: 'Участковый Игорь Олегович, инспектор ПДН' },
  ]);
  expect(await casework.owner('papers').where({ case_id: caseId })).toMatchObject([{ code: 'signal-card' }]);
  expect(await casework.owner('audit_log').where({ case_id: caseId, action: 'REGISTER_SIGNAL' })).toMatchObject([
    { actor_id: idOf(casework, 'agency') },
  ]);
});

it('is shown back as he wrote it, and the case stays closed to him', async () => {
  const { id, number, caseId } = await sent({ injury: true });
  expect(await own(id)).toMatchObject({
    ...{ number, state: 'RECEIVED', decidedAt: null, redirectedTo: null, answer: null },
    written: { ...written, injury: true, suspectedAbuse: false },
  });
  expect((await call('agency', 'readCase', { params: { caseId } })).status).toBe(403);
  expect((await call('agency', 'readAgencyCard', { params: { caseId } })).status).toBe(404);
  expect((await call('agency', 'listSignals')).status).toBe(403);
});

it('needs no name: a place is enough, or a name without a place', async () => {
  const { caseId } = await sent({ familyName: '', children: [{ approxAge: 5 }] });
  const signal = await casework.owner('signals').where({ case_id: caseId }).first();
  expect(signal.answers).toMatchObject({
    familyName: 'Фамилия неизвестна',
    children: [{ name: 'Имя неизвестно', approxAge: 5 }],
  });
  await sent({ location: '' });
  expect(await send({ location: '', familyName: ' ' })).toMatchObject({
    status: 422,
    body: { errors: [{ path: 'location' }] },
  });
});

describe('what became of it', () => {
  it('taken into work; a correction by the centre does not change what is shown back', async () => {
    const { id, caseId } = await sent();
    await decided(caseId, { signalDecision: 'ACCEPT', facts: 'Уточнено: ребёнок у бабушки', familyName: 'Синицины' });
    expect(await own(id)).toMatchObject({ state: 'TAKEN', written: { facts: written.facts, familyName: 'Синицыны' } });
  });

  it.each([
    ['REJECT', 'REJECTED', null],
    ['REDIRECT', 'REDIRECTED', 'Центр Ржаксинского округа'],
  ] as const)('%s: with the answer that the centre has sent', async (decision, state, redirectedTo) => {
    const { id, caseId } = await sent();
    const change = decision === 'REDIRECT' ? { redirectTo: 'Центр Ржаксинского округа' } : {};
    await decided(caseId, { signalDecision: decision, decisionReason: 'Внутреннее обоснование', ...change });
    expect(await own(id)).toMatchObject({ state, redirectedTo: null, answer: null });
    const told = { answerState: 'SENT', answerSentOn: '2026-03-10', answerWay: 'LETTER', answerText: 'Рассмотрено' };
    const where = { redirectedTo, redirectedOn: '2026-03-10', redirectedNumber: '7' };
    const data = { ...told, ...(redirectedTo ? where : {}) } as typeof VALID.answerReporter.answers;
    await answer(casework, { caseId, formId: 'answerReporter', login: 'duty' }, data);
    const shown = await own(id);
    expect(shown).toMatchObject({ state, redirectedTo, answeredOn: '2026-03-10', answer: 'Рассмотрено' });
    expect(JSON.stringify(shown)).not.toContain('Внутреннее обоснование');
  });
});

describe('refused', () => {
  it('to a centre that does not serve the place of the body, and for a territory that the centre does not serve', async () => {
    const { body } = await call('agency', 'listAgencyMessages');
    expect(body.centres.map(({ id }: { id: string }) => id)).toEqual(['centre-uvarovo']);
    expect((await send({}, { centreId: 'centre-rzhaksa' })).status).toBe(403);
    expect((await send({}, { agencyId: 'kdn-uvarovo' })).status).toBe(403);
    expect((await send({ territoryId: 'tambov' })).status).toBe(422);
  });

  it('to everybody else, who also sees none of them', async () => {
    expect((await send({}, {}, 'duty')).status).toBe(403);
    expect((await call('duty', 'listAgencyMessages')).status).toBe(403);
  });
});
