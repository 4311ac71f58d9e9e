/** Clocks on the real engine: warned before, raised rung by rung and once, silent while paused, and heard by their new moment. */
import type { CaseCard, DeadlineRow, SignalRegistered } from '#generated/api-types.ts';
import { inventFamily } from '#scenario/invented-families.ts';
import { type Office, lookAround } from '#scenario/office.ts';
import { connect, type Database } from '#store/database.ts';
import { until } from '#test/engine/until.ts';
import { advanceClock, sharedStack } from '#test/support/shared-stack.ts';
import { businessNow, openSharedOffice } from './lived-cases.ts';

type Alarm = { kind: string; level: number; due_at: string; raised_at: string; raised_by: string; to_role: string };

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

/** Registers a message; its clock T1 runs for a quarter of an hour. */
async function message(): Promise<{ caseId: string; clock: DeadlineRow }> {
  const { children, familyName, address } = inventFamily(3, 1, 2026);
  const { caseId } = await office.duty.post<SignalRegistered>('/signals', {
    receivedAt: (await businessNow(office)).toISOString(),
    channel: 'phone',
    source: 'HEALTH',
    reason: 'NEGLECT',
    facts: 'Дети не привиты.',
    dangerNow: 'NO',
    familyName,
    location: address,
    children: children.map(({ name, approxAge }) => ({ name, approxAge })),
  });
  await until(
    async () => (await lookAround(office, ['receiveSignal'])).tasks.some(({ row }) => row.caseId === caseId),
    minute,
  );
  return { caseId, clock: await clockOf(caseId) };
}

async function clockOf(caseId: string): Promise<DeadlineRow> {
  const { deadlines } = await office.head.get<CaseCard>(`/cases/${caseId}`);
  return deadlines.find(({ rule }) => rule === 'T1') as DeadlineRow;
}

async function alarmsOf({ id }: DeadlineRow): Promise<Alarm[]> {
  return db('alarms').where({ deadline_id: id }).orderBy('raised_at').select();
}

const after = (moment: string, ms: number): Date => new Date(Date.parse(moment) + ms);
const brief = (alarms: readonly Alarm[]): string[] =>
  alarms.map(({ kind, level, to_role }) => `${kind} ${level} ${to_role}`);

it(
  'warns before the due moment, then climbs the ladder, each rung once and only once',
  async () => {
    const { clock } = await message();
    await advanceClock(after(clock.dueAt, -4 * minute));
    expect(brief(await alarmsOf(clock))).toEqual(['WARNING 0 unitHead']);

    await advanceClock(after(clock.dueAt, minute));
    expect(brief(await alarmsOf(clock))).toEqual(['WARNING 0 unitHead', 'ESCALATION 1 unitHead']);

    await advanceClock(after(clock.dueAt, 31 * minute));
    await advanceClock(after(clock.dueAt, 3 * day));
    const alarms = await alarmsOf(clock);
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
    const { caseId, clock } = await message();
    await office.head.post(`/deadlines/${clock.id}/pause`, { reason: 'Семья в больнице' });
    await advanceClock(after(clock.dueAt, 2 * day));
    expect(await alarmsOf(clock)).toEqual([]);

    await office.head.post(`/deadlines/${clock.id}/resume`);
    const resumed = await clockOf(caseId);
    expect(Date.parse(resumed.dueAt)).toBeGreaterThan(Date.parse(clock.dueAt) + 2 * day);
    await advanceClock(after(resumed.dueAt, minute));
    const alarms = await alarmsOf(clock);
    expect(brief(alarms)).toEqual(['WARNING 0 unitHead', 'ESCALATION 1 unitHead']);
    expect(alarms.map(({ due_at }) => due_at)).toEqual([resumed.dueAt, resumed.dueAt]);
  },
  limit,
);

it(
  'raises a moved clock by its new moment only',
  async () => {
    const { clock } = await message();
    const dueAt = after(clock.dueAt, 2 * day).toISOString();
    await office.head.post(`/deadlines/${clock.id}/move`, { dueAt, reason: 'Сообщение уточняется' });
    await advanceClock(after(clock.dueAt, day));
    expect(await alarmsOf(clock)).toEqual([]);

    await advanceClock(after(dueAt, minute));
    const alarms = await alarmsOf(clock);
    expect(brief(alarms)).toEqual(['WARNING 0 unitHead', 'ESCALATION 1 unitHead']);
    expect(alarms.map(({ due_at }) => due_at)).toEqual([dueAt, dueAt]);
  },
  limit,
);
