/** Clocks on the real engine: warned before, raised rung by rung and once, silent while paused, and heard by their new moment. */
import type { Office } from '#scenario/office.ts';
import { connect, type Database } from '#store/database.ts';
import { advanceClock, sharedStack } from '#test/support/shared-stack.ts';
import { openSharedOffice } from './lived-cases.ts';
import { after, type Alarm, alarmsOf, brief, clockOf, message } from './running-clocks.ts';

const minute = 60_000;
const day = 24 * 60 * minute;
const limit = 120_000;
let office: Office;
let db: Database;

beforeAll(async () => {
  office = await openSharedOffice();
  db = connect(sharedStack().ownerUrl, { applicationName: 'seven-steps test', size: 2 });
});
afterAll(() => db.destroy());

it(
  'warns before the due moment, then climbs the ladder, each rung once and only once',
  async () => {
    const { clock } = await message(office);
    await advanceClock(after(clock.dueAt, -4 * minute));
    expect(brief(await alarmsOf(db, clock))).toEqual(['WARNING 0 unitHead']);

    await advanceClock(after(clock.dueAt, minute));
    expect(brief(await alarmsOf(db, clock))).toEqual(['WARNING 0 unitHead', 'ESCALATION 1 unitHead']);

    await advanceClock(after(clock.dueAt, 31 * minute));
    await advanceClock(after(clock.dueAt, 3 * day));
    const alarms = await alarmsOf(db, clock);
    expect(brief(alarms)).toEqual(['WARNING 0 unitHead', 'ESCALATION 1 unitHead', 'ESCALATION 2 manager']);
    const [warning, first, second] = alarms as [Alarm, Alarm, Alarm];
    expect(Date.parse(warning.raised_at)).toBeLessThan(Date.parse(clock.dueAt));
    expect(Date.parse(first.raised_at)).toBeGreaterThanOrEqual(Date.parse(clock.dueAt));
    expect(Date.parse(second.raised_at)).toBeGreaterThanOrEqual(Date.parse(clock.dueAt) + 30 * minute);
  },
  limit,
);

it(
  'never raises a paused clock, and gives back the time that was left',
  async () => {
    const { caseId, clock } = await message(office);
    await office.head.post(`/deadlines/${clock.id}/pause`, { reason: 'Семья в больнице' });
    await advanceClock(after(clock.dueAt, 2 * day));
    expect(await alarmsOf(db, clock)).toEqual([]);

    await office.head.post(`/deadlines/${clock.id}/resume`);
    const resumed = await clockOf(office, caseId, 'T1');
    expect(Date.parse(resumed.dueAt)).toBeGreaterThan(Date.parse(clock.dueAt) + 2 * day);
    await advanceClock(after(resumed.dueAt, minute));
    const alarms = await alarmsOf(db, clock);
    expect(brief(alarms)).toEqual(['WARNING 0 unitHead', 'ESCALATION 1 unitHead']);
    expect(alarms.map(({ due_at }) => due_at)).toEqual([resumed.dueAt, resumed.dueAt]);
  },
  limit,
);

it(
  'raises a moved clock by its new moment only',
  async () => {
    const { clock } = await message(office);
    const dueAt = after(clock.dueAt, 2 * day).toISOString();
    await office.head.post(`/deadlines/${clock.id}/move`, { dueAt, reason: 'Сообщение уточняется' });
    await advanceClock(after(clock.dueAt, day));
    expect(await alarmsOf(db, clock)).toEqual([]);

    await advanceClock(after(dueAt, minute));
    const alarms = await alarmsOf(db, clock);
    expect(brief(alarms)).toEqual(['WARNING 0 unitHead', 'ESCALATION 1 unitHead']);
    expect(alarms.map(({ due_at }) => due_at)).toEqual([dueAt, dueAt]);
  },
  limit,
);
