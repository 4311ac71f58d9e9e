/** A changed production calendar moves the open clocks that run by it, and those only; each moment is told of once. */
import { raiseIfDue } from '#actions/advance-deadline.ts';
import { previewCalendarChange } from '#actions/change-calendar.ts';
import { moveDeadline, pauseDeadline, resumeDeadline } from '#actions/change-deadline.ts';
import { recountDeadline } from '#actions/recount-deadline.ts';
import type { CalendarDay } from '#store/calendars-store.ts';
import { deadlinesOfFormerCalendar } from '#store/deadlines-store.ts';
import {
  caseInPlainMarch,
  changeDays,
  clockRow,
  due,
  laterDue,
  off,
  startClock,
  startClockIn,
  thursday,
  usual,
} from '#test/support/calendar-clock.ts';
import { as, type Casework, commands, idOf, NOW, openCasework } from '#test/support/casework.ts';

/** A working day before each of the two ends of the clock. */
const warn = '2026-03-12T21:00:00.000Z';
const laterWarn = '2026-03-15T21:00:00.000Z';

let casework: Casework;
let caseId: string;

beforeAll(async () => {
  casework = await openCasework();
});
beforeEach(async () => {
  caseId = await caseInPlainMarch(casework);
});
afterAll(() => casework.close());

const begin = (rule = 'T8', more: { at?: string; dueAt?: string } = {}) => startClock(casework, caseId, rule, more);
const change = (days: readonly CalendarDay[], now = NOW) => changeDays(casework, days, { now });
const head = (now: string) => ({ userId: idOf(casework, 'head'), now });
const raise = (deadlineId: string, now: string) =>
  casework.worker.transaction((trx) => raiseIfDue(trx, { deadlineId, now, by: 'ENGINE' }));
const row = (id: string) => clockRow(casework, id);
const alarms = (id: string) => casework.owner('alarms').where({ deadline_id: id }).orderBy('raised_at').pluck('kind');
const recalculated = (id: string) => casework.owner('deadline_events').where({ deadline_id: id, kind: 'RECALCULATED' });
const told = async (id: string) =>
  (await commands(casework, caseId)).filter(({ type, deadlineId }) => type === 'deadlineChanged' && deadlineId === id);

describe('a running clock', () => {
  it('moves with a day off: row, history, engine and audit in one transaction', async () => {
    const id = await begin();
    const preview = await as(casework, 'methodist', (trx) =>
      previewCalendarChange(trx, { calendarId: 'ru', days: [off(thursday)] }, NOW),
    );
    expect(await row(id)).toMatchObject({ due_at: due, warn_at: warn });

    const effect = await change([off(thursday)]);

    expect([preview, effect]).toEqual([effect, { later: 1, earlier: 0, overdue: 0 }]);
    expect(await row(id)).toMatchObject({ due_at: laterDue, warn_at: laterWarn, next_wake_at: laterWarn });
    expect(await recalculated(id)).toMatchObject([
      { due_at: laterDue, reason: 'изменён производственный календарь', actor_id: idOf(casework, 'admin') },
    ]);
    expect(await told(id)).toMatchObject([{ lane: `deadline:${id}`, state: 'PENDING' }]);
    const audit = { action: 'SET_DAY_OFF', subject_id: `ru/${thursday}`, actor_id: idOf(casework, 'admin') };
    expect(await casework.owner('audit_log').where(audit)).toHaveLength(1);
  });

  it('comes back when the day is as usual again, and earlier with a working Saturday', async () => {
    const id = await begin();
    await change([off(thursday)]);
    expect(await changeDays(casework, [usual(thursday)], { login: 'methodist' })).toEqual({
      later: 0,
      earlier: 1,
      overdue: 0,
    });
    expect(await row(id)).toMatchObject({ due_at: due, next_wake_at: warn });
    await change([off('2026-03-13'), { day: '2026-03-14', kind: 'WORKING', note: 'за пятницу' }]);
    expect(await row(id)).toMatchObject({ due_at: '2026-03-14T21:00:00.000Z' });
  });

  it('that ends on a calendar day moves to the next working one', async () => {
    const id = await begin('T7');
    expect(await row(id)).toMatchObject({ due_at: due });
    await change([off('2026-03-13')]);
    expect(await row(id)).toMatchObject({ due_at: laterDue });
  });

  it('counted in minutes stays, and the engine hears nothing', async () => {
    const id = (await casework.owner('deadlines').where({ case_id: caseId, rule: 'T1' }).first('id')).id;
    expect(await change([off('2026-03-10')])).toEqual({ later: 0, earlier: 0, overdue: 0 });
    expect([await recalculated(id), await told(id)]).toEqual([[], []]);
  });
});

