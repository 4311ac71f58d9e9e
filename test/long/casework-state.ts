/** Where cases stand according to the casework in PostgreSQL, comparable between a run with a kill and one without. */
import type { LivedCase } from '#scenario/lived-case.ts';
import type { Database } from '#store/database.ts';
import { isQuiet } from '#store/views/quiet-view.ts';
import { onTheWay } from '#store/views/scenario-counts-view.ts';
import { until } from '#test/engine/until.ts';

const settleMs = 180_000;

/** Nothing unsent, nothing unconfirmed, every instance waits for somebody and every open deadline has its waiting instance. */
export async function settled(db: Database): Promise<void> {
  const atRest = async () => (await isQuiet(db)) && (await onTheWay(db)) === 0 && (await clocksWithoutPlace(db)) === 0;
  await until(atRest, settleMs);
}

async function clocksWithoutPlace(db: Database): Promise<number> {
  const { rows } = await db.raw<{ rows: { value: number }[] }>(
    `SELECT count(*)::int AS value FROM deadlines d WHERE d.state IN ('RUNNING', 'PAUSED') AND NOT EXISTS (
       SELECT 1 FROM engine_instances i JOIN engine_epochs e ON e.id = i.epoch AND e.current
       WHERE i.deadline_id = d.id AND i.state = 'ACTIVE')`,
  );
  return rows[0]?.value ?? 0;
}

/** What each life has come to: its end or its open tasks, line by line what was answered, and everything that followed from it. */
export async function standings(db: Database, cases: readonly LivedCase[]): Promise<Readonly<Record<string, unknown>>> {
  const entries = await Promise.all(
    cases.map(async ({ plan, caseId }) => [plan.life.code, await standing(db, caseId)] as const),
  );
  return Object.fromEntries(entries);
}

/** Lines may run beside each other in any order; within each the order is fixed. */
const LINES = `SELECT json_agg(json_build_object('process', l.process_id, 'call', l.call_element, 'state', l.state, 'outcome', l.outcome,
    'answered', (SELECT json_agg(p.kind || ' ' || p.element_id ORDER BY p.id) FROM case_progress p
      WHERE p.case_id = c.id AND p.part_id IS NOT DISTINCT FROM l.id))
    ORDER BY l.process_id, l.started_at)
  FROM (SELECT NULL::uuid AS id, 'case-seven-steps' AS process_id, NULL AS call_element, NULL AS state, NULL AS outcome, NULL AS started_at
    UNION ALL SELECT id, process_id, call_element, state, outcome, started_at FROM case_parts WHERE case_id = c.id) l`;

/** How many rows of a table the case has by a code, as `code × number`. */
const counted = (table: string, code: string, where = 'true'): string =>
  `(SELECT json_agg(n.code || ' × ' || n.many ORDER BY n.code) FROM (
     SELECT ${code} AS code, count(*) AS many FROM ${table} t WHERE t.case_id = c.id AND ${where} GROUP BY 1) n)`;

/** What one case has come to. */
export async function standing(db: Database, caseId: string): Promise<unknown> {
  const { rows } = await db.raw(
    `SELECT c.status, c.outcome, c.step, c.urgency, c.safety, c.risk_level, c.recommendation, c.decision, (${LINES}) AS lines,
      ${counted('tasks', 't.element_id', `t.kind = 'ENGINE' AND t.state = 'CREATED'`)} AS open,
      ${counted('submissions', 't.form_id', `t.form_id <> 'sortOut'`)} AS submissions,
      ${counted('consilium_votes', `coalesce(t.vote, 'NONE')`)} AS votes,
      ${counted('agency_notices', `t.kind || ' ' || t.fact || ' ' || t.agency_id`)} AS notices,
      ${counted('papers', `t.code || ' ' || t.state`)} AS papers,
      ${counted('home_visits', `t.purpose || ' ' || t.outcome`)} AS visits,
      ${counted('deadlines', `t.rule || ' ' || t.state`)} AS clocks
     FROM cases c WHERE c.id = ?`,
    [caseId],
  );
  return rows[0];
}
