/**
 * The territory of a case, contacts besides visits, figures stated elsewhere, what a report of a period may count, and a business
 * time that may lie apart from the engine's. Sources: domain.md §5.5 (report of a territory), §6 (reports show numbers, no names).
 */
import type { Knex } from 'knex';
import { createReportSources } from './report-sources.ts';
import { protect, readableByAll } from './sql-access.ts';

export async function up(knex: Knex): Promise<void> {
  await addEngineShift(knex);
  await addTerritories(knex);
  await addContacts(knex);
  await addStatedFigures(knex);
  await createReportSources(knex);
}

export async function down(): Promise<void> {
  throw new Error('Migrations only go forward.');
}

/**
 * Engine time = business time + engine_shift_ms. Only a scenario of the past sets it, before any case exists; the releases
 * published until then are in force from the new beginning, or no case could start in them.
 */
async function addEngineShift(knex: Knex): Promise<void> {
  await knex.raw(`
    ALTER TABLE clock_state ADD COLUMN engine_shift_ms bigint NOT NULL DEFAULT 0;
    CREATE FUNCTION start_business_time(p_at timestamptz) RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER
      SET search_path = public AS $$
      DECLARE wanted bigint := round(extract(epoch FROM p_at - clock_timestamp()) * 1000); BEGIN
        LOCK TABLE cases IN SHARE MODE;
        IF EXISTS (SELECT 1 FROM cases) THEN RETURN false; END IF;
        UPDATE clock_state SET engine_shift_ms = engine_shift_ms + offset_ms - wanted, offset_ms = wanted,
          changed_at = clock_timestamp() WHERE id = 1;
        UPDATE releases SET valid_from = p_at WHERE valid_from > p_at;
        RETURN true; END $$;
    REVOKE EXECUTE ON FUNCTION start_business_time(timestamptz) FROM PUBLIC;
    GRANT EXECUTE ON FUNCTION start_business_time(timestamptz) TO seven_watchdog;
  `);
}

async function addTerritories(knex: Knex): Promise<void> {
  await knex.raw(`
    CREATE TABLE centre_territories (
      centre_id text NOT NULL REFERENCES centres, territory_id text NOT NULL REFERENCES territories, position int NOT NULL DEFAULT 0,
      PRIMARY KEY (centre_id, territory_id));
    INSERT INTO centre_territories (centre_id, territory_id) SELECT id, territory_id FROM centres;
    ALTER TABLE cases ADD COLUMN territory_id text REFERENCES territories;
    UPDATE cases c SET territory_id = e.territory_id FROM centres e WHERE e.id = c.centre_id;
    ALTER TABLE cases ALTER COLUMN territory_id SET NOT NULL;
    CREATE INDEX cases_territory ON cases (territory_id);
    CREATE FUNCTION territories_below(p_territory text) RETURNS SETOF text LANGUAGE sql STABLE AS $$
      WITH RECURSIVE below AS (
        SELECT id FROM territories WHERE id = p_territory
        UNION SELECT t.id FROM territories t JOIN below ON t.parent_id = below.id)
      SELECT id FROM below $$;
  `);
  await protect(knex, 'centre_territories', readableByAll);
}

async function addContacts(knex: Knex): Promise<void> {
  await knex.raw(`
    CREATE TABLE case_contacts (
      id uuid PRIMARY KEY, case_id uuid NOT NULL REFERENCES cases, held_on date NOT NULL,
      channel text NOT NULL CHECK (channel IN ('PHONE', 'IN_PERSON', 'IN_WRITING', 'CHAT')),
      topic text NOT NULL, minutes int CHECK (minutes BETWEEN 1 AND 600), with_whom text NOT NULL,
      recorded_by uuid NOT NULL REFERENCES users, created_at timestamptz NOT NULL DEFAULT business_now());
    CREATE INDEX case_contacts_case ON case_contacts (case_id, held_on);
  `);
  await protect(knex, 'case_contacts', {
    seven_app: [
      { verbs: 'select', when: 'app_works_on(case_id)' },
      { verbs: 'insert', when: 'recorded_by = app_user_id() AND app_works_on(case_id)' },
    ],
  });
}

/** A figure that somebody has stated for a period, kept beside the count: no territory means all that the centre serves. */
async function addStatedFigures(knex: Knex): Promise<void> {
  await knex.raw(`
    CREATE TABLE stated_figures (
      id uuid PRIMARY KEY DEFAULT gen_random_uuid(), centre_id text NOT NULL REFERENCES centres,
      territory_id text REFERENCES territories, period_from date NOT NULL, period_to date NOT NULL CHECK (period_to >= period_from),
      code text NOT NULL, value int NOT NULL CHECK (value >= 0), source text NOT NULL, stated_by uuid REFERENCES users,
      stated_at timestamptz NOT NULL DEFAULT business_now());
    CREATE UNIQUE INDEX stated_figures_once ON stated_figures (centre_id, coalesce(territory_id, ''), period_from, period_to, code);
  `);
  await protect(knex, 'stated_figures', {
    seven_app: [
      { verbs: 'select', when: "app_holds(centre_id, 'unitHead', 'manager')" },
      { verbs: 'insert, update', when: "app_holds(centre_id, 'manager')" },
    ],
  });
}
