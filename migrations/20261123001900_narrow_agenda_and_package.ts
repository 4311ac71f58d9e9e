/**
 * The consilium reads a case while it stands on its agenda, the secretary while its package lies with the commission; until now the
 * number of the step decided, which said neither. Source: domain.md §6, table role × screen, row «case card».
 */
import type { Knex } from 'knex';
import { caseSets, centresOf, readBy } from './reading-policies.ts';

const ON_AGENDA = `SELECT 1 FROM consilium_agendas a JOIN case_parts p ON p.id = a.part_id AND p.state = 'RUNNING'
  WHERE a.state <> 'WITHDRAWN' AND a.case_id = `;
const SUBMITTED = 'SELECT 1 FROM commission_submissions s WHERE s.case_id = ';

const setOf = (name: string, role: string, reached: string): string => `CREATE FUNCTION ${name}() RETURNS SETOF uuid
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public ROWS 20 AS $$
  SELECT c.id FROM cases c WHERE c.status = 'RUNNING' AND EXISTS (${reached} c.id)
    AND c.centre_id IN (SELECT p.centre_id FROM app_posts() p WHERE p.role = '${role}') $$`;

/** The answer of before, but for agenda and package. */
const RELATION = `CREATE OR REPLACE FUNCTION app_relation(p_case uuid) RETURNS text
  LANGUAGE plpgsql STABLE SECURITY DEFINER COST 10000 SET search_path = public AS $$
  DECLARE c record; roles text[]; runs boolean; kept boolean; BEGIN
    IF app_user_id() IS NULL THEN RETURN NULL; END IF;
    SELECT s.centre_id, s.curator_id, s.status, s.step, s.closed_at INTO c FROM cases s WHERE s.id = p_case;
    IF NOT FOUND THEN RETURN NULL; END IF;
    roles := ARRAY(SELECT p.role FROM app_posts() p WHERE p.centre_id = c.centre_id);
    runs := c.status = 'RUNNING';
    kept := CASE WHEN runs THEN true ELSE c.closed_at > app_kept_since() END;
    IF kept AND 'unitHead' = ANY (roles) THEN RETURN 'UNIT_HEAD'; END IF;
    IF kept AND 'caseCurator' = ANY (roles) AND c.curator_id = ANY (app_stands_for()) THEN RETURN 'CURATOR'; END IF;
    IF runs AND cardinality(roles) > 0 AND EXISTS (SELECT 1 FROM case_members m WHERE m.case_id = p_case
      AND m.user_id = ANY (app_stands_for()) AND m.until IS NULL) THEN RETURN 'MEMBER'; END IF;
    IF runs AND 'consiliumMember' = ANY (roles) AND EXISTS (${ON_AGENDA} p_case) THEN RETURN 'AGENDA'; END IF;
    IF runs AND 'commissionSecretary' = ANY (roles) AND EXISTS (${SUBMITTED} p_case) THEN RETURN 'PACKAGE'; END IF;
    IF runs AND c.step = 1 AND 'dutyOfficer' = ANY (roles) THEN RETURN 'TASK'; END IF;
    IF cardinality(roles) > 0 AND app_open_task(p_case) THEN RETURN 'TASK'; END IF;
    IF app_break_glass(p_case) THEN RETURN 'BREAK_GLASS'; END IF;
    IF roles && ARRAY['manager', 'unitHead'] THEN RETURN 'NUMBERS'; END IF;
    IF p_case IN (SELECT app_agency_cases()) THEN RETURN 'MEASURES'; END IF;
    IF app_invited(p_case) THEN RETURN 'PSEUDONYM'; END IF;
    RETURN NULL; END $$`;

/** The row of a case in lists says the same in sets; families and clocks follow with the migration that makes rights cheaper. */
const CASE_SEEN = [
  `centre_id IN ${centresOf('unitHead', 'manager')}`,
  `(status = 'RUNNING' AND step = 1 AND centre_id IN ${centresOf('dutyOfficer')})`,
  ...[...caseSets, 'app_attaching_cases'].map((set) => `id IN (SELECT ${set}())`),
].join(' OR ');

export async function up(knex: Knex): Promise<void> {
  for (const statement of [
    setOf('app_agenda_cases', 'consiliumMember', ON_AGENDA),
    setOf('app_package_cases', 'commissionSecretary', SUBMITTED),
    RELATION,
    readBy('cases', 'app_task_cases', CASE_SEEN),
  ]) {
    await knex.raw(statement.replaceAll('?', '\\?'));
  }
}

export async function down(): Promise<void> {
  throw new Error('Migrations only go forward.');
}
