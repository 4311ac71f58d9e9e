/**
 * Tables of reference data, people and casework: one function a subject, called in order by the migration that creates them.
 * Words: docs/glossary.md.
 */
import type { Knex } from 'knex';

export async function createReference(knex: Knex): Promise<void> {
  await knex.raw(`
    CREATE TABLE IF NOT EXISTS clock_state (
      id int PRIMARY KEY CHECK (id = 1), offset_ms bigint NOT NULL, changed_at timestamptz NOT NULL DEFAULT clock_timestamp());
    INSERT INTO clock_state (id, offset_ms) VALUES (1, 0);
    CREATE FUNCTION business_now() RETURNS timestamptz LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS
      $$ SELECT clock_timestamp() + make_interval(secs => offset_ms / 1000.0) FROM clock_state WHERE id = 1 $$;
    CREATE TABLE IF NOT EXISTS territories (
      id text PRIMARY KEY, parent_id text REFERENCES territories, kind text NOT NULL, name text NOT NULL);
    CREATE TABLE IF NOT EXISTS calendars (id text PRIMARY KEY, name text NOT NULL);
    CREATE TABLE IF NOT EXISTS calendar_days (
      calendar_id text NOT NULL REFERENCES calendars, day date NOT NULL, kind text NOT NULL CHECK (kind IN ('WORKING', 'OFF')),
      note text NOT NULL DEFAULT '', PRIMARY KEY (calendar_id, day));
    CREATE TABLE IF NOT EXISTS centres (
      id text PRIMARY KEY, territory_id text NOT NULL REFERENCES territories, name text NOT NULL,
      time_zone text NOT NULL, calendar_id text NOT NULL REFERENCES calendars);
    CREATE TABLE IF NOT EXISTS agencies (
      id text PRIMARY KEY, kind text NOT NULL, name text NOT NULL, territory_id text NOT NULL REFERENCES territories);
    CREATE TABLE IF NOT EXISTS rulebooks (
      kind text NOT NULL, version int NOT NULL, content jsonb NOT NULL, valid_from date NOT NULL, valid_to date,
      author text NOT NULL, source text NOT NULL, PRIMARY KEY (kind, version));
  `);
}

export async function createPeople(knex: Knex): Promise<void> {
  await knex.raw(`
    CREATE TABLE IF NOT EXISTS users (
      id uuid PRIMARY KEY DEFAULT gen_random_uuid(), login text NOT NULL UNIQUE, password_hash text NOT NULL,
      full_name text NOT NULL, post text NOT NULL, centre_id text REFERENCES centres,
      status text NOT NULL DEFAULT 'ACTIVE' CHECK (status IN ('ACTIVE', 'BLOCKED')), created_at timestamptz NOT NULL DEFAULT business_now());
    CREATE TABLE IF NOT EXISTS user_roles (
      user_id uuid NOT NULL REFERENCES users, role text NOT NULL, centre_id text NOT NULL REFERENCES centres,
      PRIMARY KEY (user_id, role, centre_id));
    CREATE TABLE IF NOT EXISTS sessions (sid text PRIMARY KEY, sess json NOT NULL, expire timestamptz NOT NULL);
    CREATE INDEX IF NOT EXISTS sessions_expire ON sessions (expire);
    CREATE FUNCTION app_posts() RETURNS TABLE (role text, centre_id text) LANGUAGE sql STABLE SECURITY DEFINER
      SET search_path = public AS $$
        SELECT r.role, r.centre_id FROM user_roles r JOIN users u ON u.id = r.user_id
        WHERE r.user_id = app_user_id() AND u.status = 'ACTIVE' $$;
    CREATE FUNCTION app_holds(p_centre text, VARIADIC p_roles text[]) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
      SET search_path = public AS $$
        SELECT EXISTS (SELECT 1 FROM app_posts() p WHERE p.centre_id = p_centre AND p.role = ANY (p_roles)) $$;
    CREATE FUNCTION sign_in_record(p_login text) RETURNS TABLE (id uuid, password_hash text, status text)
      LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$
        SELECT u.id, u.password_hash, u.status FROM users u WHERE u.login = lower(p_login) $$;
  `);
}

