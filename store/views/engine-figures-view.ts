/** Counts of what the engine did in its present epoch, from the mirrored records and not from what we asked of it. */
import type { Knex } from 'knex';

export interface EngineFigures {
  readonly instancesStarted: number;
  readonly instancesCompleted: number;
  readonly userTasksCompleted: number;
  readonly timersFired: number;
  /** Ever raised, resolved or not. */
  readonly incidents: number;
}

export async function engineFigures(db: Knex): Promise<EngineFigures> {
  const { rows } = await db.raw(`WITH present AS (SELECT id FROM engine_epochs WHERE current)
    SELECT
      (SELECT count(*)::int FROM engine_instances WHERE epoch IN (SELECT id FROM present)) AS "instancesStarted",
      (SELECT count(*)::int FROM engine_instances WHERE state = 'COMPLETED' AND epoch IN (SELECT id FROM present))
        AS "instancesCompleted",
      (SELECT count(*)::int FROM tasks WHERE kind = 'ENGINE' AND state = 'COMPLETED' AND epoch IN (SELECT id FROM present))
        AS "userTasksCompleted",
      (SELECT count(*)::int FROM engine_timers WHERE state = 'TRIGGERED' AND epoch IN (SELECT id FROM present))
        AS "timersFired",
      (SELECT count(*)::int FROM engine_incidents WHERE epoch IN (SELECT id FROM present)) AS incidents`);
  return rows[0];
}
