/**
 * The rights complete: relations by posts, absences and invitations; who only reads; what ends with the case; searches that are noted;
 * data kept apart. Policies of the lists ask sets once, not a function for every row. Decision 0020.
 */
import type { Knex } from 'knex';
import { createKeptApart, protectKeptApart } from './kept-apart.ts';
import { INNER, OF_SUPERVISION, PSEUDONYMS } from './pseudonym-functions.ts';
import { RELATIONS } from './relation-functions.ts';
import { OF_SEARCHING, SEARCHES } from './search-functions.ts';
import { protect } from './sql-access.ts';

/** For the lists: by curator, by what a signal was attached to, by the assignee of an open task, by family. */
const INDEXES = [
  `CREATE INDEX cases_family ON cases (family_id)`,
  `CREATE INDEX cases_closed_curator ON cases (curator_id, closed_at) WHERE status = 'CLOSED'`,
  `CREATE INDEX case_members_user ON case_members (user_id) WHERE until IS NULL`,
  `CREATE INDEX signals_attached ON signals (attached_case_id) WHERE attached_case_id IS NOT NULL`,
  `CREATE INDEX signals_attached_by ON signals (decided_by) WHERE attached_case_id IS NOT NULL`,
  `CREATE INDEX tasks_assignee ON tasks (assignee) WHERE state = 'CREATED'`,
  `CREATE INDEX agency_notices_agency ON agency_notices (agency_id) WHERE sent_at IS NOT NULL`,
  `CREATE INDEX plan_measures_agency ON plan_measures (agency, case_id)`,
];

/** Who acted for whom; and the reporter, who lives behind a wall of his own, leaves the forms that were handed in before. */
const RECORDS = [
  `ALTER TABLE submissions ADD COLUMN on_behalf_of uuid REFERENCES users`,
  `UPDATE submissions SET data = data - 'reporter' - 'reporterContact', shown = shown - 'reporter' - 'reporterContact'
    WHERE jsonb_exists_any(data || shown, ARRAY['reporter', 'reporterContact'])`,
];

/** What only looks goes by the relations that read; what changes goes on asking `app_works_on`. */
const READERS = `DO $$ DECLARE p record; BEGIN
  FOR p IN SELECT * FROM pg_policies WHERE schemaname = 'public' AND cmd = 'SELECT' AND 'seven_app' = ANY (roles)
    AND qual ~ 'app_works_on|app_relation\\(\\w+\\) IS NOT NULL' AND tablename <> 'case_invitations' LOOP
    EXECUTE format('ALTER POLICY %I ON %I USING (%s)', p.policyname, p.tablename,
      replace(replace(regexp_replace(p.qual, '\\(app_relation\\((\\w+)\\) IS NOT NULL\\)', 'app_sees(\\1)', 'g'),
        'app_works_on_family(', 'app_reads_family('), 'app_works_on(', 'app_reads('));
  END LOOP; END $$`;

const dropPolicies = (table: string, verb: string): string => `DO $$ DECLARE p record; BEGIN
  FOR p IN SELECT policyname FROM pg_policies WHERE schemaname = 'public' AND tablename = '${table}' AND cmd = '${verb}'
    AND 'seven_app' = ANY (roles) LOOP EXECUTE format('DROP POLICY %I ON ${table}', p.policyname); END LOOP; END $$`;

const centresOf = (...roles: string[]): string =>
  `(SELECT p.centre_id FROM app_posts() p WHERE p.role IN (${roles.map((role) => `'${role}'`).join(', ')}))`;
const posts = '(SELECT p.role, p.centre_id FROM app_posts() p)';
const standsFor = '((SELECT app_stands_for())::uuid[])';

/** The same as `app_reads(id)` of a row of cases, as sets that a statement asks once. */
const caseRead = (c: string): string => `(${c}.centre_id IN ${centresOf('unitHead')}
    AND (${c}.status = 'RUNNING' OR ${c}.closed_at > (SELECT app_kept_since())))
  OR ${c}.id IN (SELECT app_curated_cases())
  OR (${c}.status = 'RUNNING' AND ${c}.step IN (1, 5, 6) AND (CASE ${c}.step WHEN 1 THEN 'dutyOfficer' WHEN 5 THEN 'consiliumMember'
    ELSE 'commissionSecretary' END, ${c}.centre_id) IN ${posts})
  OR ${c}.id IN (SELECT app_member_cases()) OR ${c}.id IN (SELECT app_task_cases()) OR ${c}.id IN (SELECT app_glass_cases())`;

/** The same as `app_sees(id)`; and the case to which a message is just being attached. */
const CASE_SEEN = `centre_id IN ${centresOf('unitHead', 'manager')} OR ${caseRead('cases')}
  OR id IN (SELECT app_attaching_cases())`;

const FAMILY_READ = `EXISTS (SELECT 1 FROM cases c WHERE c.family_id = families.id AND (${caseRead('c')}))`;

const CLOCK_SEEN = `centre_id IN ${centresOf('dutyOfficer', 'unitHead', 'manager')} OR case_id IN (SELECT app_curated_cases())
  OR EXISTS (SELECT 1 FROM cases c WHERE c.id = deadlines.case_id AND (${caseRead('c')})) OR case_id IN (SELECT app_attaching_cases())`;

