/** The production calendar over HTTP: who may look and change, what a change answers, and that nothing wrong gets in. */
import { createClock } from '#clock';
import { type Api, type Asked, asPeople, openApi } from '#test/support/api.ts';
import { acceptedCase, type Casework, NOW, openCasework, runClocks } from '#test/support/casework.ts';

let casework: Casework;
let api: Api;
let call: ReturnType<typeof asPeople>;
const params = { calendarId: 'ru' };
const query = { year: '2026' };
const days = [{ day: '2026-03-12', kind: 'OFF', note: 'перенос с 4 января' }];

const dayOfYear = async (day: string) =>
  (await call('admin', 'readCalendar', { params, query })).body.days.find(
    (found: { day: string }) => found.day === day,
  );

beforeAll(async () => {
  casework = await openCasework();
  api = await openApi(casework, { ...createClock(), now: () => NOW });
  call = asPeople(api);
  const { caseId } = await acceptedCase(casework);
  await runClocks(casework, caseId, ['T8']);
  const begun = { started_at: NOW, due_at: '2026-03-13T21:00:00Z', warn_at: '2026-03-12T21:00:00Z' };
  await casework.owner('deadlines').where({ rule: 'T8' }).update(begun);
});
afterAll(async () => {
  await api.close();
  await casework.close();
});

it('shows the calendars, whose they are, and the special days of a year', async () => {
  const { body } = await call('methodist', 'listCalendars');
  expect(body.items).toMatchObject([{ id: 'ru', centres: [expect.any(String), expect.any(String)] }]);
  expect(body.items[0].years).toContain(2026);
  expect(await dayOfYear('2026-05-01')).toEqual({ day: '2026-05-01', kind: 'OFF', note: expect.any(String) });
  const empty = await call('admin', 'readCalendar', { params, query: { year: '2099' } });
  expect(empty.body).toMatchObject({ year: 2099, days: [] });
});

it('says beforehand what moves, changes it once, and takes it back', async () => {
  const effect = { later: 1, earlier: 0, overdue: 0 };
  expect((await call('admin', 'previewCalendarChange', { params, body: { days } })).body).toEqual(effect);
  expect(await dayOfYear('2026-03-12')).toBeUndefined();

  const key = 'calendar-test-1';
  for (let time = 1; time <= 2; time += 1) {
    expect((await call('admin', 'changeCalendar', { params, key, body: { days } })).body).toEqual(effect);
  }
  expect(await dayOfYear('2026-03-12')).toEqual(days[0]);
  expect(await casework.owner('deadline_events').where({ kind: 'RECALCULATED' })).toHaveLength(1);

  const back = { days: [{ day: '2026-03-12', kind: 'USUAL' }] };
  expect((await call('methodist', 'changeCalendar', { params, body: back })).body).toMatchObject({ earlier: 1 });
  expect(await dayOfYear('2026-03-12')).toBeUndefined();
});

it('the manager reads and changes nothing', async () => {
  expect((await call('manager', 'readCalendar', { params, query })).status).toBe(200);
  for (const operation of ['previewCalendarChange', 'changeCalendar']) {
    expect((await call('manager', operation, { params, body: { days } })).status).toBe(403);
  }
});

it.each(['duty', 'curator', 'head', 'supervisor', 'secretary'])('%s is refused', async (login) => {
  const asked: readonly (readonly [string, Asked])[] = [
    ['listCalendars', {}],
    ['readCalendar', { params, query }],
    ['previewCalendarChange', { params, body: { days } }],
    ['changeCalendar', { params, body: { days } }],
  ];
  for (const [operation, given] of asked) expect((await call(login, operation, given)).status).toBe(403);
});

it.each([
  ['no such day', { days: [{ day: '2026-02-30', kind: 'OFF' }] }, 400],
  ['no such kind', { days: [{ day: '2026-03-12', kind: 'HALF' }] }, 400],
  ['nothing', { days: [] }, 400],
])('%s is refused', async (_name, body, status) => {
  expect((await call('admin', 'changeCalendar', { params, body })).status).toBe(status);
});

it('a rule that no description can state is refused in its own words', async () => {
  const refused = await call('admin', 'changeCalendar', { params, body: { days: [...days, ...days] } });
  const errors = [{ path: 'days', message: 'Один и тот же день указан дважды' }];
  expect(refused).toMatchObject({ status: 422, body: { code: 'INVALID_INPUT', errors } });
});

it('an unknown calendar is not found, and no year is out of the world', async () => {
  const unknown = { calendarId: 'mars' };
  for (const operation of ['previewCalendarChange', 'changeCalendar']) {
    expect((await call('admin', operation, { params: unknown, body: { days } })).status).toBe(404);
  }
  expect((await call('admin', 'readCalendar', { params: unknown, query })).status).toBe(404);
  expect((await call('admin', 'readCalendar', { params, query: { year: '1066' } })).status).toBe(400);
});