describe('what people decided stays', () => {
  it('a moment set by a person', async () => {
    const id = await begin();
    const input = { deadlineId: id, dueAt: '2026-03-20T12:00:00Z', reason: 'Переезд' };
    await as(casework, 'head', (trx) => moveDeadline(trx, input, head(NOW)));
    expect(await change([off(thursday)])).toEqual({ later: 0, earlier: 0, overdue: 0 });
    expect(await row(id)).toMatchObject({ due_at: '2026-03-20T12:00:00.000Z', due_source: 'PERSON' });
  });

  it('a date of the duty’s own, whatever day it becomes', async () => {
    const id = await begin('T18', { dueAt: '2026-03-12T20:59:00Z' });
    await change([off(thursday)]);
    expect(await row(id)).toMatchObject({ due_at: '2026-03-12T20:59:00.000Z', due_source: 'OWN' });
  });

  it('pauses that are over are given back again', async () => {
    const id = await begin();
    await as(casework, 'head', (trx) => pauseDeadline(trx, { deadlineId: id, reason: 'Болезнь' }, head(NOW)));
    await as(casework, 'head', (trx) => resumeDeadline(trx, id, head('2026-03-10T14:00:00Z')));
    expect(await row(id)).toMatchObject({ due_at: '2026-03-13T23:00:00.000Z' });
    await change([off(thursday)], '2026-03-10T15:00:00Z');
    expect(await row(id)).toMatchObject({ due_at: '2026-03-16T23:00:00.000Z', state: 'RUNNING' });
    await change([usual(thursday)], '2026-03-10T15:00:00Z');
    expect(await row(id)).toMatchObject({ due_at: '2026-03-13T23:00:00.000Z' });
  });

  it('a paused clock moves, sleeps on, and wakes by its new moment', async () => {
    const id = await begin();
    await as(casework, 'head', (trx) => pauseDeadline(trx, { deadlineId: id, reason: 'Болезнь' }, head(NOW)));
    expect(await change([off(thursday)], '2026-03-11T12:00:00Z')).toEqual({ later: 1, earlier: 0, overdue: 0 });
    expect(await row(id)).toMatchObject({ state: 'PAUSED', due_at: laterDue, next_wake_at: null });
    expect(await raise(id, laterDue)).toEqual({ action: 'PAUSED' });
    await as(casework, 'head', (trx) => resumeDeadline(trx, id, head('2026-03-12T12:00:00Z')));
    expect(await row(id)).toMatchObject({ due_at: '2026-03-18T21:00:00.000Z' });
    expect(await alarms(id)).toEqual([]);
  });
});

