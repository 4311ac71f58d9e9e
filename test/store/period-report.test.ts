/** The report of a period counts what was recorded: days on the edge, territories, reasons, events, and figures stated elsewhere. */
import { keepStatedFigure } from '#store/stated-figures-store.ts';
import { periodReport, reportedCases } from '#store/views/period-report-view.ts';
import { as, type Casework, CENTRE, openCasework, register } from '#test/support/casework.ts';
import { addFact, addSubmission } from '#test/support/recorded-facts.ts';

const year = { from: '2017-01-01', to: '2017-12-31' };
const child = { name: 'Пример', approxAge: 5 };
let casework: Casework;

type Life = {
  readonly openedOn?: string;
  readonly closedOn?: string;
  readonly closing?: string;
  readonly children?: number;
  readonly territoryId?: string;
};

async function live(life: Life, by?: Parameters<typeof register>[2]): Promise<string> {
  const children = Array.from({ length: life.children ?? 1 }, (_none, index) => ({
    ...child,
    name: `Пример ${index}`,
  }));
  const signal = { children, receivedAt: '2016-06-01T09:00:00Z', territoryId: life.territoryId };
  const { caseId } = await register(casework, signal, { now: '2016-06-01T09:00:00Z', ...by });
  if (life.openedOn) await decide(caseId, life.openedOn, 'OPEN_CASE');
  if (life.closedOn) await close(caseId, life.closedOn, life.closing ?? 'OVERCOME');
  return caseId;
}

const decide = (caseId: string, heldOn: string, decision: string) =>
  addFact(casework, 'consilium_protocols', caseId, { held_on: heldOn, decision });
const close = (caseId: string, closedOn: string, closing: string) =>
  addFact(casework, 'case_closures', caseId, {
    closed_on: closedOn,
    with_result: closing === 'OVERCOME',
    reason: closing === 'OVERCOME' ? null : closing,
  });
const report = (more: { territoryId?: string; centreId?: string } = {}) =>
  periodReport(casework.owner, { ...year, ...more });
const brief = ({ carriedOver, opened, closed, left }: Awaited<ReturnType<typeof report>>) =>
  Object.fromEntries(
    Object.entries({ carriedOver, opened, closed, left }).map(([name, { families, children }]) => [
      name,
      `${families}/${children}`,
    ]),
  );

beforeAll(async () => {
  casework = await openCasework();
  await casework.owner('releases').update({ valid_from: '2015-01-01T00:00:00Z' });
});
beforeEach(() => casework.owner.raw('TRUNCATE cases, stated_figures CASCADE'));
afterAll(() => casework.close());

it.each([
  ['opened the day before the period', { openedOn: '2016-12-31' }, { carriedOver: '1/1', opened: '0/0', left: '1/1' }],
  ['opened on the first day', { openedOn: '2017-01-01' }, { carriedOver: '0/0', opened: '1/1', left: '1/1' }],
  ['opened on the last day', { openedOn: '2017-12-31' }, { opened: '1/1', left: '1/1' }],
  ['opened the day after', { openedOn: '2018-01-01' }, { carriedOver: '0/0', opened: '0/0', left: '0/0' }],
  ['closed before it', { openedOn: '2016-07-01', closedOn: '2016-12-31' }, { carriedOver: '0/0', closed: '0/0' }],
  [
    'closed on its first day',
    { openedOn: '2016-07-01', closedOn: '2017-01-01' },
    { carriedOver: '1/1', closed: '1/1', left: '0/0' },
  ],
  ['closed on its last day', { openedOn: '2017-03-01', closedOn: '2017-12-31' }, { closed: '1/1', left: '0/0' }],
  ['closed after it', { openedOn: '2017-03-01', closedOn: '2018-01-01' }, { closed: '0/0', left: '1/1' }],
  ['never opened', {}, { carriedOver: '0/0', opened: '0/0', closed: '0/0', left: '0/0' }],
])('a case: %s', async (_title, life, expected) => {
  await live(life);
  expect(brief(await report())).toMatchObject(expected);
});

