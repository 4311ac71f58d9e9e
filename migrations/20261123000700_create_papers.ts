/**
 * Papers: templates with versions, the journals' counters, the papers themselves, and apart from them what each one says.
 * The journal of a centre shows numbers and titles; contents are for those who work on the case (domain.md §2, §6).
 */
import type { Knex } from 'knex';
import { protect, readableByAll } from './sql-access.ts';

const TABLES = `
  CREATE TABLE IF NOT EXISTS paper_templates (
    code text NOT NULL, version int NOT NULL, title text NOT NULL, content bytea NOT NULL, checksum text NOT NULL,
    origin text NOT NULL CHECK (origin IN ('REPOSITORY', 'METHODOLOGIST')), state text NOT NULL CHECK (state IN ('PUBLISHED', 'OFFERED')),
    valid_from date NOT NULL, author text NOT NULL, author_id uuid REFERENCES users, note text NOT NULL DEFAULT '',
    created_at timestamptz NOT NULL DEFAULT business_now(), PRIMARY KEY (code, version));
  CREATE TABLE IF NOT EXISTS paper_journals (
    centre_id text NOT NULL REFERENCES centres, journal text NOT NULL, year int NOT NULL, last_number int NOT NULL,
    PRIMARY KEY (centre_id, journal, year));
  CREATE TABLE IF NOT EXISTS papers (
    id uuid PRIMARY KEY, case_id uuid NOT NULL REFERENCES cases, case_number text NOT NULL, part_id uuid REFERENCES case_parts, centre_id text NOT NULL REFERENCES centres,
    submission_id uuid REFERENCES submissions, origin text NOT NULL, subject text NOT NULL DEFAULT '',
    code text NOT NULL, title text NOT NULL, journal text NOT NULL, year int NOT NULL, ordinal int NOT NULL, number text NOT NULL,
    issued_on date NOT NULL, issued_at timestamptz NOT NULL, issued_by uuid REFERENCES users, template_version int NOT NULL,
    access text NOT NULL CHECK (access IN ('CASE', 'INTAKE', 'REPORTER')),
    state text NOT NULL DEFAULT 'ISSUED' CHECK (state IN ('ISSUED', 'CANCELLED')),
    cancelled_at timestamptz, cancelled_by uuid REFERENCES users, cancel_reason text,
    FOREIGN KEY (code, template_version) REFERENCES paper_templates (code, version),
    UNIQUE (centre_id, journal, year, ordinal), UNIQUE (origin, code, subject));
  CREATE INDEX IF NOT EXISTS papers_case ON papers (case_id, issued_at DESC);
  CREATE INDEX IF NOT EXISTS papers_journal ON papers (centre_id, issued_on DESC);
  CREATE TABLE IF NOT EXISTS paper_contents (
    paper_id uuid PRIMARY KEY REFERENCES papers, case_id uuid NOT NULL REFERENCES cases, facts jsonb NOT NULL);
`;

const everything = [{ verbs: 'select, insert, update', when: 'true' }];
const journalRoles = "'unitHead', 'commissionSecretary', 'dutyOfficer'";
const intake = "app_holds(p.centre_id, 'dutyOfficer', 'unitHead')";

/** What a paper says: the reporter's name only for the intake, intake's papers for it and the case, the rest for the case. */
const contentSeen = `EXISTS (SELECT 1 FROM papers p WHERE p.id = paper_id AND CASE p.access
  WHEN 'REPORTER' THEN ${intake} WHEN 'INTAKE' THEN ${intake} OR app_works_on(p.case_id) ELSE app_works_on(p.case_id) END)`;

export async function up(knex: Knex): Promise<void> {
  await knex.raw(TABLES);
  const methodologist = "EXISTS (SELECT 1 FROM app_posts() held WHERE held.role = 'methodologist')";
  await protect(knex, 'paper_templates', readableByAll);
  await protect(knex, 'paper_templates', {
    seven_app: [{ verbs: 'insert', when: `${methodologist} AND author_id = app_user_id()` }],
  });
  await protect(knex, 'paper_journals', {
    seven_worker: everything,
    seven_app: [
      { verbs: 'select, insert, update', when: 'centre_id IN (SELECT held.centre_id FROM app_posts() held)' },
    ],
  });
  await protect(knex, 'papers', {
    seven_worker: everything,
    seven_app: [
      { verbs: 'select', when: `app_works_on(case_id) OR app_holds(centre_id, ${journalRoles})` },
      { verbs: 'insert', when: 'app_works_on(case_id)' },
    ],
  });
  await knex.raw('GRANT UPDATE (state, cancelled_at, cancelled_by, cancel_reason) ON papers TO seven_app');
  await knex.raw(`CREATE POLICY papers_seven_app_cancel ON papers FOR UPDATE TO seven_app
    USING (app_holds(centre_id, 'unitHead')) WITH CHECK (app_holds(centre_id, 'unitHead'))`);
  await protect(knex, 'paper_contents', {
    seven_worker: everything,
    seven_app: [
      { verbs: 'select', when: contentSeen },
      { verbs: 'insert', when: 'app_works_on(case_id)' },
    ],
  });
}

export async function down(): Promise<void> {
  throw new Error('Migrations only go forward.');
}
