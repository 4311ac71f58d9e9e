/**
 * Deadlines beside a dead engine (issue «The joint»): what is overdue is raised by the watchdog within two to four seconds, a duty
 * done meanwhile is not, and when the engine is back every rung has been raised once. A hanging one: deadline-outages.test.ts.
 */
import { fillForm } from '#scenario/answers.ts';
import { inventFamily } from '#scenario/invented-families.ts';
import { completeTask, lookAround, openTask } from '#scenario/office.ts';
import { until } from '#test/engine/until.ts';
import { brokenPromises } from './broken-promises.ts';
import { settled } from './casework-state.ts';
import { lifeOf, type LivedStack, openLivedStack } from './lived-stack.ts';

/** Real time from the last move of the clock to the due moment: long enough to kill the engine and fill a form. */
const beforeDueMs = 25_000;
const graceMs = 2_000;
const promiseMs = 4_000;
const hourMs = 3_600_000;
const testMs = 400_000;

let lived: LivedStack;

beforeAll(async () => {
  lived = await openLivedStack();
}, testMs);

afterAll(() => lived?.stop(), 60_000);

type Deadline = { readonly id: string; readonly due_at: string };

/** New messages whose quarter of an hour (T1) runs; the clock stands shortly before its end. */
async function openShortlyBeforeDue(count: number): Promise<readonly { caseId: string; deadline: Deadline }[]> {
  const { db, live, advance } = lived;
  const cases = await live(Array.from({ length: count }, () => lifeOf('waitsForDuty')));
  await settled(db);
  const found = await Promise.all(
    cases.map(async ({ caseId }) => ({
      caseId,
      deadline: await db('deadlines').where({ case_id: caseId, rule: 'T1' }).first('id', 'due_at'),
    })),
  );
  const first = Math.min(...found.map(({ deadline }) => Date.parse(deadline.due_at)));
  await advance(new Date(first - beforeDueMs));
  return found;
}

async function decide(caseId: string): Promise<void> {
  const { office } = lived;
  const { now, tasks } = await lookAround(office, ['receiveSignal']);
  const task = tasks.find(({ row }) => row.caseId === caseId);
  if (!task) throw new Error('the message is on nobody’s list');
  const { data: known } = await openTask(task);
  const filling = { known, family: inventFamily(1, 0, 2026), moment: { now, today: now.slice(0, 10) }, turn: 0 };
  const rejected = { signalDecision: 'REJECT', decisionReason: 'Нарушений прав детей нет' } as const;
  await completeTask(task, fillForm('receiveSignal', rejected, filling));
}

const escalations = ({ id }: Deadline) =>
  lived.db('deadline_events').where({ deadline_id: id, kind: 'ESCALATED' }).orderBy('level');

async function expectWatchdogInTime(deadline: Deadline): Promise<void> {
  const raised = await until(() => escalations(deadline).first(), beforeDueMs + 60_000);
  const late = Date.parse(raised.at) - Date.parse(raised.due_at);
  expect(raised).toMatchObject({ raised_by: 'WATCHDOG', level: 1 });
  expect(late).toBeGreaterThanOrEqual(graceMs);
  expect(late).toBeLessThanOrEqual(promiseMs);
}

it(
  'the engine is dead: the overdue duty is raised in time, the done one never',
  async () => {
    const [done, late] = await openShortlyBeforeDue(2);
    await lived.stack.engine?.kill('SIGKILL');
    await decide(done!.caseId);
    await expectWatchdogInTime(late!.deadline);
    await lived.stack.engine?.restart();
    await settled(lived.db);
    await lived.advance(new Date(Date.parse(late!.deadline.due_at) + 2 * hourMs));
    await settled(lived.db);
    expect(await escalations(done!.deadline)).toEqual([]);
    expect(await lived.db('alarms').where({ deadline_id: done!.deadline.id, kind: 'ESCALATION' })).toEqual([]);
    expect((await escalations(late!.deadline)).map(({ level }) => level)).toEqual([1, 2]);
    expect(await brokenPromises(lived.db)).toEqual({});
  },
  testMs,
);
