/**
 * Task lists of a region with 100,000 open tasks (bench/README.md): what the planner must know of the rights' functions, an index
 * under each of their questions, and families of open tasks as one set instead of a question for every row. Rights stay the same.
 */
import type { Knex } from 'knex';

/** How many rows they answer for one person; without it the planner expects a thousand and reads whole tables. */
const ROWS: Readonly<Record<string, number>> = {
  'app_replaced()': 1,
  'app_held_posts()': 2,
  'app_posts()': 2,
  'app_curated_cases()': 50,
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

/** By an open task its case is read (relation TASK), and with the case its family. */
const TASK_FAMILIES = `
  CREATE FUNCTION app_task_families() RETURNS SETOF uuid LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public ROWS 100 AS $$
    SELECT c.family_id FROM tasks t JOIN cases c ON c.id = t.case_id
    WHERE t.state = 'CREATED' AND (t.role, t.centre_id) IN (SELECT p.role, p.centre_id FROM app_posts() p)
      AND (t.answered_at IS NULL OR t.answered_by = app_user_id())
      AND (t.assignee IS NULL OR t.assignee = ANY ((SELECT app_stands_for())::uuid[])) $$;
  DO $$ DECLARE p record; BEGIN
    FOR p IN SELECT * FROM pg_policies WHERE schemaname = 'public' AND tablename = 'families' AND cmd = 'SELECT'
      AND 'seven_app' = ANY (roles) LOOP
      EXECUTE format('ALTER POLICY %I ON families USING (id IN (SELECT app_task_families()) OR %s)', p.policyname, p.qual);
    END LOOP; END $$`;

export async function up(knex: Knex): Promise<void> {
  for (const [name, rows] of Object.entries(ROWS)) await knex.raw(`ALTER FUNCTION ${name} ROWS ${rows}`);
  await knex.raw('ALTER FUNCTION post_valid(date, date, text) COST 1000');
  for (const statement of [...INDEXES, TASK_FAMILIES]) await knex.raw(statement);
}

export async function down(): Promise<void> {
  throw new Error('Migrations only go forward.');
}
