/**
 * The same rights for less: who holds which post is one query instead of functions that call each other, the cases of open tasks are
 * found by their own indexes, and policies ask the cheapest question first (bench/README.md, «Что ограничивает списки задач»).
 */
import type { Knex } from 'knex';
import { caseSets, clockSeen, familySeen, readBy } from './reading-policies.ts';

const INDEXES = [
  `CREATE INDEX tasks_of_group ON tasks (centre_id, role) WHERE state = 'CREATED' AND assignee IS NULL`,
  `CREATE INDEX deadlines_late ON deadlines (centre_id, due_at) WHERE state = 'RUNNING'`,
  `CREATE INDEX task_drafts_user ON task_drafts (user_id)`,
];

const definer = 'LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public';
const today = (zone: string): string => `(business_now() AT TIME ZONE coalesce(${zone}, 'Europe/Moscow'))::date`;

/** Without a subquery, so that the planner puts it in place of the call. */
const POST_VALID = `CREATE OR REPLACE FUNCTION post_valid(p_since date, p_until date, p_zone text) RETURNS boolean LANGUAGE sql STABLE
  AS $$ SELECT (p_since IS NULL OR p_since <= ${today('p_zone')}) AND (p_until IS NULL OR ${today('p_zone')} < p_until) $$`;

/** Own posts valid today and those of absent colleagues whom one replaces today; nothing for a blocked person. */
const HELD = `FROM users me
    CROSS JOIN LATERAL (SELECT me.id AS user_id, NULL::uuid AS for_user
      UNION ALL SELECT a.user_id, a.user_id FROM staff_absences a JOIN users u ON u.id = a.user_id AND u.status = 'ACTIVE'
        LEFT JOIN centres e ON e.id = u.centre_id
        WHERE a.acting_user_id = me.id AND a.cancelled_at IS NULL AND post_valid(a.from_day, a.to_day + 1, e.time_zone)) p
    JOIN user_roles r ON r.user_id = p.user_id LEFT JOIN centres e ON e.id = r.centre_id
  WHERE me.id = app_user_id() AND me.status = 'ACTIVE' AND post_valid(r.since, r.until, e.time_zone)`;

const POSTS = [
  POST_VALID,
  'ALTER FUNCTION post_valid(date, date, text) COST 100',
  `CREATE OR REPLACE FUNCTION app_held_posts() RETURNS TABLE (id uuid, role text, centre_id text, territory_id text, agency_id text,
      for_user uuid) ${definer} ROWS 2 AS $$ SELECT r.id, r.role, r.centre_id, r.territory_id, r.agency_id, p.for_user ${HELD} $$`,
  `CREATE OR REPLACE FUNCTION app_posts() RETURNS TABLE (role text, centre_id text, for_user uuid) LANGUAGE plpgsql STABLE
    SECURITY DEFINER SET search_path = public ROWS 2 AS $$ DECLARE post record; BEGIN
      FOR post IN SELECT r.role, r.centre_id, r.territory_id, p.for_user ${HELD} LOOP
        role := post.role; centre_id := post.centre_id; for_user := post.for_user;
        IF post.territory_id IS NULL THEN RETURN NEXT;
        ELSE
          FOR centre_id IN SELECT e.id FROM territories_below(post.territory_id) t(id) JOIN centres e ON e.territory_id = t.id
            LOOP RETURN NEXT; END LOOP;
          IF NOT FOUND THEN RETURN NEXT; END IF;
        END IF;
      END LOOP; END $$`,
];

const setOf = (name: string, query: string): string => `CREATE OR REPLACE FUNCTION ${name}() RETURNS SETOF uuid
  ${definer} ROWS 100 AS $$ ${query} $$`;

/** Tasks that wait for a group and tasks of a person each have their index; asked together neither serves. */
const openTasks = (columns: string, tables: string): string => {
  const part = (
    whose: string,
  ) => `SELECT ${columns} FROM held p JOIN tasks t ON t.centre_id = p.centre_id AND t.role = p.role ${tables}
    WHERE t.state = 'CREATED' AND ${whose} AND (t.answered_at IS NULL OR t.answered_by = app_user_id())`;
  return `WITH held AS MATERIALIZED (SELECT DISTINCT p.role, p.centre_id FROM app_posts() p)
    ${part('t.assignee IS NULL')} UNION ALL ${part('t.assignee = ANY ((SELECT app_stands_for())::uuid[])')}`;
};

const SETS = [
  setOf('app_task_cases', openTasks('t.case_id', '')),
  setOf('app_task_families', openTasks('c.family_id', 'JOIN cases c ON c.id = t.case_id')),
];

const POLICIES = [
  readBy('deadlines', 'app_task_cases', clockSeen(caseSets)),
  readBy('families', 'app_task_families', familySeen(caseSets)),
];

export async function up(knex: Knex): Promise<void> {
  for (const statement of [...INDEXES, ...POSTS, ...SETS, ...POLICIES]) await knex.raw(statement);
}

export async function down(): Promise<void> {
  throw new Error('Migrations only go forward.');
}
