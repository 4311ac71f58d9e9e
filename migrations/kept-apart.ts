/**
 * Kinds of data that only few may read: working notes of the author alone, invitations of a supervisor, and adoption, which lives in a
 * schema and under a database role of its own (Family Code art. 139; domain.md §6). Later issues bring their screens.
 */
import type { Knex } from 'knex';
import { protect } from './sql-access.ts';

const TABLES = `
  CREATE TABLE working_notes (
    id uuid PRIMARY KEY, case_id uuid NOT NULL REFERENCES cases, author_id uuid NOT NULL REFERENCES users, content text NOT NULL,
    written_at timestamptz NOT NULL DEFAULT business_now(), changed_at timestamptz);
  CREATE INDEX working_notes_author ON working_notes (author_id, case_id);
  CREATE TABLE case_invitations (
    id uuid PRIMARY KEY, case_id uuid NOT NULL REFERENCES cases, user_id uuid NOT NULL REFERENCES users,
    invited_by uuid NOT NULL REFERENCES users, invited_at timestamptz NOT NULL DEFAULT business_now(), until timestamptz NOT NULL,
    withdrawn_at timestamptz, withdrawn_by uuid REFERENCES users, CHECK (until > invited_at));
  CREATE INDEX case_invitations_case ON case_invitations (case_id);
  CREATE INDEX case_invitations_user ON case_invitations (user_id, until) WHERE withdrawn_at IS NULL;`;

const ADOPTION = `
  DO $$ BEGIN CREATE ROLE seven_guardianship LOGIN NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE;
    EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END $$;
  CREATE SCHEMA adoption;
  GRANT USAGE ON SCHEMA public, adoption TO seven_guardianship;
  CREATE TABLE adoption.records (
    id uuid PRIMARY KEY, case_id uuid NOT NULL REFERENCES cases, child_id uuid NOT NULL REFERENCES children,
    former_name text NOT NULL DEFAULT '', court text NOT NULL DEFAULT '', decided_on date, note text NOT NULL DEFAULT '',
    recorded_by uuid NOT NULL REFERENCES users, recorded_at timestamptz NOT NULL DEFAULT business_now());
  CREATE INDEX records_case ON adoption.records (case_id);
  CREATE FUNCTION app_guards(p_case uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$
    SELECT EXISTS (SELECT 1 FROM cases c JOIN app_agencies() a ON a.kind = 'GUARDIANSHIP'
      WHERE c.id = p_case AND agency_for(c.territory_id, c.centre_id, 'GUARDIANSHIP') = a.id) $$;
  ALTER TABLE adoption.records ENABLE ROW LEVEL SECURITY;
  GRANT SELECT, INSERT, UPDATE ON adoption.records TO seven_guardianship;
  CREATE POLICY records_read ON adoption.records FOR SELECT TO seven_guardianship USING (app_guards(case_id));
  CREATE POLICY records_add ON adoption.records FOR INSERT TO seven_guardianship
    WITH CHECK (app_guards(case_id) AND recorded_by = app_user_id());
  CREATE POLICY records_change ON adoption.records FOR UPDATE TO seven_guardianship USING (app_guards(case_id))
    WITH CHECK (app_guards(case_id));`;

/** The tables come before the functions that ask them, the policies after. */
export async function createKeptApart(knex: Knex): Promise<void> {
  await knex.raw(TABLES);
}

export async function protectKeptApart(knex: Knex): Promise<void> {
  await knex.raw(ADOPTION);
  await protect(knex, 'working_notes', {
    seven_app: [
      { verbs: 'select, insert, update, delete', when: 'author_id = app_user_id() AND app_works_on(case_id)' },
    ],
  });
  const heads = "app_relation(case_id) = 'UNIT_HEAD'";
  await protect(knex, 'case_invitations', {
    seven_app: [
      { verbs: 'select', when: `user_id = app_user_id() OR ${heads}` },
      { verbs: 'insert', when: `invited_by = app_user_id() AND ${heads} AND app_supervises(case_id, user_id)` },
      { verbs: 'update', when: heads, columns: 'withdrawn_at, withdrawn_by' },
    ],
  });
}
