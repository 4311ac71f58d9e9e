/**
 * The consilium reads a case while it stands on its agenda, the secretary while its package lies with the commission; until now the
 * number of the step decided, which said neither. Source: domain.md §6, table role × screen, row «case card».
 */
import type { Knex } from 'knex';
import { caseSeen, caseSets, ON_AGENDA, readBy, relation, SUBMITTED } from './reading-policies.ts';

const setOf = (name: string, role: string, reached: string): string => `CREATE FUNCTION ${name}() RETURNS SETOF uuid
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public ROWS 20 AS $$
  SELECT c.id FROM cases c WHERE c.status = 'RUNNING' AND EXISTS (${reached} c.id)
    AND c.centre_id IN (SELECT p.centre_id FROM app_posts() p WHERE p.role = '${role}') $$`;

export async function up(knex: Knex): Promise<void> {
  for (const statement of [
    setOf('app_agenda_cases', 'consiliumMember', ON_AGENDA),
    setOf('app_package_cases', 'commissionSecretary', SUBMITTED),
    relation(),
    readBy('cases', 'app_task_cases', caseSeen(caseSets)),
  ]) {
    await knex.raw(statement.replaceAll('?', '\\?'));
  }
}

export async function down(): Promise<void> {
  throw new Error('Migrations only go forward.');
}
