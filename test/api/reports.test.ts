/** The report of a period, stated figures, territories and contacts over HTTP: who may what, and what is refused. */
import { createClock } from '#clock';
import { type Api, asPeople, openApi } from '#test/support/api.ts';
import { acceptedCase, type Casework, idOf, openCasework, register } from '#test/support/casework.ts';
import { submitPackage } from '#test/support/read-by-others.ts';
import { addFact } from '#test/support/recorded-facts.ts';

const clock = { ...createClock(), now: () => '2026-03-10T12:00:00.000Z' };
const period = { from: '2026-01-01', to: '2026-06-30' };
let casework: Casework;
let api: Api;
let caseId: string;
let call: ReturnType<typeof asPeople>;

beforeAll(async () => {
  casework = await openCasework();
  api = await openApi(casework, clock);
  call = asPeople(api);
  ({ caseId } = await acceptedCase(casework));
  await addFact(casework, 'consilium_protocols', caseId, { held_on: '2026-03-09', decision: 'OPEN_CASE' });
});
afterAll(async () => {
  await api.close();
  await casework.close();
});

describe('the report of a period', () => {
  it('shows figures to the head of the unit and the manager', async () => {
    const head = await call('head', 'readPeriodReport', { query: period });
    expect(head.body).toMatchObject({ opened: { families: 1, children: 1 }, mayDrill: true, mayState: false });
    const manager = await call('manager', 'readPeriodReport', { query: { ...period, territoryId: 'uvarovo' } });
    expect(manager.body).toMatchObject({
      territory: { name: 'г. Уварово' },
      left: { families: 1, children: 1 },
      ...{ mayDrill: true, drillsForPurpose: true, mayState: true },
    });
    for (const login of ['duty', 'psychologist', 'consilium', 'supervisor', 'admin']) {
      expect((await call(login, 'readPeriodReport', { query: period })).status).toBe(403);
    }
  });

  it('leads the head of the unit to the numbers of the cases', async () => {
    const query = { ...period, figure: 'opened' };
    const { body } = await call('head', 'listReportedCases', { query });
    expect(body.items).toMatchObject([{ caseId, openedOn: '2026-03-09', closedOn: null, children: 1 }]);
    expect(JSON.stringify(body)).not.toContain('Пример');
  });

  it('leads the manager there for a purpose, which is noted', async () => {
    const query = { ...period, figure: 'opened' };
    expect(await call('manager', 'listReportedCases', { query })).toMatchObject({
      status: 422,
      body: { errors: [{ path: 'purpose' }] },
    });
    const { body } = await call('manager', 'listReportedCases', { query: { ...query, purpose: 'COMPLAINT' } });
    expect(body.items).toMatchObject([{ caseId }]);
    const noted = await casework.owner('audit_log').where({ action: 'READ_REPORTED_CASES', purpose: 'COMPLAINT' });
    expect(noted).toMatchObject([{ actor_id: idOf(casework, 'manager') }]);
  });

  it('counts the own cases of a curator, figures alone', async () => {
    const own = await call('curator', 'readPeriodReport', { query: period });
    expect(own.body).toMatchObject({ counts: 'OWN_CASES', opened: { families: 1 }, mayDrill: false, doubts: [] });
    expect((await call('curator2', 'readPeriodReport', { query: period })).body.opened).toEqual({
      families: 0,
      children: 0,
    });
    expect((await call('curator', 'listReportedCases', { query: { ...period, figure: 'opened' } })).status).toBe(403);
  });

  it('counts the submitted packages of a secretary, with their numbers', async () => {
    const opened = async () => (await call('secretary', 'readPeriodReport', { query: period })).body;
    expect(await opened()).toMatchObject({ counts: 'PACKAGES', opened: { families: 0 } });
    const takeBack = await submitPackage(casework, caseId);
    expect(await opened()).toMatchObject({ opened: { families: 1 }, mayDrill: true, drillsForPurpose: false });
    const { body } = await call('secretary', 'listReportedCases', { query: { ...period, figure: 'opened' } });
    expect(body.items).toMatchObject([{ caseId }]);
    await takeBack();
  });

  it('shows figures without numbers to the methodologist', async () => {
    const read = await call('methodist', 'readPeriodReport', { query: period });
    expect(read.body).toMatchObject({ counts: 'PLACES', opened: { families: 1 }, mayDrill: false });
    expect((await call('methodist', 'listReportedCases', { query: { ...period, figure: 'opened' } })).status).toBe(403);
  });

  it('sums the centres of a territory, and holds the report to one of them', async () => {
    const { caseId: other } = await register(casework, {}, { login: 'head2', centreId: 'centre-rzhaksa' });
    await addFact(casework, 'consilium_protocols', other, { held_on: '2026-03-09', decision: 'OPEN_CASE' });
    const manager = { user_id: idOf(casework, 'manager'), role: 'manager' };
    expect((await call('manager', 'readPeriodReport', { query: period })).body.opened.families).toBe(1);
    const [post] = await casework.owner('user_roles').where(manager);
    await casework.owner('user_roles').where(manager).update({ centre_id: null, territory_id: 'tambov' });
    const { body } = await call('manager', 'readPeriodReport', { query: period });
    expect(body.opened.families).toBe(2);
    expect(body.byCentre).toMatchObject([
      { centre: { id: 'centre-uvarovo' }, opened: { families: 1 } },
      { centre: { id: 'centre-rzhaksa' }, opened: { families: 1 } },
    ]);
    const one = { ...period, centreId: 'centre-rzhaksa' };
    expect((await call('manager', 'readPeriodReport', { query: one })).body).toMatchObject({
      centre: { id: 'centre-rzhaksa' },
      opened: { families: 1 },
    });
    const drill = await call('manager', 'listReportedCases', {
      query: { ...one, figure: 'opened', purpose: 'CONTROL' },
    });
    expect(drill.body.items).toMatchObject([{ caseId: other }]);
    const places = (await call('manager', 'listReportPlaces')).body;
    expect(places.centres).toHaveLength(2);
    expect(places.territories[0]).toEqual({ id: 'tambov', name: 'Тамбовская область', depth: 0 });
    expect(places.territories).toHaveLength(6);
    const figure = { ...period, territoryId: null, code: 'OPENED', value: 5, source: 'Отчёт области' };
    expect(await call('manager', 'stateFigure', { body: figure })).toMatchObject({
      status: 422,
      body: { errors: [{ path: 'centreId' }] },
    });
    expect((await call('manager', 'stateFigure', { body: { ...figure, centreId: 'centre-rzhaksa' } })).status).toBe(
      204,
    );
    expect((await call('manager', 'readPeriodReport', { query: one })).body.doubts).toMatchObject([{ stated: 5 }]);
    await casework.owner('stated_figures').where({ centre_id: 'centre-rzhaksa' }).delete();
    await casework.owner('user_roles').where({ id: post.id }).update({ centre_id: post.centre_id, territory_id: null });
    expect((await call('manager', 'stateFigure', { body: { ...figure, centreId: 'centre-rzhaksa' } })).status).toBe(
      403,
    );
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
