/** A changed production calendar on the real engine: the waiting timer moves both ways, and alarms follow the calendar of the day. */
import type { CalendarEffect, DeadlineRow } from '#generated/api-types.ts';
import { type Session, signIn } from '#scenario/http-client.ts';
import type { Office } from '#scenario/office.ts';
import { nextMonday } from '#scenario/seven-steps.ts';
import { connect, type Database } from '#store/database.ts';
import { until } from '#test/engine/until.ts';
import { advanceClock, sharedStack } from '#test/support/shared-stack.ts';
import { businessNow, openSharedOffice } from './lived-cases.ts';
import { acceptedMessage, after, alarmsOf, brief, clockOf } from './running-clocks.ts';

const minute = 60_000;
const limit = 180_000;
const zone = 'Europe/Moscow';
let office: Office;
let admin: Session;
let db: Database;
const changed = new Set<string>();

beforeAll(async () => {
  office = await openSharedOffice();
  admin = await signIn(sharedStack().baseUrl, 'admin', 'sem-shagov-2026');
  db = connect(sharedStack().ownerUrl, { applicationName: 'seven-steps test', size: 2 });
});
beforeEach(async () => advanceClock(nextMonday(await businessNow(office))));
afterEach(async () => {
  for (const day of [...changed]) await setDay(day, 'USUAL');
  changed.clear();
});
afterAll(() => db.destroy());

async function setDay(day: string, kind: 'OFF' | 'USUAL'): Promise<CalendarEffect> {
  if (kind === 'OFF') changed.add(day);
  else changed.delete(day);
  return admin.put<CalendarEffect>('/calendars/ru/days', { days: [{ day, kind, note: 'перенос' }] });
}

/** The last day of a clock at the centre. */
const lastDay = ({ dueAt }: DeadlineRow): string =>
  after(dueAt, -minute).toLocaleDateString('sv-SE', { timeZone: zone });

/** The moment for which the engine waits now. */
async function timerOf({ id }: DeadlineRow): Promise<string[]> {
  return db('engine_timers as t')
    .join('engine_instances as i', { 'i.epoch': 't.epoch', 'i.instance_key': 't.instance_key' })
    .where({ 'i.deadline_id': id, 't.state': 'CREATED' })
    .pluck('t.due_at');
}

async function waitsFor(clock: DeadlineRow): Promise<string> {
  const { warn_at: wanted } = await db('deadlines').where({ id: clock.id }).first('warn_at');
  await until(async () => String(await timerOf(clock)) === wanted, minute);
  return wanted;
}

it(
  'a day off moves the timer: silent at the former moment, heard at the new one',
  async () => {
    const { caseId, clock } = await acceptedMessage(office);
    const former = await waitsFor(clock);

    expect((await setDay(lastDay(clock), 'OFF')).later).toBeGreaterThanOrEqual(1);

    const moved = await clockOf(office, caseId, 'T8');
    expect(Date.parse(moved.dueAt)).toBeGreaterThan(Date.parse(clock.dueAt));
    expect(Date.parse(await waitsFor(clock))).toBeGreaterThan(Date.parse(former));
    await advanceClock(after(former, minute));
    expect(await alarmsOf(db, clock)).toEqual([]);
    await advanceClock(after(moved.dueAt, minute));
    const alarms = await alarmsOf(db, clock);
    expect(brief(alarms)).toEqual(['WARNING 0 unitHead', 'ESCALATION 1 unitHead']);
    expect(alarms.map(({ due_at }) => due_at)).toEqual([moved.dueAt, moved.dueAt]);
  },
  limit,
);

it(
  'a working day again takes the time back: the timer comes nearer, and is heard in time',
  async () => {
    const day = lastDay((await acceptedMessage(office)).clock);
    await setDay(day, 'OFF');
    const { caseId, clock } = await acceptedMessage(office);
    const former = await waitsFor(clock);

    expect((await setDay(day, 'USUAL')).earlier).toBeGreaterThanOrEqual(2);

    const moved = await clockOf(office, caseId, 'T8');
    expect(lastDay(moved)).toBe(day);
    expect(Date.parse(await waitsFor(clock))).toBeLessThan(Date.parse(former));
    await advanceClock(after(moved.dueAt, minute));
    const alarms = await alarmsOf(db, clock);
    expect(brief(alarms)).toEqual(['WARNING 0 unitHead', 'ESCALATION 1 unitHead']);
    const late = alarms.map(({ raised_at }, index) => Date.parse(raised_at) - Date.parse(index ? moved.dueAt : former));
    expect(late[0]).toBeLessThan(0);
    expect(late[1]).toBeLessThan(minute);
  },
  limit,
);

it(
  'a day off that comes after the warning: warned anew, raised only by the new moment',
  async () => {
    const { caseId, clock } = await acceptedMessage(office);
    await advanceClock(after(await waitsFor(clock), minute));
    expect(brief(await alarmsOf(db, clock))).toEqual(['WARNING 0 unitHead']);
    await setDay(lastDay(clock), 'OFF');
    await advanceClock(after(clock.dueAt, minute));
    const moved = await clockOf(office, caseId, 'T8');
    expect((await alarmsOf(db, clock)).filter(({ kind }) => kind === 'ESCALATION')).toEqual([]);
    await advanceClock(after(moved.dueAt, minute));
    const alarms = await alarmsOf(db, clock);
    expect(brief(alarms)).toEqual(['WARNING 0 unitHead', 'WARNING 0 unitHead', 'ESCALATION 1 unitHead']);
    expect(alarms.map(({ due_at }) => due_at)).toEqual([clock.dueAt, moved.dueAt, moved.dueAt]);
  },
  limit,
);
