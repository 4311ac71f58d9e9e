/**
 * Task lists of a region with 100,000 open tasks (bench/README.md): what the planner must know of the rights' functions, an index
 * under each of their questions, and cases of open tasks as one set instead of a question for every row. Rights stay the same.
 */
import type { Knex } from 'knex';

/** How many rows they answer for one person; without it the planner expects a thousand and reads whole tables. */
const ROWS: Readonly<Record<string, number>> = {
  'app_replaced()': 1,
  'app_held_posts()': 2,
  'app_posts()': 2,
  'app_member_cases()': 20,
  'app_attaching_cases()': 1,
  'app_glass_cases()': 1,
  'territories_below(text)': 5,
  'part_chain(uuid)': 2,
};

const INDEXES = [
  `CREATE INDEX user_roles_user ON user_roles (user_id)`,
  `CREATE INDEX deadlines_running ON deadlines (case_id, due_at) WHERE state = 'RUNNING'`,
];

const setOf = (name: string, query: string): string => `CREATE OR REPLACE FUNCTION ${name}() RETURNS SETOF uuid
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public ROWS 100 AS $$ ${query} $$`;

/** By an open task its case is read (relation TASK), and with the case its family and its clocks. */
const opensTask = `t.state = 'CREATED' AND (t.role, t.centre_id) IN (SELECT p.role, p.centre_id FROM app_posts() p)
  AND (t.answered_at IS NULL OR t.answered_by = app_user_id())
  AND (t.assignee IS NULL OR t.assignee = ANY ((SELECT app_stands_for())::uuid[]))`;

/** Running and closed cases each have their index by curator; asked together neither serves. */
const curated = (which: string): string => `SELECT c.id FROM cases c WHERE ${which}
  AND c.curator_id = ANY ((SELECT app_stands_for())::uuid[])
  AND c.centre_id IN (SELECT p.centre_id FROM app_posts() p WHERE p.role = 'caseCurator')`;

const SETS = [
  setOf('app_task_cases', `SELECT t.case_id FROM tasks t WHERE ${opensTask}`),
  setOf('app_task_families', `SELECT c.family_id FROM tasks t JOIN cases c ON c.id = t.case_id WHERE ${opensTask}`),
  setOf(
    'app_curated_cases',
    `${curated(`c.status = 'RUNNING'`)}
     UNION ALL ${curated(`c.status = 'CLOSED' AND c.closed_at > (SELECT app_kept_since())`)}`,
  ),
];

/** Adds to what the application's role reads of a table; `%s` stands for the condition as it was. */
function changeReading(table: string, condition: string): string {
  return `DO $$ DECLARE p record; BEGIN
    FOR p IN SELECT * FROM pg_policies WHERE schemaname = 'public' AND tablename = '${table}' AND cmd = 'SELECT'
      AND 'seven_app' = ANY (roles) AND qual <> 'app_is_attaching(case_id)' LOOP
      EXECUTE format('ALTER POLICY %I ON ${table} USING (${condition})', p.policyname, p.qual);
    END LOOP; END $$`;
}

/** The cheap question comes first; where it says no, the policy decides as before. */
const CHEAP_FIRST = [
  changeReading('families', 'id IN (SELECT app_task_families()) OR %s'),
  changeReading('deadlines', 'case_id IN (SELECT app_task_cases()) OR %s'),
];

/** A blocked person's id opens not even what was the person's own: drafts and kept answers tell of families. */
const BLOCKED = ['task_drafts', 'idempotency_keys'].map((table) =>
  changeReading(table, "%s AND (SELECT u.status FROM users u WHERE u.id = app_user_id()) = ''ACTIVE''"),
);

export async function up(knex: Knex): Promise<void> {
  for (const [name, rows] of Object.entries(ROWS)) await knex.raw(`ALTER FUNCTION ${name} ROWS ${rows}`);
  await knex.raw('ALTER FUNCTION post_valid(date, date, text) COST 1000');
  for (const statement of [...INDEXES, ...SETS, ...CHEAP_FIRST, ...BLOCKED]) await knex.raw(statement);
}

export async function down(): Promise<void> {
  throw new Error('Migrations only go forward.');
}