/** By the posts held now; of curators' tasks the own ones and those of absent colleagues; the head of the unit sees all of it. */
const TASK_SEEN = `case_id IS NOT NULL AND (centre_id IN ${centresOf('unitHead')}
  OR ((role, centre_id) IN ${posts} AND (role <> 'caseCurator' OR assignee IS NULL OR assignee = ANY ${standsFor})))`;

const ALARM_SEEN = `to_user = ANY ${standsFor} OR (to_user IS NULL AND (to_role, centre_id) IN ${posts})
  OR centre_id IN ${centresOf('unitHead', 'manager')}`;

const SETS = `
  CREATE FUNCTION app_glass_cases() RETURNS SETOF uuid LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS
  $$ SELECT b.case_id FROM break_glass b WHERE b.user_id = app_user_id() AND app_break_glass(b.case_id) $$;
  CREATE FUNCTION app_task_cases() RETURNS SETOF uuid LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$
    SELECT t.case_id FROM tasks t WHERE t.state = 'CREATED' AND (t.role, t.centre_id) IN ${posts}
      AND (t.answered_at IS NULL OR t.answered_by = app_user_id()) AND (t.assignee IS NULL OR t.assignee = ANY ${standsFor}) $$`;

/** Asked for a row at a time these are dear, and the planner must know. */
const COSTS = `ALTER FUNCTION app_relation(uuid) COST 10000; ALTER FUNCTION app_reads_family(uuid) COST 20000`;

async function replacePolicies(knex: Knex): Promise<void> {
  const replaced: readonly (readonly [string, string, string])[] = [
    ['cases', 'select', CASE_SEEN],
    ['families', 'select', FAMILY_READ],
    ['tasks', 'select, update', TASK_SEEN],
    ['alarms', 'select, update', ALARM_SEEN],
    ['deadlines', 'select', CLOCK_SEEN],
    [
      'signal_reporters',
      'insert, update',
      `EXISTS (SELECT 1 FROM signals s WHERE s.id = signal_id AND app_holds(s.centre_id, 'dutyOfficer', 'unitHead'))`,
    ],
  ];
  for (const [table, verbs, when] of replaced) {
    for (const verb of verbs.split(', ')) await knex.raw(dropPolicies(table, verb.toUpperCase()));
    await protect(knex, table, { seven_app: [{ verbs, when }] });
  }
}

/** An officer of a body reads what was sent to it and the measures that name it, and nothing else of the case. */
async function openToAgencies(knex: Knex): Promise<void> {
  await protect(knex, 'agency_notices', {
    seven_app: [{ verbs: 'select', when: 'id IN (SELECT n.id FROM app_agency_notices() n)' }],
  });
  await protect(knex, 'plan_measures', {
    seven_app: [{ verbs: 'select', when: 'id IN (SELECT m.id FROM app_agency_measures() m)' }],
  });
}

const AGENCY_WORK = `CREATE FUNCTION agency_work() RETURNS TABLE (case_id uuid, case_number text, family_name text, centre_name text,
    curator_name text) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$
  SELECT c.id, c.number, f.name, e.name, u.full_name FROM cases c JOIN families f ON f.id = c.family_id
    JOIN centres e ON e.id = c.centre_id LEFT JOIN users u ON u.id = c.curator_id
  WHERE c.id IN (SELECT app_agency_cases()) $$`;

/** Who sees numbers learns the name by a purpose that he declared for this very case in this sign-in. */
const FAMILY_NAME = `CREATE FUNCTION family_name_for_purpose(p_case uuid) RETURNS text LANGUAGE sql STABLE SECURITY DEFINER
  SET search_path = public AS $$
  SELECT f.name FROM cases c JOIN families f ON f.id = c.family_id
  WHERE c.id = p_case AND app_relation(p_case) = 'NUMBERS' AND (SELECT r.purpose FROM read_purposes r
    WHERE r.session_key = app_session() AND r.user_id = app_user_id() AND r.case_id = p_case ORDER BY r.id DESC LIMIT 1)
    IN ('CONTROL', 'REQUEST', 'COMPLAINT') $$`;

async function forTheApplication(knex: Knex): Promise<void> {
  const asked = [...OF_SEARCHING, ...OF_SUPERVISION, 'agency_work()', 'family_name_for_purpose(uuid)'];
  for (const signature of [...asked, ...INNER]) await knex.raw(`REVOKE EXECUTE ON FUNCTION ${signature} FROM PUBLIC`);
  for (const signature of asked) {
    await knex.raw(`GRANT EXECUTE ON FUNCTION ${signature} TO seven_app`);
  }
}

export async function up(knex: Knex): Promise<void> {
  await createKeptApart(knex);
  for (const statement of [
    ...INDEXES,
    ...RECORDS,
    ...RELATIONS,
    ...SEARCHES,
    ...PSEUDONYMS,
    SETS,
    AGENCY_WORK,
    FAMILY_NAME,
    READERS,
    COSTS,
  ]) {
    await knex.raw(statement.replaceAll('?', '\\?'));
  }
  await replacePolicies(knex);
  await openToAgencies(knex);
  await protectKeptApart(knex);
  await forTheApplication(knex);
}

export async function down(): Promise<void> {
  throw new Error('Migrations only go forward.');
}
