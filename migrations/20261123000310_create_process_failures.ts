/**
 * What hangs in the processes, for those who may know (domain.md §6, row «incidents»): codes and places, no content. Case numbers are
 * not for the methodologist. A function and not a policy, because the administrator may see no case.
 */
import type { Knex } from 'knex';

export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    CREATE FUNCTION process_failures() RETURNS TABLE (kind text, id text, case_id uuid, case_number text, centre_id text, process_id text,
      release int, element_id text, job_key text, code text, since timestamptz)
      LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$
        WITH open AS (
          SELECT 'INCIDENT' AS kind, x.incident_key AS id, coalesce(i.case_id, d.case_id) AS case_id, NULL::text AS centre_id, i.process_id,
            i.release, x.element_id, x.job_key, x.error_type AS code, x.created_at AS since
          FROM engine_incidents x JOIN engine_epochs e ON e.id = x.epoch AND e.current
          LEFT JOIN engine_instances i ON i.epoch = x.epoch AND i.instance_key = x.instance_key
          LEFT JOIN deadlines d ON d.id = i.deadline_id
          WHERE x.state = 'CREATED' AND coalesce(i.state, 'ACTIVE') = 'ACTIVE'
          UNION ALL
          SELECT 'MEND', t.id::text, t.case_id, t.centre_id, coalesce(p.process_id, 'case-seven-steps'), coalesce(p.release, c.release),
            t.payload ->> 'elementId', NULL, t.payload ->> 'code', t.created_at
          FROM tasks t JOIN cases c ON c.id = t.case_id LEFT JOIN case_parts p ON p.id = t.part_id
          WHERE t.kind = 'ATTENTION' AND t.state = 'CREATED' AND jsonb_exists(t.payload, 'jobKey')
          UNION ALL
          SELECT 'COMMAND', o.id::text, o.case_id, o.centre_id, NULL, NULL, NULL, NULL, coalesce(o.error_code, 'REFUSED'), o.done_at
          FROM outbox o WHERE o.state = 'REFUSED'
        ), placed AS (
          SELECT o.*, c.number, coalesce(o.centre_id, c.centre_id) AS place FROM open o LEFT JOIN cases c ON c.id = o.case_id
        )
        SELECT o.kind, o.id, CASE WHEN app_works_on(o.case_id) THEN o.case_id END,
          CASE WHEN app_holds(o.place, 'unitHead', 'administrator') THEN o.number END, o.place, o.process_id, o.release, o.element_id,
          o.job_key, o.code, o.since
        FROM placed o
        WHERE EXISTS (SELECT 1 FROM app_posts() a WHERE a.role IN ('unitHead', 'methodologist', 'administrator')
          AND (o.place IS NULL OR a.centre_id = o.place)) $$`);
}

export async function down(): Promise<void> {
  throw new Error('Migrations only go forward.');
}
