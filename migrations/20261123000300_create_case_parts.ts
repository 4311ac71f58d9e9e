/**
 * Parts of a case: processes that are called by its main line or run beside it, each with a log and variables of its own
 * (docs/decisions/0012-parts-of-a-case.md). Tasks, clocks and progress say to which part they belong; null is the main line.
 */
import type { Knex } from 'knex';
import { protect } from './sql-access.ts';

const TABLES = [
  `CREATE TABLE case_parts (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(), case_id uuid NOT NULL REFERENCES cases, process_id text NOT NULL,
    parent_id uuid REFERENCES case_parts, call_element text, beside boolean NOT NULL, main_line boolean NOT NULL,
    seat int NOT NULL DEFAULT 1, release int NOT NULL, epoch text, instance_key text,
    state text NOT NULL DEFAULT 'RUNNING' CHECK (state IN ('RUNNING', 'DONE', 'WITHDRAWN')), outcome text,
    variables jsonb NOT NULL DEFAULT '{}', started_at timestamptz NOT NULL, ended_at timestamptz,
    withdrawn_reason text, followed_up_at timestamptz, CHECK (beside = (call_element IS NULL)))`,
  `CREATE INDEX case_parts_case ON case_parts (case_id, state)`,
  `CREATE INDEX case_parts_instance ON case_parts (epoch, instance_key)`,
  `CREATE UNIQUE INDEX case_parts_one_call ON case_parts (case_id, coalesce(parent_id, case_id), call_element)
    WHERE state = 'RUNNING' AND NOT beside`,
  `ALTER TABLE case_progress ADD COLUMN part_id uuid REFERENCES case_parts`,
  `ALTER TABLE case_progress DROP CONSTRAINT case_progress_kind_check`,
  `ALTER TABLE case_progress ADD CONSTRAINT case_progress_kind_check CHECK (kind IN ('TASK', 'JOB', 'EVENT', 'CALL', 'ITEM'))`,
  `CREATE INDEX case_progress_line ON case_progress (case_id, part_id, id)`,
  `ALTER TABLE deadlines ADD COLUMN part_id uuid REFERENCES case_parts`,
  `DROP INDEX deadlines_one_open`,
  `CREATE UNIQUE INDEX deadlines_one_open ON deadlines (case_id, rule, coalesce(part_id, case_id)) WHERE state IN ('RUNNING', 'PAUSED')`,
  `ALTER TABLE tasks ADD COLUMN part_id uuid REFERENCES case_parts`,
  `CREATE INDEX tasks_mend ON tasks ((payload ->> 'jobKey')) WHERE kind = 'ATTENTION' AND state = 'CREATED'`,
  `ALTER TABLE engine_instances ADD COLUMN part_id uuid`,
  `ALTER TABLE release_elements
    ADD COLUMN multi_instance boolean NOT NULL DEFAULT false, ADD COLUMN item_collection text, ADD COLUMN outputs jsonb NOT NULL DEFAULT '{}',
    ADD COLUMN scope_id text, ADD COLUMN in_event_subprocess boolean NOT NULL DEFAULT false, ADD COLUMN called_process text,
    ADD COLUMN message_name text, ADD COLUMN attached_to text, ADD COLUMN interrupting boolean NOT NULL DEFAULT true`,
];

/**
 * `part_chain`: the part and the parts that called it. `withdraw_line_tasks`: takes open tasks of one line of a case off everybody's
 * lists, those included that the acting person may not see; all tasks of the line when no elements are named.
 */
const FUNCTIONS = [
  `CREATE FUNCTION part_chain(p_part uuid) RETURNS TABLE (id uuid, distance int) LANGUAGE sql STABLE AS $$
    WITH RECURSIVE up AS (
      SELECT p.id, p.parent_id, 1 AS distance FROM case_parts p WHERE p.id = p_part
      UNION ALL SELECT p.id, p.parent_id, up.distance + 1 FROM case_parts p JOIN up ON up.parent_id = p.id
    ) SELECT up.id, up.distance FROM up $$`,
  `CREATE FUNCTION withdraw_line_tasks(p_case uuid, p_part uuid, p_elements text[], p_at timestamptz) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
    BEGIN
      IF session_user = 'seven_app' AND NOT app_works_on(p_case) THEN RETURN; END IF;
      UPDATE tasks SET state = 'CANCELED', ended_at = p_at
      WHERE case_id = p_case AND part_id IS NOT DISTINCT FROM p_part AND state = 'CREATED'
        AND (kind = 'ENGINE' OR jsonb_exists(payload, 'jobKey'))
        AND (p_elements IS NULL OR coalesce(payload ->> 'elementId', element_id) = ANY (p_elements));
    END $$`,
];

const everything = [{ verbs: 'select, insert, update', when: 'true' }];
const reading = [{ verbs: 'select', when: 'true' }];

async function openToRoles(knex: Knex): Promise<void> {
  await protect(knex, 'case_parts', {
    seven_worker: everything,
    seven_watchdog: everything,
    seven_dispatcher: reading,
    seven_feed: reading,
    seven_app: [
      { verbs: 'select', when: 'app_relation(case_id) IS NOT NULL' },
      { verbs: 'insert, update', when: 'app_works_on(case_id)' },
    ],
  });
  await protect(knex, 'case_progress', { seven_watchdog: [{ verbs: 'insert', when: 'true' }] });
}

export async function up(knex: Knex): Promise<void> {
  for (const statement of [...TABLES, ...FUNCTIONS]) await knex.raw(statement);
  await openToRoles(knex);
}

export async function down(): Promise<void> {
  throw new Error('Migrations only go forward.');
}
