/** Clocks while the engine is away: a duty done meanwhile is never escalated, and a frozen engine is overtaken by the watchdog. */
import type { CaseCard, DeadlineRow } from '#generated/api-types.ts';
import { startTemporaryStack } from '#launcher/temporary-stack.ts';
import type { Stack } from '#launcher/stack.ts';
import { fillForm } from '#scenario/answers.ts';
import { completeTask, lookAround, type Office, openOffice, openTask, type SeenTask } from '#scenario/office.ts';
import { connect, type Database } from '#store/database.ts';
import { onTheWay } from '#store/views/scenario-counts-view.ts';
import { until } from '#test/engine/until.ts';
import { family, registerMessage } from './register-message.ts';

type Alarm = { kind: string; level: number; due_at: string; raised_at: string; raised_by: string };

const minute = 60_000;
let stack: Stack;
let office: Office;
let db: Database;

beforeAll(async () => {
  stack = await startTemporaryStack({ clock: 'controlled', demo: true });
  office = await openOffice(stack.app.baseUrl);
  db = connect(stack.ownerUrl, { applicationName: 'seven-steps long test', size: 2 });
}, 5 * minute);
afterAll(async () => {
  await db?.destroy();
  await stack?.stop();
}, minute);

async function message(): Promise<{ task: SeenTask; clock: DeadlineRow }> {
  const caseId = await registerMessage(office);
  const task = await until(async () => {
    const { tasks } = await lookAround(office, ['receiveSignal']);
    return tasks.find(({ row }) => row.caseId === caseId);
  }, minute);
  await until(async () => (await onTheWay(db)) === 0, minute);
  const { deadlines } = await office.head.get<CaseCard>(`/cases/${caseId}`);
  return { task, clock: deadlines.find(({ rule }) => rule === 'T1') as DeadlineRow };
}

const alarmsOf = ({ id }: DeadlineRow): Promise<Alarm[]> =>
  db('alarms').where({ deadline_id: id }).orderBy('level').select();
const after = (moment: string, ms: number): Date => new Date(Date.parse(moment) + ms);

it(
  'a duty done while the engine was down is not escalated',
  async () => {
    const { task, clock } = await message();
    await stack.engine?.kill('SIGKILL');
    const { data } = await openTask(task);
    const { now } = await lookAround(office, ['receiveSignal']);
    const moment = { now, today: now.slice(0, 10) };
    await completeTask(task, fillForm('receiveSignal', {}, { known: data, family, moment, turn: 0 }));
    await stack.advance(after(clock.dueAt, 2 * 60 * minute));
    await stack.engine?.restart();
    await until(async () => (await onTheWay(db)) === 0, 2 * minute);

    expect(await alarmsOf(clock)).toEqual([]);
    const instances = await db('engine_instances').where({ deadline_id: clock.id }).select('state');
    expect(instances).toEqual([{ state: 'COMPLETED' }]);
  },
  10 * minute,
);

it(
  'a frozen engine is overtaken by the watchdog within four seconds, and once',
  async () => {
    const { clock } = await message();
    await stack.advance(after(clock.dueAt, -3_000));
    const group = -(stack.engine?.pid() ?? 0);
    process.kill(group, 'SIGSTOP');
    try {
      await until(async () => (await alarmsOf(clock)).some(({ kind }) => kind === 'ESCALATION'), 30_000);
    } finally {
      process.kill(group, 'SIGCONT');
    }
    const raised = (await alarmsOf(clock)).filter(({ kind }) => kind === 'ESCALATION');
    expect(raised).toMatchObject([{ level: 1, raised_by: 'WATCHDOG' }]);
    const delayMs = Date.parse(raised[0]!.raised_at) - Date.parse(clock.dueAt);
    expect(delayMs).toBeGreaterThanOrEqual(2_000);
    expect(delayMs).toBeLessThan(4_000);

    await until(async () => (await onTheWay(db)) === 0, 2 * minute);
    await stack.advance(after(clock.dueAt, 5 * minute));
    expect((await alarmsOf(clock)).filter(({ kind }) => kind === 'ESCALATION')).toHaveLength(1);
  },
  10 * minute,
);
