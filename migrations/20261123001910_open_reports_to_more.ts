/**
 * Whom a report counts for: unit head and manager their places with the numbers behind, the methodologist the same places without,
 * a curator the own cases, the secretary the submitted packages, also after these are closed. Source: domain.md §6, row «reports».
 */
import type { Knex } from 'knex';

const definer = 'STABLE SECURITY DEFINER SET search_path = public';
const centresOf = (...roles: string[]): string =>
  `(SELECT p.centre_id FROM app_posts() p WHERE p.role IN (${roles.map((role) => `'${role}'`).join(', ')}))`;
const PLACES = `session_user = current_user OR c.centre_id IN ${centresOf('unitHead', 'manager', 'methodologist')}`;

const OWN = `CREATE FUNCTION app_reported_own() RETURNS SETOF uuid LANGUAGE sql ${definer} ROWS 50 AS $$
  SELECT c.id FROM cases c WHERE c.curator_id = ANY ((SELECT app_stands_for())::uuid[]) AND c.centre_id IN ${centresOf('caseCurator')}
  UNION SELECT s.case_id FROM commission_submissions s JOIN cases c ON c.id = s.case_id
    WHERE c.centre_id IN ${centresOf('commissionSecretary')} $$`;

/** The numbers behind a figure: of own places and of packages; curators and methodologists read figures alone. */
const DRILLED = `CREATE FUNCTION app_drilled_cases() RETURNS SETOF uuid LANGUAGE sql ${definer} AS $$
  SELECT c.id FROM cases c WHERE session_user = current_user OR c.centre_id IN ${centresOf('unitHead', 'manager')}
  UNION SELECT s.case_id FROM commission_submissions s JOIN cases c ON c.id = s.case_id
    WHERE c.centre_id IN ${centresOf('commissionSecretary')} $$`;

/** What a filter of the report offers: the territories below those that the person answers for, and those with something counted. */
const CHOICES = `CREATE FUNCTION reported_territories() RETURNS TABLE (id text) LANGUAGE sql ${definer} AS $$
  SELECT territories_below(h.territory_id) FROM app_held_posts() h
    WHERE h.territory_id IS NOT NULL AND h.role IN ('manager', 'methodologist', 'commissionSecretary')
  UNION SELECT r.territory_id FROM reported_places() r
  UNION SELECT c.territory_id FROM cases c WHERE c.id IN (SELECT app_reported_own()) $$`;

const SEEN = `(app_holds(c.centre_id, 'unitHead', 'manager') OR session_user = current_user)`;
const sources = ['reported_cases', 'reported_signals', 'reported_visits', 'reported_contacts', 'reported_places'];

/** The sources stay as they are but for the question whom they count for. */
const widened = (
  name: string,
): string => `DO $do$ DECLARE body text := pg_get_functiondef('${name}()'::regprocedure); BEGIN
  IF position($q$${SEEN}$q$ IN body) = 0 THEN RAISE '${name} asks otherwise'; END IF;
  EXECUTE replace(body, $q$${SEEN}$q$, $q$(${PLACES}${name === 'reported_places' ? '' : ' OR c.id IN (SELECT app_reported_own())'})$q$);
  END $do$`;

export async function up(knex: Knex): Promise<void> {
  for (const statement of [OWN, DRILLED, ...sources.map(widened), CHOICES]) await knex.raw(statement);
  for (const name of ['app_drilled_cases()', 'reported_territories()']) {
    await knex.raw(`REVOKE EXECUTE ON FUNCTION ${name} FROM PUBLIC`);
    await knex.raw(`GRANT EXECUTE ON FUNCTION ${name} TO seven_app`);
  }
}

export async function down(): Promise<void> {
  throw new Error('Migrations only go forward.');
}
