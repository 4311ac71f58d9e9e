/** What a scenario prints at its end: cases, clocks and the engine's own figures, all counted from the database. */
import { connect, type Database } from '../database.ts';
import { type EngineFigures, engineFigures } from './engine-figures-view.ts';
import { type FlowCoverage, flowCoverage } from './flow-coverage-view.ts';

export type ScenarioCounts = {
  readonly cases: number;
  readonly closed: number;
  readonly running: number;
  /** Running cases by the step at which their task is open. */
  readonly byStep: Readonly<Record<string, number>>;
  readonly urgency: { readonly EMERGENCY: number; readonly URGENT: number; readonly PLANNED: number };
  /** Deadlines: done in time, warned of at least once, escalated at least once. */
  readonly deadlines: { readonly met: number; readonly warned: number; readonly escalated: number };
  readonly engine: EngineFigures;
  readonly flows: FlowCoverage;
};

/** Runs `work` on a connection of its own, which sees everything: of the owner, for counting only. */
export async function withCounts<T>(ownerUrl: string, work: (db: Database) => Promise<T>): Promise<T> {
  const db = connect(ownerUrl, { applicationName: 'seven-steps scenario', size: 2 });
  try {
    return await work(db);
  } finally {
    await db.destroy();
  }
}

export async function scenarioCounts(db: Database): Promise<ScenarioCounts> {
  const { rows } = await db.raw(`SELECT count(*)::int AS cases,
      count(*) FILTER (WHERE status = 'CLOSED')::int AS closed, count(*) FILTER (WHERE status = 'RUNNING')::int AS running,
      json_build_object('EMERGENCY', count(*) FILTER (WHERE urgency = 'EMERGENCY'),
        'URGENT', count(*) FILTER (WHERE urgency = 'URGENT'), 'PLANNED', count(*) FILTER (WHERE urgency = 'PLANNED')) AS urgency,
      (SELECT json_build_object('met', count(*) FILTER (WHERE d.state = 'DONE' AND NOT d.done_late),
         'warned', count(*) FILTER (WHERE e.warned), 'escalated', count(*) FILTER (WHERE e.escalated))
       FROM deadlines d JOIN (SELECT deadline_id, bool_or(kind = 'WARNED') AS warned, bool_or(kind = 'ESCALATED') AS escalated
         FROM deadline_events GROUP BY deadline_id) e ON e.deadline_id = d.id) AS deadlines,
      (SELECT max(id) FROM releases WHERE state = 'PUBLISHED') AS release
    FROM cases`);
  const { release, ...counted } = rows[0];
  return {
    ...counted,
    byStep: await runningByStep(db),
    engine: await engineFigures(db),
    flows: await flowCoverage(db, release),
  };
}

/** How many papers have got a number. */
export async function papersIssued(db: Database): Promise<number> {
  const row = await db('papers').count('id as papers').first();
  return Number(row?.['papers'] ?? 0);
}

async function runningByStep(db: Database): Promise<Record<string, number>> {
  const { rows } = await db.raw(`SELECT step::text, count(*)::int AS cases FROM (
      SELECT coalesce((SELECT e.step FROM tasks t JOIN release_elements e ON e.release_id = t.release
        AND e.process_id = t.process_id AND e.element_id = t.element_id
        WHERE t.case_id = c.id AND t.part_id IS NULL AND t.kind = 'ENGINE' AND t.state = 'CREATED' LIMIT 1), c.step) AS step
      FROM cases c WHERE c.status = 'RUNNING') running GROUP BY step ORDER BY step`);
  return Object.fromEntries(rows.map((row: { step: string; cases: number }) => [row.step, row.cases]));
}

/** How much is still on its way between database and engine: unsent commands, and instances whose case or clock has ended. */
export async function onTheWay(db: Database): Promise<number> {
  const { rows } = await db.raw(`SELECT (SELECT count(*) FROM outbox WHERE state = 'PENDING')::int
    + (SELECT count(*) FROM engine_instances i JOIN engine_epochs p ON p.id = i.epoch AND p.current WHERE i.state = 'ACTIVE' AND (
        EXISTS (SELECT 1 FROM deadlines d WHERE d.id = i.deadline_id AND d.state IN ('DONE', 'CANCELLED'))
        OR (i.deadline_id IS NULL AND EXISTS (SELECT 1 FROM cases c WHERE c.id = i.case_id AND c.status = 'CLOSED'))))::int
    + (SELECT count(*) FROM tasks WHERE kind = 'ENGINE' AND state = 'CREATED' AND answered_at IS NOT NULL)::int AS left`);
  return rows[0].left;
}