export async function createCases(knex: Knex): Promise<void> {
  await knex.raw(`
    CREATE SEQUENCE IF NOT EXISTS case_numbers;
    CREATE TABLE IF NOT EXISTS families (
      id uuid PRIMARY KEY, centre_id text NOT NULL REFERENCES centres, name text NOT NULL, address text NOT NULL DEFAULT '',
      created_at timestamptz NOT NULL DEFAULT business_now());
    CREATE TABLE IF NOT EXISTS cases (
      id uuid PRIMARY KEY, number text NOT NULL UNIQUE, centre_id text NOT NULL REFERENCES centres,
      family_id uuid NOT NULL REFERENCES families, status text NOT NULL CHECK (status IN ('RUNNING', 'CLOSED')), outcome text,
      step int NOT NULL CHECK (step BETWEEN 1 AND 7), release int NOT NULL, seat int NOT NULL DEFAULT 1, epoch text,
      curator_id uuid REFERENCES users, urgency text, safety text, risk_level text, recommendation text, decision text,
      engine_variables jsonb NOT NULL DEFAULT '{}', opened_at timestamptz NOT NULL, closed_at timestamptz,
      previous_case_id uuid REFERENCES cases);
    CREATE INDEX IF NOT EXISTS cases_centre ON cases (centre_id, status);
    CREATE INDEX IF NOT EXISTS cases_curator ON cases (curator_id) WHERE status = 'RUNNING';
    CREATE TABLE IF NOT EXISTS case_members (
      case_id uuid NOT NULL REFERENCES cases, user_id uuid NOT NULL REFERENCES users, relation text NOT NULL,
      since timestamptz NOT NULL DEFAULT business_now(), until timestamptz, PRIMARY KEY (case_id, user_id, relation));
    CREATE TABLE IF NOT EXISTS case_progress (
      id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, case_id uuid NOT NULL REFERENCES cases, seat int NOT NULL,
      step int NOT NULL, element_id text NOT NULL, kind text NOT NULL CHECK (kind IN ('TASK', 'JOB')),
      answer jsonb NOT NULL DEFAULT '{}', actor_id uuid, at timestamptz NOT NULL DEFAULT business_now());
    CREATE INDEX IF NOT EXISTS case_progress_case ON case_progress (case_id, id);
    CREATE TABLE IF NOT EXISTS children (
      id uuid PRIMARY KEY, family_id uuid NOT NULL REFERENCES families, name text NOT NULL, approx_age int, birth_date date,
      document text NOT NULL DEFAULT '', school text NOT NULL DEFAULT '', created_at timestamptz NOT NULL DEFAULT business_now());
    CREATE INDEX IF NOT EXISTS children_family ON children (family_id);
    CREATE TABLE IF NOT EXISTS parents (
      id uuid PRIMARY KEY, family_id uuid NOT NULL REFERENCES families, name text NOT NULL, relation text NOT NULL DEFAULT '',
      birth_date date, work text NOT NULL DEFAULT '', created_at timestamptz NOT NULL DEFAULT business_now());
    CREATE INDEX IF NOT EXISTS parents_family ON parents (family_id);
  `);
}

export async function createSignals(knex: Knex): Promise<void> {
  await knex.raw(`
    CREATE SEQUENCE IF NOT EXISTS signal_numbers;
    CREATE TABLE IF NOT EXISTS signals (
      id uuid PRIMARY KEY, number text NOT NULL UNIQUE, centre_id text NOT NULL REFERENCES centres, case_id uuid NOT NULL REFERENCES cases,
      attached_case_id uuid REFERENCES cases, received_at timestamptz NOT NULL, registered_at timestamptz NOT NULL DEFAULT business_now(),
      registered_by uuid NOT NULL REFERENCES users, channel text NOT NULL, source text NOT NULL, reason text NOT NULL,
      facts text NOT NULL, location text NOT NULL, danger_now text NOT NULL, decision text, decision_reason text NOT NULL DEFAULT '',
      decided_at timestamptz, decided_by uuid REFERENCES users, answers jsonb NOT NULL);
    CREATE INDEX IF NOT EXISTS signals_centre ON signals (centre_id, received_at DESC);
    CREATE INDEX IF NOT EXISTS signals_case ON signals (case_id);
    CREATE TABLE IF NOT EXISTS signal_reporters (signal_id uuid PRIMARY KEY REFERENCES signals, reporter text NOT NULL);
  `);
}

