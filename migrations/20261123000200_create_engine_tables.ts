/**
 * Tables of the joint with the engine: outbox, releases, people's tasks and the mirror of the engine's records.
 * Keys of the engine are 64-bit and kept as text; the engine epoch is part of every mirror key (docs/architecture.md).
 */
import type { Knex } from 'knex';
import { protect } from './sql-access.ts';

const MIRROR_TABLES = [
  `CREATE TABLE IF NOT EXISTS engine_epochs (
    id text PRIMARY KEY, base_id text NOT NULL, restored integer NOT NULL DEFAULT 0,
    first_seen_at timestamptz NOT NULL DEFAULT now(), current boolean NOT NULL DEFAULT false, UNIQUE (base_id, restored))`,
  `CREATE UNIQUE INDEX IF NOT EXISTS engine_epochs_one_current ON engine_epochs (current) WHERE current`,
  `CREATE TABLE IF NOT EXISTS feed_positions (
    epoch text NOT NULL, partition_id integer NOT NULL, position bigint NOT NULL, record_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL DEFAULT now(), PRIMARY KEY (epoch, partition_id))`,
  `CREATE TABLE IF NOT EXISTS feed_set_aside (
    id bigserial PRIMARY KEY, epoch text NOT NULL, partition_id integer, position bigint, raw text NOT NULL,
    error_code text NOT NULL, at timestamptz NOT NULL DEFAULT now())`,
  `CREATE TABLE IF NOT EXISTS engine_instances (
    epoch text NOT NULL, instance_key text NOT NULL, parent_key text, process_id text, release integer,
    case_id uuid, deadline_id uuid, seat integer, state text NOT NULL CHECK (state IN ('ACTIVE', 'COMPLETED', 'TERMINATED')),
    started_at timestamptz, ended_at timestamptz, PRIMARY KEY (epoch, instance_key))`,
  `CREATE INDEX IF NOT EXISTS engine_instances_case ON engine_instances (case_id, epoch)`,
  `CREATE INDEX IF NOT EXISTS engine_instances_deadline ON engine_instances (deadline_id, epoch)`,
  `CREATE INDEX IF NOT EXISTS engine_instances_parent ON engine_instances (epoch, parent_key) WHERE parent_key IS NOT NULL`,
  `CREATE TABLE IF NOT EXISTS engine_elements (
    epoch text NOT NULL, element_key text NOT NULL, instance_key text NOT NULL, element_id text NOT NULL, element_type text NOT NULL,
    state text NOT NULL CHECK (state IN ('ACTIVE', 'COMPLETED', 'TERMINATED')),
    entered_at timestamptz, left_at timestamptz, PRIMARY KEY (epoch, element_key))`,
  `CREATE INDEX IF NOT EXISTS engine_elements_instance ON engine_elements (epoch, instance_key)`,
  `CREATE TABLE IF NOT EXISTS engine_flows_taken (
    epoch text NOT NULL, process_id text NOT NULL, release integer NOT NULL, flow_id text NOT NULL,
    taken bigint NOT NULL DEFAULT 0, PRIMARY KEY (epoch, process_id, release, flow_id))`,
  `CREATE TABLE IF NOT EXISTS engine_timers (
    epoch text NOT NULL, timer_key text NOT NULL, instance_key text NOT NULL, element_id text NOT NULL, due_at timestamptz NOT NULL,
    state text NOT NULL CHECK (state IN ('CREATED', 'TRIGGERED', 'CANCELED')), PRIMARY KEY (epoch, timer_key))`,
  `CREATE INDEX IF NOT EXISTS engine_timers_instance ON engine_timers (epoch, instance_key)`,
  `CREATE TABLE IF NOT EXISTS engine_incidents (
    epoch text NOT NULL, incident_key text NOT NULL, instance_key text, job_key text, element_id text, error_type text NOT NULL,
    state text NOT NULL CHECK (state IN ('CREATED', 'RESOLVED')), created_at timestamptz, resolved_at timestamptz,
    PRIMARY KEY (epoch, incident_key))`,
  `CREATE TABLE IF NOT EXISTS engine_jobs (
    epoch text NOT NULL, job_key text NOT NULL, instance_key text NOT NULL, element_id text, job_type text NOT NULL,
    state text NOT NULL CHECK (state IN ('CREATED', 'COMPLETED', 'FAILED', 'ERROR_THROWN', 'CANCELED')),
    retries integer, created_at timestamptz, ended_at timestamptz, PRIMARY KEY (epoch, job_key))`,
  `CREATE INDEX IF NOT EXISTS engine_jobs_open ON engine_jobs (job_type) WHERE state IN ('CREATED', 'FAILED', 'ERROR_THROWN')`,
];

