/** Where cases stand according to the casework in PostgreSQL, comparable between a run with a kill and one without. */
import type { LivedCase } from '#scenario/lived-case.ts';
import type { Database } from '#store/database.ts';
import { onTheWay } from '#store/views/scenario-counts-view.ts';
import { until } from '#test/engine/until.ts';

const settleMs = 120_000;

/** Nothing unsent, nothing unconfirmed, every running case has its task and every open deadline its waiting instance. */
export async function settled(db: Database): Promise<void> {
  await until(async () => (await onTheWay(db)) === 0 && (await withoutPlace(db)) === 0, settleMs);
}

async function withoutPlace(db: Database): Promise<number> {
  return count(
    db,
    `SELECT (SELECT count(*) FROM cases c WHERE c.status = 'RUNNING' AND NOT EXISTS (SELECT 1 FROM tasks t JOIN engine_epochs e
         ON e.id = t.epoch AND e.current WHERE t.case_id = c.id AND t.kind = 'ENGINE' AND t.state = 'CREATED'))
       + (SELECT count(*) FROM deadlines d WHERE d.state IN ('RUNNING', 'PAUSED') AND NOT EXISTS (SELECT 1 FROM engine_instances i
         JOIN engine_epochs e ON e.id = i.epoch AND e.current WHERE i.deadline_id = d.id AND i.state = 'ACTIVE')) AS value`,
  );
}

async function count(db: Database, sql: string): Promise<number> {
  const { rows } = await db.raw<{ rows: { value: string }[] }>(sql);
  return Number(rows[0]?.value);
}

/** What each life has come to: end or open task, answered elements in their order, facts, notices and clocks. */
export async function standings(db: Database, cases: readonly LivedCase[]): Promise<Readonly<Record<string, unknown>>> {
  const entries = await Promise.all(
    cases.map(async ({ plan, caseId }) => [plan.life.code, await standing(db, caseId)] as const),
  );
  return Object.fromEntries(entries);
}

async function standing(db: Database, caseId: string): Promise<unknown> {
  const { rows } = await db.raw(
    `SELECT c.status, c.outcome, c.step, c.urgency, c.safety, c.risk_level, c.recommendation, c.decision,
      (SELECT json_agg(p.element_id ORDER BY p.id) FROM case_progress p WHERE p.case_id = c.id) AS answered,
      (SELECT json_agg(t.element_id) FROM tasks t WHERE t.case_id = c.id AND t.kind = 'ENGINE' AND t.state = 'CREATED') AS open,
      (SELECT json_agg(s.form_id ORDER BY s.submitted_at) FROM submissions s WHERE s.case_id = c.id AND s.form_id <> 'sortOut')
        AS submissions,
      (SELECT json_agg(n.fact || ':' || n.agency_id ORDER BY n.fact, n.agency_id) FROM agency_notices n WHERE n.case_id = c.id)
        AS notices,
      (SELECT json_agg(d.rule || ':' || d.state ORDER BY d.rule, d.state) FROM deadlines d WHERE d.case_id = c.id) AS clocks
     FROM cases c WHERE c.id = ?`,
    [caseId],
  );
  return rows[0];
}