export async function createStepFacts(knex: Knex): Promise<void> {
  const fact = (name: string, columns: string) => `
    CREATE TABLE IF NOT EXISTS ${name} (
      id uuid PRIMARY KEY, case_id uuid NOT NULL REFERENCES cases, submission_id uuid NOT NULL UNIQUE REFERENCES submissions,
      ${columns}, created_at timestamptz NOT NULL DEFAULT business_now());
    CREATE INDEX IF NOT EXISTS ${name}_case ON ${name} (case_id);`;
  await knex.raw(`
    CREATE TABLE IF NOT EXISTS submissions (
      id uuid PRIMARY KEY, task_id uuid NOT NULL, case_id uuid NOT NULL REFERENCES cases, form_id text NOT NULL, form_release int NOT NULL,
      data jsonb NOT NULL, submitted_by uuid NOT NULL REFERENCES users, submitted_at timestamptz NOT NULL DEFAULT business_now());
    CREATE INDEX IF NOT EXISTS submissions_case ON submissions (case_id, submitted_at);
    CREATE TABLE IF NOT EXISTS task_drafts (
      case_id uuid NOT NULL REFERENCES cases, place text NOT NULL, user_id uuid NOT NULL REFERENCES users, data jsonb NOT NULL,
      updated_at timestamptz NOT NULL DEFAULT business_now(), PRIMARY KEY (case_id, place, user_id));
    ${fact('response_teams', 'urgency text NOT NULL, downgrade_reason text, members jsonb NOT NULL, transport text, departure_at timestamptz, agencies_notified_at timestamptz')}
    ${fact('field_visits', 'arrived_at timestamptz NOT NULL, result text NOT NULL, child_seen boolean, child_seen_alone boolean, act jsonb NOT NULL')}
    ${fact('police_requests', 'requested_at timestamptz NOT NULL, answers jsonb NOT NULL')}
    ${fact('assessments', 'instrument_version int NOT NULL, answers jsonb NOT NULL, act_signed_on date, safety text, risk_level text, result jsonb')}
    ${fact('urgent_measures', 'guardianship_informed_at timestamptz, police_informed_at timestamptz, safety_plan_signed_at timestamptz, answers jsonb NOT NULL')}
    ${fact('consilium_protocols', 'held_on date NOT NULL, members_total int NOT NULL, members_present int NOT NULL, votes_for int NOT NULL, votes_against int NOT NULL, votes_abstained int NOT NULL, computed_risk text, decided_risk text, divergence_reason text, proposed_decision text NOT NULL, dissent text, decision text')}
    ${fact('home_visits', 'visited_on date NOT NULL, kind text NOT NULL, child_seen boolean, outcome text NOT NULL, regime text, regime_reason text, answers jsonb NOT NULL')}
    ${fact('case_closures', 'closed_on date NOT NULL, with_result boolean NOT NULL, results text[] NOT NULL, reason text, conclusion text NOT NULL')}
    CREATE TABLE IF NOT EXISTS agency_notices (
      id uuid PRIMARY KEY, case_id uuid NOT NULL REFERENCES cases, agency_id text NOT NULL REFERENCES agencies, fact text NOT NULL,
      legal_ground text NOT NULL, content text NOT NULL DEFAULT '', sent_at timestamptz, acknowledged_at timestamptz,
      created_at timestamptz NOT NULL DEFAULT business_now());
    CREATE INDEX IF NOT EXISTS agency_notices_case ON agency_notices (case_id);
  `);
}