const RELEASE_TABLES = [
  `CREATE TABLE IF NOT EXISTS releases (
    id integer PRIMARY KEY, state text NOT NULL CHECK (state IN ('PUBLISHED', 'DRAFT', 'RETIRED')),
    origin text NOT NULL CHECK (origin IN ('REPOSITORY', 'METHODOLOGIST')), repository_checksum text NOT NULL,
    based_on integer REFERENCES releases (id), created_at timestamptz NOT NULL, created_by uuid,
    valid_from timestamptz, note text NOT NULL DEFAULT '')`,
  `CREATE TABLE IF NOT EXISTS release_resources (
    release_id integer NOT NULL REFERENCES releases (id), name text NOT NULL,
    kind text NOT NULL CHECK (kind IN ('bpmn', 'dmn', 'form')), content text NOT NULL, checksum text NOT NULL,
    PRIMARY KEY (release_id, name))`,
  `CREATE TABLE IF NOT EXISTS release_elements (
    release_id integer NOT NULL REFERENCES releases (id), process_id text NOT NULL, element_id text NOT NULL,
    element_type text NOT NULL, name text, step integer, role text, deadline_rules text[] NOT NULL DEFAULT '{}',
    form_id text, job_type text, source_id text, target_id text, PRIMARY KEY (release_id, process_id, element_id))`,
];

const WORK_TABLES = [
  `CREATE TABLE IF NOT EXISTS outbox (
    id bigserial PRIMARY KEY, lane text NOT NULL, case_id uuid, centre_id text, command jsonb NOT NULL,
    state text NOT NULL DEFAULT 'PENDING' CHECK (state IN ('PENDING', 'DONE', 'REFUSED', 'CANCELLED', 'SKIPPED', 'SUPERSEDED')),
    attempts integer NOT NULL DEFAULT 0, next_attempt_at timestamptz NOT NULL DEFAULT now(),
    created_at timestamptz NOT NULL DEFAULT now(), done_at timestamptz, error_code text)`,
  `CREATE INDEX IF NOT EXISTS outbox_open ON outbox (lane, id) WHERE state IN ('PENDING', 'REFUSED')`,
  `CREATE INDEX IF NOT EXISTS outbox_due ON outbox (next_attempt_at) WHERE state = 'PENDING'`,
  `CREATE INDEX IF NOT EXISTS outbox_task ON outbox ((command ->> 'taskId')) WHERE command ? 'taskId'`,
  `CREATE TABLE IF NOT EXISTS tasks (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(), kind text NOT NULL CHECK (kind IN ('ENGINE', 'ATTENTION')),
    epoch text, task_key text, element_instance_key text, instance_key text, process_id text, release integer,
    element_id text, form_id text, role text NOT NULL, case_id uuid, centre_id text, seat integer,
    assignee uuid, engine_assignee text,
    state text NOT NULL DEFAULT 'CREATED' CHECK (state IN ('CREATED', 'COMPLETED', 'CANCELED')),
    answered_at timestamptz, answered_by uuid, claimed_at timestamptz,
    created_at timestamptz NOT NULL DEFAULT now(), ended_at timestamptz, payload jsonb NOT NULL DEFAULT '{}',
    UNIQUE (epoch, task_key))`,
  `CREATE INDEX IF NOT EXISTS tasks_case ON tasks (case_id)`,
  `CREATE INDEX IF NOT EXISTS tasks_open ON tasks (centre_id, role) WHERE state = 'CREATED'`,
  `CREATE INDEX IF NOT EXISTS tasks_instance ON tasks (epoch, instance_key)`,
];

