/** The twenty lives on the real engine: every flow of both diagrams is taken, and each case ends where its answers lead. */
import type { CaseCard, TaskList } from '#generated/api-types.ts';
import { done } from '#scenario/drive-cases.ts';
import type { LivedCase } from '#scenario/lived-case.ts';
import { answer, type Life } from '#scenario/life.ts';
import { lives, planCases } from '#scenario/lives.ts';
import type { Office } from '#scenario/office.ts';
import { printed } from '#scenario/seven-steps.ts';
import { connect, type Database } from '#store/database.ts';
import type { ScenarioCounts } from '#store/views/scenario-counts-view.ts';
import { until } from '#test/engine/until.ts';
import { sharedStack } from '#test/support/shared-stack.ts';
import { liveFromMonday, openSharedOffice, settledCounts } from './lived-cases.ts';

const minutes = 60_000;
const seed = 20;
let office: Office;
let db: Database;

beforeAll(async () => {
  office = await openSharedOffice();
  db = connect(sharedStack().ownerUrl, { applicationName: 'seven-steps test', size: 2 });
});
afterAll(() => db.destroy());

describe('the twenty lives', () => {
  let before: ScenarioCounts;
  let after: ScenarioCounts;
  let lived: readonly LivedCase[];

  beforeAll(async () => {
    before = await settledCounts(db);
    lived = await liveFromMonday(office, db, planCases(lives.length, seed, 2026));
    after = await settledCounts(db);
  }, 14 * minutes);

  it('take every sequence flow of every diagram, without a single incident', () => {
    expect(after.flows.missing).toEqual([]);
    expect(after.flows.taken).toBe(after.flows.total);
    expect(after.engine.incidents - before.engine.incidents).toBe(0);
  });

  it('are lived to their last step', () => {
    const left = lived.filter((one) => done(one) < one.plan.life.steps.length).map(({ plan }) => plan.life.code);
    expect(left).toEqual([]);
  });

  it('leave each case where its answers lead', async () => {
    for (const { plan, caseId } of lived) {
      const { case: row } = await office.head.get<CaseCard>(`/cases/${caseId}`);
      const { code, ends } = plan.life;
      const end = row.status === 'CLOSED' ? { outcome: row.outcome } : { step: row.step };
      expect({ code, end }).toEqual({ code, end: ends });
    }
  });

  it('leave the clocks as late and as early as they were answered', () => {
    const running = lives.filter(({ ends }) => 'step' in ends).length;
    expect(after.running - before.running).toBe(running);
    expect(after.closed - before.closed).toBe(lives.length - running);
    expect(after.deadlines.escalated).toBeGreaterThan(before.deadlines.escalated);
    expect(after.deadlines.met - before.deadlines.met).toBeGreaterThan(100);
    expect(after.engine.timersFired).toBeGreaterThan(before.engine.timersFired);
  });

  it('close the instances of closed cases and of ended clocks, and no others', async () => {
    const { rows } = await db.raw(
      `SELECT c.status, i.state, count(*)::int AS n FROM engine_instances i JOIN cases c ON c.id = i.case_id
       WHERE i.process_id = 'case-seven-steps' AND c.id = ANY (?) GROUP BY 1, 2 ORDER BY 1`,
      [lived.map(({ caseId }) => caseId)],
    );
    const running = lives.filter(({ ends }) => 'step' in ends).length;
    expect(rows).toEqual([
      { status: 'CLOSED', state: 'COMPLETED', n: lives.length - running },
      { status: 'RUNNING', state: 'ACTIVE', n: running },
    ]);
  });
});

describe('one changed answer', () => {
  const rejected = lives.find(({ code }) => code === 'rejected') as Life;
  const accepted: Life = { ...rejected, steps: [answer('receiveSignal', {})], ends: { step: 2 } };

  async function figuresOf(life: Life): Promise<Record<string, number>> {
    const before = await settledCounts(db);
    const [plan] = planCases(1, seed, 2026);
    const [{ caseId }] = (await liveFromMonday(office, db, [{ ...plan!, life }])) as [LivedCase];
    await untilStanding(caseId, life);
    const after = await settledCounts(db);
    const [printedBefore, printedAfter] = [before, after].map((counts) => printed(counts, '8.5.8', 0));
    const grown = (of: (line: ReturnType<typeof printed>) => number) => of(printedAfter!) - of(printedBefore!);
    return {
      cases: grown(({ cases }) => cases),
      closed: grown(({ closed }) => closed),
      running: grown(({ running }) => running),
      atStep2: grown(({ byStep }) => byStep['2'] ?? 0),
      planned: grown(({ urgency }) => urgency.PLANNED),
      userTasksCompleted: grown(({ engine }) => engine.userTasksCompleted),
    };
  }

  /** A running case stands when its task is open. */
  async function untilStanding(caseId: string, { ends }: Life): Promise<void> {
    if (!('step' in ends)) return;
    await until(async () => {
      const { items } = await office.head.get<TaskList>('/tasks?list=group');
      return items.some((item) => item.caseId === caseId && item.step === ends.step);
    }, minutes);
  }

  it('changes the printed figures', async () => {
    const refusedAndAnswered = { cases: 1, userTasksCompleted: 2, closed: 1, running: 0, atStep2: 0, planned: 0 };
    const goesOn = { cases: 1, userTasksCompleted: 1, closed: 0, running: 1, atStep2: 1, planned: 1 };
    expect(await figuresOf(rejected)).toEqual(refusedAndAnswered);
    expect(await figuresOf(accepted)).toEqual(goesOn);
  }, 180_000);
});