export async function createDeadlines(knex: Knex): Promise<void> {
  await knex.raw(`
    CREATE TABLE IF NOT EXISTS deadlines (
      id uuid PRIMARY KEY, rule text NOT NULL, rules_version int NOT NULL, case_id uuid NOT NULL REFERENCES cases, centre_id text NOT NULL REFERENCES centres,
      state text NOT NULL CHECK (state IN ('RUNNING', 'PAUSED', 'DONE', 'CANCELLED')), started_at timestamptz NOT NULL, due_at timestamptz NOT NULL,
      warn_at timestamptz, paused_at timestamptz, pause_reason text, extended_by text, extension_reason text, done_at timestamptz, done_late boolean,
      raised_level int NOT NULL DEFAULT 0, warned_at timestamptz, next_wake_at timestamptz, asked_at timestamptz, release int NOT NULL, seat int NOT NULL DEFAULT 1, epoch text);
    CREATE INDEX IF NOT EXISTS deadlines_case ON deadlines (case_id);
    CREATE INDEX IF NOT EXISTS deadlines_open ON deadlines (next_wake_at) WHERE state = 'RUNNING';
    CREATE UNIQUE INDEX IF NOT EXISTS deadlines_one_open ON deadlines (case_id, rule) WHERE state IN ('RUNNING', 'PAUSED');
    CREATE TABLE IF NOT EXISTS deadline_events (
      id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, deadline_id uuid NOT NULL REFERENCES deadlines, kind text NOT NULL, level int NOT NULL DEFAULT 0,
      due_at timestamptz NOT NULL, raised_by text NOT NULL, reason text, actor_id uuid, at timestamptz NOT NULL DEFAULT business_now());
    CREATE UNIQUE INDEX IF NOT EXISTS deadline_events_once ON deadline_events (deadline_id, kind, level, due_at) WHERE kind IN ('WARNED', 'ESCALATED');
    CREATE TABLE IF NOT EXISTS alarms (
      id uuid PRIMARY KEY DEFAULT gen_random_uuid(), deadline_id uuid NOT NULL REFERENCES deadlines, case_id uuid NOT NULL REFERENCES cases,
      centre_id text NOT NULL REFERENCES centres, kind text NOT NULL CHECK (kind IN ('WARNING', 'ESCALATION')), level int NOT NULL,
      to_role text NOT NULL, to_user uuid REFERENCES users, due_at timestamptz NOT NULL, raised_at timestamptz NOT NULL DEFAULT business_now(),
      raised_by text NOT NULL, seen_at timestamptz, seen_by uuid REFERENCES users);
    CREATE UNIQUE INDEX IF NOT EXISTS alarms_once ON alarms (deadline_id, kind, level, due_at, to_role);
    CREATE INDEX IF NOT EXISTS alarms_centre ON alarms (centre_id, raised_at DESC);
  `);
}

export async function createRecords(knex: Knex): Promise<void> {
  await knex.raw(`
    CREATE TABLE IF NOT EXISTS audit_log (
      id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, at timestamptz NOT NULL DEFAULT business_now(), actor_id uuid, actor_kind text NOT NULL,
      action text NOT NULL, subject_kind text NOT NULL, subject_id text, case_id uuid, outcome text NOT NULL DEFAULT 'DONE');
    CREATE INDEX IF NOT EXISTS audit_log_case ON audit_log (case_id, at);
    CREATE TABLE IF NOT EXISTS idempotency_keys (
      user_id uuid NOT NULL, key text NOT NULL, operation text NOT NULL, request_hash text NOT NULL, status int, body jsonb,
      created_at timestamptz NOT NULL DEFAULT clock_timestamp(), PRIMARY KEY (user_id, key));
    CREATE TABLE IF NOT EXISTS job_results (
      epoch text NOT NULL, job_key text NOT NULL, job_type text NOT NULL, case_id uuid, result jsonb NOT NULL,
      done_at timestamptz NOT NULL DEFAULT business_now(), PRIMARY KEY (epoch, job_key));
  `);
}
