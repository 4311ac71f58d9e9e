/**
 * Whether nothing moves by itself any more: every confirmed deed has reached the engine and come back, and each running instance
 * waits for a person, a message or a moment. Scenarios look for tasks only then.
 */
import type { Database } from '../database.ts';

/** Where an instance may stand still; a call stands only while the instance that it called does. */
const standing = ['USER_TASK', 'INTERMEDIATE_CATCH_EVENT', 'EVENT_BASED_GATEWAY', 'RECEIVE_TASK', 'CALL_ACTIVITY'];

export async function isQuiet(db: Database): Promise<boolean> {
  const { rows } = await db.raw<{ rows: { busy: boolean }[] }>(
    `WITH running AS (
       SELECT i.epoch, i.instance_key FROM engine_instances i JOIN engine_epochs p ON p.id = i.epoch AND p.current
       WHERE i.state = 'ACTIVE')
     SELECT EXISTS (SELECT 1 FROM outbox WHERE state = 'PENDING')
       OR EXISTS (SELECT 1 FROM tasks t JOIN engine_epochs p ON p.id = t.epoch AND p.current
            WHERE t.state = 'CREATED' AND t.answered_at IS NOT NULL)
       OR EXISTS (SELECT 1 FROM engine_jobs j JOIN running USING (epoch, instance_key) WHERE j.state IN ('CREATED', 'FAILED'))
       OR EXISTS (SELECT 1 FROM running r WHERE NOT EXISTS (SELECT 1 FROM engine_elements e
            WHERE e.epoch = r.epoch AND e.instance_key = r.instance_key AND e.state = 'ACTIVE' AND e.element_type = ANY (:standing)))
       OR EXISTS (SELECT 1 FROM engine_elements e JOIN running USING (epoch, instance_key)
            WHERE e.state = 'ACTIVE' AND e.element_type = 'USER_TASK' AND NOT EXISTS (SELECT 1 FROM tasks t
              WHERE t.epoch = e.epoch AND t.element_instance_key = e.element_key))
       OR EXISTS (SELECT 1 FROM cases c WHERE (c.status = 'RUNNING') <> EXISTS (SELECT 1 FROM engine_instances i
            JOIN running USING (epoch, instance_key) WHERE i.case_id = c.id AND i.process_id = 'case-seven-steps'))
       OR EXISTS (SELECT 1 FROM case_parts p WHERE p.state = 'RUNNING' AND p.beside AND p.instance_key IS NULL)
       OR EXISTS (SELECT 1 FROM engine_elements e JOIN running USING (epoch, instance_key)
            WHERE e.state = 'ACTIVE' AND e.element_type = 'CALL_ACTIVITY' AND NOT EXISTS (SELECT 1 FROM engine_instances c
              WHERE c.epoch = e.epoch AND c.parent_key = e.instance_key AND c.state = 'ACTIVE')) AS busy`,
    { standing },
  );
  return rows[0]?.busy === false;
}