it('the first decision that opens support counts, no other, and an end without a closure is an end too', async () => {
  const caseId = await live({ children: 3 });
  await decide(caseId, '2017-02-01', 'NOT_ADOPTED');
  await decide(caseId, '2017-02-08', 'INTERNAL_WATCH');
  expect(brief(await report())).toMatchObject({ opened: '0/0' });
  await decide(caseId, '2017-03-08', 'SUBMIT_SOP_TO_KDN');
  await decide(caseId, '2018-03-08', 'OPEN_CASE');
  expect(brief(await report())).toMatchObject({ opened: '1/3', left: '1/3' });

  const end = { status: 'CLOSED', outcome: 'NO_CASE', closed_at: '2017-12-31T20:59:00Z' };
  await casework.owner('cases').where({ id: caseId }).update(end);
  const ended = await report();
  expect(brief(ended)).toMatchObject({ closed: '1/3', left: '0/0' });
  expect(ended.closedByReason).toEqual([{ code: 'NO_CASE', families: 1, children: 3 }]);
  await casework.owner('cases').where({ id: caseId }).update({ closed_at: '2017-12-31T21:00:00Z' });
  expect(brief(await report())).toMatchObject({ closed: '0/0', left: '1/3' });
});

it('a watch that ends in opening the case counts on the day of its review', async () => {
  const caseId = await live({});
  await decide(caseId, '2017-02-08', 'INTERNAL_WATCH');
  await addSubmission(casework, caseId, 'watchReview', { watchOutcome: 'OPEN_CASE' }, '2017-05-10T09:00:00Z');
  expect(brief(await report())).toMatchObject({ opened: '1/1' });
  expect(await reportedCases(casework.owner, year, 'opened')).toMatchObject([{ openedOn: '2017-05-10', children: 1 }]);
});

it('counts by territory, one without a case included, and changes with one closing', async () => {
  await live({ openedOn: '2016-08-01', closedOn: '2017-04-03', territoryId: 'uvarovsky', children: 2 });
  const caseId = await live({
    openedOn: '2017-02-01',
    closedOn: '2017-06-01',
    closing: 'MOVED',
    territoryId: 'uvarovo',
  });
  await live({ openedOn: '2017-02-01', territoryId: 'inzhavinsky', children: 4 });
  const before = await report();
  expect(before.byTerritory.map(({ territory, closed }) => [territory.name, closed.families, closed.children])).toEqual(
    [
      ['г. Уварово', 1, 1],
      ['Уваровский', 1, 2],
      ['Ржаксинский', 0, 0],
      ['Инжавинский', 0, 0],
      ['Мучкапский', 0, 0],
    ],
  );
  expect(brief(before)).toEqual({ carriedOver: '1/2', opened: '2/5', closed: '2/3', left: '1/4' });
  expect(before.closedByReason).toEqual([
    { code: 'MOVED', families: 1, children: 1 },
    { code: 'OVERCOME', families: 1, children: 2 },
  ]);

  await casework.owner('case_closures').where({ case_id: caseId }).update({ closed_on: '2018-02-01' });
  expect(brief(await report())).toEqual({ carriedOver: '1/2', opened: '2/5', closed: '1/2', left: '2/5' });
  expect(brief(await report({ territoryId: 'uvarovo' }))).toEqual({
    carriedOver: '0/0',
    opened: '1/1',
    closed: '0/0',
    left: '1/1',
  });
  expect(brief(await report({ territoryId: 'tambov' }))).toMatchObject({ opened: '2/5' });
});

