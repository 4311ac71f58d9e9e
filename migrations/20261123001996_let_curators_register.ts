/**
 * A curator registers an own finding, reads it until it is decided on, and keeps it in the journal; the reporter may be written in the
 * very transaction and is hidden from then on. Who asks whether a family is known learns the numbers of the cases of the own unit,
 * unless only on duty. Source: domain.md §6, rows «intake, journal» and «duplicates at intake».
 */
import type { Knex } from 'knex';
import { caseSeen, caseSets, centresOf, clockSeen, familySeen, readBy, relation } from './reading-policies.ts';
import { protect } from './sql-access.ts';

const definer = 'STABLE SECURITY DEFINER SET search_path = public';
const INDEX = 'CREATE INDEX signals_undecided ON signals (registered_by) WHERE decided_at IS NULL';
const REGISTERED = `CREATE FUNCTION app_registered_cases() RETURNS SETOF uuid LANGUAGE sql ${definer} ROWS 5 AS $$
  SELECT s.case_id FROM signals s JOIN cases c ON c.id = s.case_id AND c.status = 'RUNNING' AND c.step = 1
  WHERE s.registered_by = app_user_id() AND s.decided_at IS NULL AND s.centre_id IN ${centresOf('caseCurator')} $$`;

const RELATION =
  relation(`IF runs AND c.step = 1 AND 'caseCurator' = ANY (roles) AND p_case IN (SELECT app_registered_cases())
      THEN RETURN 'TASK'; END IF;`);

/** The same in the sets of the lists. */
const sets = [...caseSets, 'app_registered_cases'];
const POLICIES = [
  readBy('cases', 'app_task_cases', caseSeen(sets)),
  readBy('families', 'app_task_families', familySeen(sets)),
  readBy('deadlines', 'app_task_cases', clockSeen(sets)),
];

const ASKING = `IF NOT EXISTS (SELECT 1 FROM app_posts() p WHERE p.role IN ('dutyOfficer', 'unitHead')) THEN`;
const LOOK_UP = `DO $do$ DECLARE body text := pg_get_functiondef('look_up_family(text, text[], text)'::regprocedure); BEGIN
  IF position($q$${ASKING}$q$ IN body) = 0 THEN RAISE 'look_up_family asks otherwise'; END IF;
  EXECUTE replace(body, $q$${ASKING}$q$, $q$${ASKING.replace("'unitHead'", "'unitHead', 'caseCurator'")}$q$); END $do$`;

/** By the same words as \`look_up_family\`; numbers alone, the running ones first. */
const UNIT_CASES = `CREATE FUNCTION look_up_unit_cases(p_family text) RETURNS TABLE (case_id uuid, number text, status text)
  LANGUAGE plpgsql ${definer} AS $$ BEGIN
    PERFORM require_noted('LOOK_UP_FAMILY');
    RETURN QUERY SELECT c.id, c.number, c.status FROM families f JOIN cases c ON c.family_id = f.id
      WHERE text_stems(f.name) && text_stems(p_family) AND c.centre_id IN ${centresOf('unitHead', 'caseCurator')}
      ORDER BY c.status = 'RUNNING' DESC, c.opened_at DESC, c.id LIMIT 10; END $$`;

const curated = `centre_id IN ${centresOf('caseCurator')}`;
const justRegistered = `EXISTS (SELECT 1 FROM signals s WHERE s.id = signal_id AND s.registered_by = app_user_id()
  AND s.xmin = pg_current_xact_id_if_assigned()::xid)`;

export async function up(knex: Knex): Promise<void> {
  for (const statement of [INDEX, REGISTERED, RELATION, ...POLICIES, LOOK_UP, UNIT_CASES]) {
    await knex.raw(statement.replaceAll('?', '\\?'));
  }
  for (const table of ['families', 'cases']) {
    await protect(knex, table, { seven_app: [{ verbs: 'insert', when: curated }] });
  }
  const own = `registered_by = app_user_id() AND ${curated}`;
  await protect(knex, 'signals', { seven_app: [{ verbs: 'select, insert', when: own }] });
  await protect(knex, 'signal_reporters', { seven_app: [{ verbs: 'select, insert, update', when: justRegistered }] });
  await knex.raw('REVOKE EXECUTE ON FUNCTION look_up_unit_cases(text) FROM PUBLIC');
  await knex.raw('GRANT EXECUTE ON FUNCTION look_up_unit_cases(text) TO seven_app');
}

export async function down(): Promise<void> {
  throw new Error('Migrations only go forward.');
}