describe('alarms', () => {
  it('a warning given is given anew by the new moment, and not before', async () => {
    const id = await begin();
    await raise(id, warn);
    await change([off(thursday), off('2026-03-13')], '2026-03-13T06:00:00Z');
    expect(await row(id)).toMatchObject({ warned_at: null, due_at: '2026-03-17T21:00:00.000Z' });
    expect(await raise(id, due)).toMatchObject({ action: 'WAIT', wakeAt: '2026-03-16T21:00:00.000Z' });
    expect(await alarms(id)).toEqual(['WARNING']);
    expect(await raise(id, '2026-03-16T21:00:00Z')).toEqual({ action: 'WARN' });
  });

  it('an escalated clock is on time again, and late again by the new moment', async () => {
    const id = await begin();
    await raise(id, due);
    await change([off(thursday)], '2026-03-14T09:00:00Z');
    expect(await row(id)).toMatchObject({ raised_level: 0, due_at: laterDue });
    expect(await raise(id, '2026-03-15T09:00:00Z')).toMatchObject({ action: 'WAIT' });
    expect(await raise(id, laterDue)).toMatchObject({ action: 'ESCALATE', level: 1 });
    expect(await alarms(id)).toEqual(['ESCALATION', 'ESCALATION']);
  });

  it('a change that is undone tells nobody a second time', async () => {
    const id = await begin();
    await raise(id, warn);
    await raise(id, due);
    await change([off(thursday)], '2026-03-14T09:00:00Z');
    await change([usual(thursday)], '2026-03-14T09:01:00Z');
    expect(await raise(id, '2026-03-14T09:02:00Z')).toMatchObject({ action: 'ESCALATE', level: 1 });
    expect(await raise(id, '2026-03-14T09:03:00Z')).toMatchObject({ action: 'WAIT' });
    expect(await alarms(id)).toEqual(['WARNING', 'ESCALATION']);
  });

  it('due today: a day off gives time, a working day takes it at once', async () => {
    const id = await begin();
    await change([off('2026-03-13')], '2026-03-13T09:00:00Z');
    expect(await raise(id, due)).toMatchObject({ action: 'WAIT' });
    expect(await change([usual('2026-03-13')], '2026-03-14T09:00:00Z')).toEqual({ later: 0, earlier: 1, overdue: 1 });
    expect(await row(id)).toMatchObject({ due_at: due, next_wake_at: '2026-03-14T09:00:00.000Z' });
    expect(await raise(id, '2026-03-14T09:00:00Z')).toMatchObject({ action: 'ESCALATE', level: 1 });
  });

  it('a rung of the ladder that stands on a day off climbs later', async () => {
    const id = await begin();
    for (const now of [due, due]) await raise(id, now);
    await change([off('2026-03-16')], '2026-03-14T09:00:00Z');
    expect(await row(id)).toMatchObject({ due_at: due, raised_level: 1, next_wake_at: '2026-03-18T21:00:00.000Z' });
    expect(await told(id)).toHaveLength(1);
    expect(await alarms(id)).toEqual(['ESCALATION']);
  });
});

describe('a clock that somebody else works on meanwhile', () => {
  it('holds nobody up, and raises nothing by its former moment', async () => {
    const id = await begin();
    const hold = await casework.worker.transaction();
    await hold('deadlines').where({ id }).forUpdate();
    expect(await change([off(thursday)])).toEqual({ later: 0, earlier: 0, overdue: 0 });
    await hold.commit();
    expect(await deadlinesOfFormerCalendar(casework.open('seven_watchdog'))).toEqual([id]);
    expect(await raise(id, warn)).toMatchObject({ action: 'WAIT', wakeAt: laterWarn });
    expect(await recalculated(id)).toHaveLength(1);
    expect(await deadlinesOfFormerCalendar(casework.owner)).toEqual([]);
  });

  it('or starts: the watchdog counts it and tells the engine', async () => {
    const starting = await casework.worker.transaction();
    await startClockIn(starting, caseId, 'T8');
    await change([off(thursday)]);
    await starting.commit();
    const [id] = await deadlinesOfFormerCalendar(casework.owner);
    await casework.open('seven_watchdog').transaction((trx) => recountDeadline(trx, String(id), NOW));
    expect(await row(String(id))).toMatchObject({ due_at: laterDue, next_wake_at: laterWarn });
    expect(await told(String(id))).toHaveLength(1);
    expect(await deadlinesOfFormerCalendar(casework.owner)).toEqual([]);
  });
});
