/**
 * Emergencies beside a case, answers to those who reported, visits asked for at once; alarms that belong to no deadline: a message
 * attached to a running case, an emergency begun. Rights: domain.md §6; the table of the steps: docs/emergencies.md.
 */
import type { Knex } from 'knex';
import { protect } from './sql-access.ts';

const TABLES = [
  `CREATE TABLE IF NOT EXISTS emergencies (
    part_id uuid PRIMARY KEY REFERENCES case_parts, case_id uuid NOT NULL REFERENCES cases,
    source text NOT NULL CHECK (source IN ('SIGNAL', 'ASSESSMENT', 'VISIT', 'PERSON')), cause text, reason text NOT NULL DEFAULT '',
    more_reasons jsonb NOT NULL DEFAULT '[]', started_at timestamptz NOT NULL, started_by uuid REFERENCES users,
    step_then int NOT NULL, position_then text, visits_suspended_at timestamptz, removal jsonb, claim_filed_on date,
    checks jsonb NOT NULL DEFAULT '[]', ended_at timestamptz, step_at_end int, position_at_end text, follow_up text,
    decision_before text, decision_after text)`,
  `CREATE INDEX IF NOT EXISTS emergencies_case ON emergencies (case_id, started_at)`,
  `CREATE UNIQUE INDEX IF NOT EXISTS emergencies_one_open ON emergencies (case_id) WHERE ended_at IS NULL`,
  `CREATE TABLE IF NOT EXISTS visit_calls (
    id uuid PRIMARY KEY, case_id uuid NOT NULL REFERENCES cases, part_id uuid NOT NULL REFERENCES case_parts, reason text NOT NULL,
    asked_by uuid NOT NULL REFERENCES users, asked_at timestamptz NOT NULL)`,
  `CREATE INDEX IF NOT EXISTS visit_calls_case ON visit_calls (case_id, asked_at)`,
  `CREATE TABLE IF NOT EXISTS reporter_answers (
    id uuid PRIMARY KEY, case_id uuid NOT NULL REFERENCES cases, submission_id uuid NOT NULL UNIQUE REFERENCES submissions,
    state text NOT NULL CHECK (state IN ('SENT', 'NOT_SENT')), sent_on date, way text, content text NOT NULL DEFAULT '',
    reason text NOT NULL DEFAULT '', redirected_to text, redirected_on date, redirected_number text,
    archive_number text, archived_on date, services_offered text, created_at timestamptz NOT NULL DEFAULT business_now())`,
  `CREATE INDEX IF NOT EXISTS reporter_answers_case ON reporter_answers (case_id)`,
];

const ALARMS = [
  `ALTER TABLE alarms ALTER COLUMN deadline_id DROP NOT NULL`,
  `ALTER TABLE alarms ADD COLUMN IF NOT EXISTS task_id uuid REFERENCES tasks, ADD COLUMN IF NOT EXISTS part_id uuid REFERENCES case_parts`,
  `ALTER TABLE alarms DROP CONSTRAINT alarms_kind_check`,
  `ALTER TABLE alarms ADD CONSTRAINT alarms_kind_check CHECK (kind IN ('WARNING', 'ESCALATION', 'SIGNAL', 'EMERGENCY')
    AND (deadline_id IS NOT NULL) = (kind IN ('WARNING', 'ESCALATION')))`,
  `CREATE UNIQUE INDEX IF NOT EXISTS alarms_of_task ON alarms (task_id, to_role) WHERE task_id IS NOT NULL`,
  `CREATE UNIQUE INDEX IF NOT EXISTS alarms_of_part ON alarms (part_id, to_role) WHERE part_id IS NOT NULL`,
];

/**
 * Who attaches a message to a case that he may not see writes to it in the very transaction of attaching, and never after:
 * the message's row is then of this transaction.
 */
const FUNCTIONS = [
  `CREATE FUNCTION app_is_attaching(p_case uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$
    SELECT EXISTS (SELECT 1 FROM signals s WHERE s.attached_case_id = p_case AND s.decided_by = app_user_id()
      AND s.xmin = pg_current_xact_id_if_assigned()::xid) $$`,
  `CREATE OR REPLACE FUNCTION app_attach_signal(p_signal uuid, p_number text) RETURNS uuid LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = public AS $$
    DECLARE target cases; task uuid; BEGIN
      SELECT c.* INTO target FROM cases c JOIN signals s ON s.id = p_signal AND s.centre_id = c.centre_id
        WHERE c.number = p_number AND c.status = 'RUNNING' AND c.id <> s.case_id AND app_works_on(s.case_id);
      IF target.id IS NULL THEN RETURN NULL; END IF;
      UPDATE signals SET attached_case_id = target.id WHERE id = p_signal;
      INSERT INTO tasks (kind, form_id, element_id, role, case_id, centre_id, assignee, payload)
        VALUES ('ATTENTION', 'sortOut', 'sortOut', CASE WHEN target.curator_id IS NULL THEN 'unitHead' ELSE 'caseCurator' END,
          target.id, target.centre_id, target.curator_id, jsonb_build_object('code', 'SIGNAL_ATTACHED', 'signalId', p_signal))
        RETURNING id INTO task;
      INSERT INTO alarms (case_id, centre_id, kind, level, to_role, to_user, due_at, raised_by, task_id)
        SELECT target.id, target.centre_id, 'SIGNAL', 1, r.role, r.person, business_now(), 'ACTION', task
        FROM (VALUES ('unitHead', NULL::uuid), ('caseCurator', target.curator_id)) AS r (role, person)
        WHERE r.role = 'unitHead' OR r.person IS NOT NULL;
      RETURN target.id; END $$`,
];

const everything = [{ verbs: 'select, insert, update', when: 'true' }];
const attaching = 'app_is_attaching(case_id)';

async function openToRoles(knex: Knex): Promise<void> {
  for (const table of ['emergencies', 'visit_calls', 'reporter_answers']) {
    await protect(knex, table, {
      seven_worker: everything,
      seven_app: [{ verbs: 'select, insert, update', when: 'app_works_on(case_id)' }],
    });
  }
  await protect(knex, 'alarms', { seven_app: [{ verbs: 'insert', when: `app_works_on(case_id) OR ${attaching}` }] });
  await protect(knex, 'cases', { seven_app: [{ verbs: 'select, update', when: 'app_is_attaching(id)' }] });
  for (const table of [
    'case_parts',
    'emergencies',
    'deadlines',
    'case_progress',
    'signals',
    'submissions',
    'assessments',
  ]) {
    await protect(knex, table, { seven_app: [{ verbs: 'select', when: attaching }] });
  }
  for (const table of ['case_parts', 'emergencies', 'deadlines']) {
    await protect(knex, table, { seven_app: [{ verbs: 'insert, update', when: attaching }] });
  }
}

export async function up(knex: Knex): Promise<void> {
  for (const statement of [...TABLES, ...ALARMS, ...FUNCTIONS]) await knex.raw(statement);
  await openToRoles(knex);
}

export async function down(): Promise<void> {
  throw new Error('Migrations only go forward.');
}
