/**
 * The consilium reads a case while it stands on its agenda, the secretary while its package lies with the commission; until now the
 * number of the step decided, which said neither. Source: domain.md §6, table role × screen, row «case card».
 */
import type { Knex } from 'knex';

const ON_AGENDA = `SELECT 1 FROM consilium_agendas a JOIN case_parts p ON p.id = a.part_id AND p.state = 'RUNNING'
  WHERE a.state <> 'WITHDRAWN' AND a.case_id = `;
const SUBMITTED = 'SELECT 1 FROM commission_submissions s WHERE s.case_id = ';

const setOf = (name: string, role: string, reached: string): string => `CREATE FUNCTION ${name}() RETURNS SETOF uuid
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public ROWS 20 AS $$
  SELECT c.id FROM cases c WHERE c.status = 'RUNNING' AND EXISTS (${reached} c.id)
    AND c.centre_id IN (SELECT p.centre_id FROM app_posts() p WHERE p.role = '${role}') $$`;

/** In the body of `app_relation`: what it asked, and what it asks from now on. */
const ASKED: readonly (readonly [string, string])[] = [
  [
    `runs AND c.step = 5 AND 'consiliumMember' = ANY (roles)`,
    `runs AND 'consiliumMember' = ANY (roles) AND EXISTS (${ON_AGENDA} p_case)`,
  ],
  [
    `runs AND c.step = 6 AND 'commissionSecretary' = ANY (roles)`,
    `runs AND 'commissionSecretary' = ANY (roles) AND EXISTS (${SUBMITTED} p_case)`,
  ],
];

/** The relation stays as it is but for these two questions, whatever else asks it by then. */
const RELATION = `DO $do$ DECLARE body text := pg_get_functiondef('app_relation(uuid)'::regprocedure); BEGIN
  ${ASKED.map(
    ([before, after]) => `IF position($q$${before}$q$ IN body) = 0 THEN RAISE 'app_relation asks otherwise'; END IF;
  body := replace(body, $q$${before}$q$, $q$${after}$q$);`,
  ).join('\n  ')}
  EXECUTE body; END $do$`;

/** The same in the policies of the lists, which ask sets: of the steps only the first one is left. */
const POLICIES = `DO $do$ DECLARE p record; told text; changed int := 0; BEGIN
  FOR p IN SELECT * FROM pg_policies WHERE schemaname = 'public' AND cmd = 'SELECT' AND 'seven_app' = ANY (roles)
    AND qual LIKE '%ANY (ARRAY[1, 5, 6])%' LOOP
    told := replace(p.qual, 'ANY (ARRAY[1, 5, 6])', 'ANY (ARRAY[1])');
    told := regexp_replace(told, '\\((c\\.)?id IN \\( SELECT app_member_cases\\(\\) AS app_member_cases\\)\\)',
      '(\\1id IN (SELECT app_member_cases())) OR (\\1id IN (SELECT app_agenda_cases())) OR (\\1id IN (SELECT app_package_cases()))', 'g');
    IF position('app_package_cases' IN told) = 0 THEN RAISE 'policy % asks otherwise', p.policyname; END IF;
    EXECUTE format('ALTER POLICY %I ON %I USING (%s)', p.policyname, p.tablename, told);
    changed := changed + 1;
  END LOOP;
  IF changed <> 3 THEN RAISE 'cases, families and deadlines are meant, not % policies', changed; END IF; END $do$`;

export async function up(knex: Knex): Promise<void> {
  for (const statement of [
    setOf('app_agenda_cases', 'consiliumMember', ON_AGENDA),
    setOf('app_package_cases', 'commissionSecretary', SUBMITTED),
    RELATION,
    POLICIES,
  ]) {
    await knex.raw(statement.replaceAll('?', '\\?'));
  }
}

export async function down(): Promise<void> {
  throw new Error('Migrations only go forward.');
}
