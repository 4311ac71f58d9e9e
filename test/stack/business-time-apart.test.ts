/** The year 2017 lived on an engine of today: a clock of 2017 warns and climbs its ladder at its moments, not before, and through the engine. */
import type { CaseCard, DeadlineRow, SignalRegistered } from '#generated/api-types.ts';
import type { Stack } from '#launcher/stack.ts';
import { startTemporaryStack } from '#launcher/temporary-stack.ts';
import { inventFamily } from '#scenario/invented-families.ts';
import { lookAround, type Office, openOffice } from '#scenario/office.ts';
import { connect, type Database } from '#store/database.ts';
import { until } from '#test/engine/until.ts';

const minute = 60_000;
const beginning = new Date('2017-03-01T06:00:00Z');
let stack: Stack;
let office: Office;
let db: Database;

beforeAll(async () => {
  stack = await startTemporaryStack({ clock: 'controlled', demo: true });
  db = connect(stack.ownerUrl, { applicationName: 'seven-steps stack test', size: 2 });
}, 5 * minute);
afterAll(async () => {
  await db?.destroy();
  await stack?.stop();
}, minute);

const at = (moment: string, ms: number): Date => new Date(Date.parse(moment) + ms);

async function message(): Promise<{ caseId: string; caseNumber: string; clock: DeadlineRow }> {
  const { now } = await lookAround(office, ['receiveSignal']);
  const { children, familyName, address } = inventFamily(3, 1, 2017);
  const registered = await office.duty.post<SignalRegistered>('/signals', {
    receivedAt: now,
    channel: 'phone',
    source: 'HEALTH',
    reason: 'NEGLECT',
    facts: 'Дети не привиты.',
    dangerNow: 'NO',
    familyName,
    location: address,
    children: children.map(({ name, approxAge }) => ({ name, approxAge })),
  });
  const { caseId } = registered;
  await until(
    async () => (await lookAround(office, ['receiveSignal'])).tasks.some(({ row }) => row.caseId === caseId),
    minute,
  );
  const { deadlines } = await office.head.get<CaseCard>(`/cases/${caseId}`);
  return { ...registered, clock: deadlines.find(({ rule }) => rule === 'T1') as DeadlineRow };
}

const alarms = ({ id }: DeadlineRow): Promise<{ kind: string; raised_at: string; raised_by: string }[]> =>
  db('alarms').where({ deadline_id: id }).orderBy('raised_at').select();
const waitingTimer = async ({ id }: DeadlineRow): Promise<string | undefined> => {
  const rows = await db('engine_timers as t')
    .join('engine_instances as i', (on) => on.on('i.epoch', 't.epoch').on('i.instance_key', 't.instance_key'))
    .where({ 'i.deadline_id': id, 't.state': 'CREATED' })
    .select<{ due_at: string }[]>('t.due_at');
  return rows[0]?.due_at;
};

it(
  'a clock of 2017 is raised at its moment by the engine, and what is mirrored stands in 2017',
  async () => {
    await stack.startAt(beginning);
    office = await openOffice(stack.app.baseUrl);
    const { caseId, caseNumber, clock } = await message();
    expect([caseNumber.slice(0, 5), clock.dueAt.slice(0, 10)]).toEqual(['2017-', '2017-03-01']);

    const warning = await until(() => waitingTimer(clock), minute);
    expect(Date.parse(warning)).toBeLessThan(Date.parse(clock.dueAt));
    const tasks = await db('tasks').where({ case_id: caseId }).pluck<string[]>('created_at');
    expect(tasks.map((moment) => moment.slice(0, 10))).toEqual(['2017-03-01']);

    await stack.advance(at(clock.dueAt, -minute));
    expect((await alarms(clock)).map(({ kind, raised_by }) => [kind, raised_by])).toEqual([['WARNING', 'ENGINE']]);
    await stack.advance(at(clock.dueAt, minute));
    const raised = await alarms(clock);
    expect(raised.map(({ kind }) => kind)).toEqual(['WARNING', 'ESCALATION']);
    const late = Date.parse(raised[1]?.raised_at ?? '') - Date.parse(clock.dueAt);
    expect(late).toBeGreaterThanOrEqual(0);
    expect(late).toBeLessThan(minute);
    await expect(stack.startAt(new Date('2016-01-01T06:00:00Z'))).rejects.toThrow('CASES_EXIST');
  },
  3 * minute,
);

it(
  'application and engine find the time again after both were started anew',
  async () => {
    const before = Date.parse((await lookAround(office, ['receiveSignal'])).now);
    await stack.engine?.stop();
    await stack.app.stop();
    await stack.engine?.restart();
    await stack.app.restart();
    const now = Date.parse((await lookAround(office, ['receiveSignal'])).now);
    expect(now - before).toBeGreaterThanOrEqual(0);
    expect(now - before).toBeLessThan(10 * minute);

    const { clock } = await message();
    await stack.advance(at(clock.dueAt, minute));
    expect((await alarms(clock)).map(({ kind }) => kind)).toEqual(['WARNING', 'ESCALATION']);
  },
  5 * minute,
);