it('counts messages, visits and consultations within the days of the period', async () => {
  const at = (moment: string, source: string) =>
    register(casework, { receivedAt: moment, source, reason: 'NEGLECT' }, { now: '2018-02-01T09:00:00Z' });
  await at('2016-12-31T20:59:00Z', 'POLICE');
  await at('2016-12-31T21:00:00Z', 'HEALTH');
  await at('2017-12-31T20:59:00Z', 'HEALTH');
  await at('2017-12-31T21:00:00Z', 'CHILD');
  const caseId = await live({ openedOn: '2017-02-01' });
  for (const [kind, day] of [
    ['PLANNED', '2016-12-31'],
    ['PLANNED', '2017-01-01'],
    ['PLANNED', '2017-12-31'],
    ['EMERGENCY', '2017-05-05'],
  ]) {
    await addFact(casework, 'home_visits', caseId, { visited_on: day, kind });
  }
  const contact = { topic: 'пособие', with_whom: 'мать', recorded_by: casework.people['curator'] };
  await addFact(casework, 'case_contacts', caseId, {
    ...contact,
    held_on: '2017-01-01',
    channel: 'PHONE',
    minutes: 20,
  });
  await addFact(casework, 'case_contacts', caseId, { ...contact, held_on: '2018-01-01', channel: 'CHAT', minutes: 5 });
  const { signals, visits, contacts } = await report();
  expect(signals).toEqual({
    total: 2,
    bySource: [{ code: 'HEALTH', count: 2 }],
    byReason: [{ code: 'NEGLECT', count: 2 }],
  });
  expect(visits).toEqual({
    total: 3,
    byKind: [
      { code: 'PLANNED', count: 2 },
      { code: 'EMERGENCY', count: 1 },
    ],
  });
  expect(contacts).toEqual({ total: 1, minutes: 20, byChannel: [{ code: 'PHONE', count: 1 }] });
});

it('a stated figure that differs from the count is a doubt with its arithmetic', async () => {
  await live({ openedOn: '2016-08-01', children: 4 });
  await live({ openedOn: '2017-02-01', closedOn: '2017-06-01', children: 3 });
  const state = (code: 'LEFT_CHILDREN' | 'LEFT', value: number, territoryId: string | null = null) =>
    keepStatedFigure(casework.owner, {
      ...{ centreId: CENTRE, territoryId, ...year, code, value },
      ...{ source: 'отчёт за 2017 год', statedBy: null },
    });
  await state('LEFT', 1);
  await state('LEFT_CHILDREN', 3);
  const differs = {
    code: 'LEFT_CHILDREN_DIFFER',
    stated: 3,
    computed: 4,
    territory: null,
    source: 'отчёт за 2017 год',
    text: 'Дети в оставшихся случаях: указано 3, по записям 4 (перешло 4 + открыто 3 − закрыто 3 = 4); разница −1.',
  };
  expect((await report()).doubts).toEqual([differs]);
  expect((await report({ territoryId: 'tambov' })).doubts).toEqual([differs]);
  expect((await report({ territoryId: 'uvarovo' })).doubts).toEqual([]);
  await state('LEFT_CHILDREN', 4);
  await state('LEFT_CHILDREN', 7, 'muchkapsky');
  const { doubts } = await report();
  expect(doubts).toMatchObject([{ stated: 7, computed: 0, territory: { name: 'Мучкапский' } }]);
  expect((await periodReport(casework.owner, { from: '2017-01-01', to: '2017-06-30' })).doubts).toEqual([]);
});

it('shows a unit head and a manager the own centre, everybody else nothing', async () => {
  await live({ openedOn: '2017-02-01', territoryId: 'rzhaksinsky' });
  await live({ openedOn: '2017-02-01', children: 2 }, { login: 'head2', centreId: 'centre-rzhaksa' });
  const seenBy = async (login: string) => brief(await as(casework, login, (trx) => periodReport(trx, year)))['opened'];
  expect([brief(await report())['opened'], await seenBy('head'), await seenBy('head2')]).toEqual(['2/3', '1/1', '1/2']);
  expect([await seenBy('manager'), await seenBy('curator'), await seenBy('duty')]).toEqual(['1/1', '0/0', '0/0']);
});
