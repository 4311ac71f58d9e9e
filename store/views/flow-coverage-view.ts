/**
 * Which sequence flows of a release the engine has taken, from the mirrored records. Zeebe reports no SEQUENCE_FLOW_TAKEN behind an
 * event-based gateway (tried on 8.5.8): such a flow counts as taken when the event at its end was reached.
 */
import type { Knex } from 'knex';

export interface FlowCoverage {
  readonly taken: number;
  readonly total: number;
  /** `process/flow` of each flow that was never taken. */
  readonly missing: readonly string[];
}

/** Over all epochs, since the same release may be deployed into several. */
export async function flowCoverage(db: Knex, releaseId: number): Promise<FlowCoverage> {
  const { rows } = await db.raw(
    `SELECT f.process_id || '/' || f.element_id AS flow,
       EXISTS (SELECT 1 FROM engine_flows_taken t
               WHERE t.process_id = f.process_id AND t.release = f.release_id AND t.flow_id = f.element_id)
       OR (s.element_type = 'eventBasedGateway' AND EXISTS (
             SELECT 1 FROM engine_elements e JOIN engine_instances i ON i.epoch = e.epoch AND i.instance_key = e.instance_key
             WHERE i.process_id = f.process_id AND i.release = f.release_id AND e.element_id = f.target_id)) AS taken
     FROM release_elements f
     JOIN release_elements s
       ON s.release_id = f.release_id AND s.process_id = f.process_id AND s.element_id = f.source_id
     WHERE f.release_id = ? AND f.element_type = 'sequenceFlow' ORDER BY flow`,
    [releaseId],
  );
  const flows: { flow: string; taken: boolean }[] = rows;
  const missing = flows.filter(({ taken }) => !taken).map(({ flow }) => flow);
  return { taken: flows.length - missing.length, total: flows.length, missing };
}
