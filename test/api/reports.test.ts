/** The report of a period, stated figures, territories and contacts over HTTP: who may what, and what is refused. */
import { createClock } from '#clock';
import { type Answer, type Api, type Asked, type Client, openApi } from '#test/support/api.ts';
import { acceptedCase, type Casework, idOf, openCasework, register } from '#test/support/casework.ts';
import { addFact } from '#test/support/recorded-facts.ts';

const clock = { ...createClock(), now: () => '2026-03-10T12:00:00.000Z' };
const period = { from: '2026-01-01', to: '2026-06-30' };
let casework: Casework;
let api: Api;
let caseId: string;
const clients: Record<string, Client> = {};

async function call(login: string, operation: string, asked?: Asked): Promise<Answer> {
  clients[login] ??= await api.signIn(login);
  return clients[login].call(operation, asked);
}

beforeAll(async () => {
  casework = await openCasework();
  api = await openApi(casework, clock);
  ({ caseId } = await acceptedCase(casework));
  await addFact(casework, 'consilium_protocols', caseId, { held_on: '2026-03-09', decision: 'OPEN_CASE' });
});
afterAll(async () => {
  await api.close();
  await casework.close();
});

describe('the report of a period', () => {
  it('shows figures to the head of the unit and the manager, and nobody else', async () => {
    const head = await call('head', 'readPeriodReport', { query: period });
    expect(head.body).toMatchObject({ opened: { families: 1, children: 1 }, mayDrill: true, mayState: false });
    const manager = await call('manager', 'readPeriodReport', { query: { ...period, territoryId: 'uvarovo' } });
    expect(manager.body).toMatchObject({
      territory: { name: 'г. Уварово' },
      left: { families: 1, children: 1 },
      ...{ mayDrill: false, mayState: true },
    });
    for (const login of ['curator', 'duty', 'psychologist', 'methodist', 'admin']) {
      expect((await call(login, 'readPeriodReport', { query: period })).status).toBe(403);
    }
  });

  it('leads the head of the unit to the numbers of the cases', async () => {
    const query = { ...period, figure: 'opened' };
    const { body } = await call('head', 'listReportedCases', { query });
    expect(body.items).toMatchObject([{ caseId, openedOn: '2026-03-09', closedOn: null, children: 1 }]);
    expect(JSON.stringify(body)).not.toContain('Пример');
    expect((await call('manager', 'listReportedCases', { query })).status).toBe(403);
  });

  it('refuses a period that ends before it begins, and one that is no date', async () => {
    const turned = { query: { from: '2026-06-30', to: '2026-01-01' } };
    expect(await call('head', 'readPeriodReport', turned)).toMatchObject({
      status: 422,
      body: { errors: [{ path: 'to' }] },
    });
    expect((await call('head', 'readPeriodReport', { query: { ...period, to: '2026-02-30' } })).status).toBe(400);
  });

  it('keeps what the manager says stands elsewhere, and doubts it', async () => {
    const body = { ...period, territoryId: null, code: 'LEFT_CHILDREN', value: 3, source: 'Отчёт за полугодие' };
    expect((await call('head', 'stateFigure', { body })).status).toBe(403);
    expect((await call('manager', 'stateFigure', { body })).status).toBe(204);
    expect((await call('manager', 'stateFigure', { body: { ...body, value: 2 } })).status).toBe(204);
    expect((await call('head', 'readPeriodReport', { query: period })).body.doubts).toMatchObject([
      { code: 'LEFT_CHILDREN_DIFFER', stated: 2, computed: 1, source: 'Отчёт за полугодие' },
    ]);
    expect(await call('manager', 'stateFigure', { body: { ...body, territoryId: 'tambov' } })).toMatchObject({
      status: 422,
      body: { errors: [{ path: 'territoryId' }] },
    });
    expect((await call('head2', 'readPeriodReport', { query: period })).body.doubts).toEqual([]);
  });
});

describe('the territory of a message', () => {
  it('is one that the centre serves; lists can be held to it', async () => {
    const { body } = await call('duty', 'listTerritories');
    expect(body).toMatchObject({
      ownId: 'uvarovo',
      items: [{ name: 'г. Уварово' }, { name: 'Уваровский' }, {}, {}, {}],
    });
    const { caseNumber } = await register(casework, { territoryId: 'muchkapsky' });
    const query = { territoryId: 'muchkapsky' };
    expect((await call('duty', 'listSignals', { query })).body.items).toMatchObject([
      { territory: 'Мучкапский', caseNumber },
    ]);
    expect((await call('head', 'listCases', { query })).body.items).toMatchObject([
      { number: caseNumber, territory: { id: 'muchkapsky', name: 'Мучкапский' } },
    ]);
    const search = { ...query, status: 'ALL', search: '20' };
    expect((await call('head', 'searchCases', { body: search })).body.items).toHaveLength(1);
    await expect(register(casework, { territoryId: 'tambov' })).rejects.toMatchObject({
      code: 'INVALID_INPUT',
      fields: [{ path: 'territoryId' }],
    });
  });
});

describe('contacts', () => {
  const contact = {
    ...{ heldOn: '2026-03-09', channel: 'PHONE', topic: 'Оформление пособия', minutes: 20 },
    withWhom: 'мать',
  };
  const params = () => ({ caseId });

  it('are recorded by the curator and the psychologist of the case, and read by who works on it', async () => {
    const recorded = await call('curator', 'recordContact', { params: params(), body: contact });
    expect(recorded.status).toBe(201);
    const member = { case_id: caseId, user_id: idOf(casework, 'psychologist'), relation: 'PSYCHOLOGIST' };
    await casework.owner('case_members').insert(member);
    const chat = { ...contact, channel: 'CHAT', minutes: null, heldOn: '2026-03-10' };
    expect((await call('psychologist', 'recordContact', { params: params(), body: chat })).status).toBe(201);
    const { body } = await call('head', 'listContacts', { params: params() });
    expect(body).toMatchObject({
      mayRecord: false,
      items: [{ channel: 'CHAT', minutes: null }, { topic: contact.topic }],
    });
    expect((await call('curator', 'listContacts', { params: params() })).body.mayRecord).toBe(true);
    expect((await call('manager', 'listContacts', { params: params() })).body).toEqual({ mayRecord: false, items: [] });
    const report = await call('manager', 'readPeriodReport', { query: period });
    expect(report.body.contacts).toMatchObject({ total: 2, minutes: 20 });
  });

  it('are refused to others, for a day to come, and without a topic', async () => {
    for (const login of ['head', 'manager', 'duty']) {
      expect((await call(login, 'recordContact', { params: params(), body: contact })).status).toBe(403);
    }
    expect((await call('curator2', 'recordContact', { params: params(), body: contact })).status).toBe(404);
    const ahead = { params: params(), body: { ...contact, heldOn: '2026-03-11' } };
    expect(await call('curator', 'recordContact', ahead)).toMatchObject({
      status: 422,
      body: { errors: [{ path: 'heldOn' }] },
    });
    const empty = { params: params(), body: { ...contact, topic: ' ' } };
    expect((await call('curator', 'recordContact', empty)).status).toBe(400);
  });
});