const CASE_SEEN = 'case_id IS NULL OR EXISTS (SELECT 1 FROM cases c WHERE c.id = case_id)';
const INSTANCE_SEEN = (table: string): string =>
  `EXISTS (SELECT 1 FROM engine_instances i WHERE i.epoch = ${table}.epoch AND i.instance_key = ${table}.instance_key)`;

/** What the application's user may see of each mirror table; the rows of cases are held back by the policy of cases. */
const APP_READS: Readonly<Record<string, string>> = {
  engine_epochs: 'true',
  feed_positions: 'true',
  engine_flows_taken: 'true',
  engine_instances: CASE_SEEN,
  engine_elements: INSTANCE_SEEN('engine_elements'),
  engine_timers: INSTANCE_SEEN('engine_timers'),
  engine_incidents: `instance_key IS NULL OR ${INSTANCE_SEEN('engine_incidents')}`,
  engine_jobs: INSTANCE_SEEN('engine_jobs'),
  releases: 'true',
  release_resources: 'true',
  release_elements: 'true',
};

/** By the posts held now, of curators' tasks only the own ones; the head of the unit sees all of the centre. A lost post ends it. */
const TASK_SEEN = `case_id IS NOT NULL AND (
  centre_id IN (SELECT p.centre_id FROM app_posts() p WHERE p.role = 'unitHead')
  OR ((role, centre_id) IN (SELECT p.role, p.centre_id FROM app_posts() p)
      AND (role <> 'caseCurator' OR assignee IS NULL OR assignee = (SELECT app_user_id()))))`;

const MIRROR_NAMES = Object.keys(APP_READS).filter((name) => !name.startsWith('release'));
const READING = [{ verbs: 'select', when: 'true' }];
const WRITING = [{ verbs: 'select, insert, update', when: 'true' }];

async function protectMirror(knex: Knex): Promise<void> {
  for (const [table, seen] of Object.entries(APP_READS)) {
    await protect(knex, table, {
      seven_app: [{ verbs: 'select', when: seen }],
      seven_feed: MIRROR_NAMES.includes(table) ? WRITING : READING,
      seven_dispatcher: READING,
      seven_worker: READING,
      seven_watchdog: READING,
    });
  }
  await protect(knex, 'feed_set_aside', { seven_feed: WRITING, seven_watchdog: READING });
  await knex.raw('GRANT USAGE ON SEQUENCE feed_set_aside_id_seq TO seven_feed');
}

async function protectWork(knex: Knex): Promise<void> {
  await protect(knex, 'outbox', {
    seven_app: [
      { verbs: 'insert', when: 'true' },
      { verbs: 'select', when: CASE_SEEN },
    ],
    seven_dispatcher: WRITING,
    seven_worker: WRITING,
    seven_watchdog: [{ verbs: 'select, insert', when: 'true' }],
  });
  await knex.raw('GRANT UPDATE (state, attempts, next_attempt_at, done_at, error_code) ON outbox TO seven_app');
  await knex.raw(`CREATE POLICY outbox_seven_app_resolve ON outbox FOR UPDATE TO seven_app
    USING (state = 'REFUSED' AND (${CASE_SEEN})) WITH CHECK (true)`);
  await knex.raw('GRANT USAGE ON SEQUENCE outbox_id_seq TO seven_app, seven_dispatcher, seven_worker, seven_watchdog');
  await protect(knex, 'tasks', {
    seven_app: [{ verbs: 'select, update', when: TASK_SEEN }],
    seven_feed: WRITING,
    seven_dispatcher: WRITING,
    seven_worker: WRITING,
    seven_watchdog: WRITING,
  });
}

export async function up(knex: Knex): Promise<void> {
  for (const statement of [...MIRROR_TABLES, ...RELEASE_TABLES, ...WORK_TABLES]) {
    await knex.raw(statement.replaceAll('?', '\\?'));
  }
  await protectMirror(knex);
  await protectWork(knex);
}

export async function down(): Promise<void> {
  throw new Error('Migrations only go forward.');
}
