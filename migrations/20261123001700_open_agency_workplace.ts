/**
 * The workplace of other bodies' officers: their answers to notices and their reports on measures, every version kept. An officer only
 * adds such rows about what is his body's; what a notice says of its answer follows from them. Decision 0024.
 */
import type { Knex } from 'knex';
import { protect } from './sql-access.ts';

const definer = 'SECURITY DEFINER SET search_path = public';

/** An answer without `received_at` takes the one before back. */
const TABLES = `
  CREATE TABLE notice_answers (
    id uuid PRIMARY KEY, ordinal bigint GENERATED ALWAYS AS IDENTITY, notice_id uuid NOT NULL REFERENCES agency_notices,
    case_id uuid NOT NULL REFERENCES cases, agency_id text NOT NULL REFERENCES agencies, given_by uuid NOT NULL REFERENCES users,
    given_at timestamptz NOT NULL, received_at timestamptz, journal_number text NOT NULL DEFAULT '', journal_on date,
    reply text NOT NULL DEFAULT '', replied_on date);
  CREATE INDEX notice_answers_case ON notice_answers (case_id);
  CREATE INDEX notice_answers_notice ON notice_answers (notice_id);
  CREATE TABLE measure_reports (
    id uuid PRIMARY KEY, ordinal bigint GENERATED ALWAYS AS IDENTITY, measure_id uuid NOT NULL REFERENCES plan_measures,
    case_id uuid NOT NULL REFERENCES cases, agency_id text NOT NULL REFERENCES agencies, given_by uuid NOT NULL REFERENCES users,
    given_at timestamptz NOT NULL, state text NOT NULL CHECK (state IN ('DONE', 'FAILED', 'ONGOING')), on_day date NOT NULL,
    words text NOT NULL DEFAULT '');
  CREATE INDEX measure_reports_case ON measure_reports (case_id);
  CREATE INDEX measure_reports_measure ON measure_reports (measure_id);
  ALTER TABLE agency_notices ADD COLUMN answer_taken_at timestamptz`;

/** Which body of the person's a notice or a measure concerns; and until when an answer to a notice is awaited. */
const QUESTIONS = `
  CREATE FUNCTION app_answers_notice(p_notice uuid, p_case uuid, p_agency text) RETURNS boolean LANGUAGE sql STABLE ${definer} AS $$
    SELECT EXISTS (SELECT 1 FROM app_agency_notices() o JOIN agency_notices n ON n.id = o.id
      WHERE n.id = p_notice AND n.case_id = p_case AND n.agency_id = p_agency) $$;
  CREATE FUNCTION agency_of_measure(p_measure uuid) RETURNS text LANGUAGE sql STABLE ${definer} AS $$
    SELECT agency_for(c.territory_id, c.centre_id, m.agency) FROM app_agency_measures() o JOIN plan_measures m ON m.id = o.id
      JOIN cases c ON c.id = m.case_id WHERE m.id = p_measure $$;
  CREATE FUNCTION app_reports_measure(p_measure uuid, p_case uuid, p_agency text) RETURNS boolean LANGUAGE sql STABLE ${definer} AS $$
    SELECT EXISTS (SELECT 1 FROM app_agency_measures() o WHERE o.id = p_measure AND o.case_id = p_case
      AND p_agency = agency_of_measure(o.id)) $$;
  CREATE FUNCTION agency_notice_terms() RETURNS TABLE (notice_id uuid, due_at timestamptz) LANGUAGE sql STABLE ${definer} AS $$
    SELECT n.id, min(d.due_at) FROM app_agency_notices() o JOIN agency_notices n ON n.id = o.id
      JOIN deadlines d ON d.part_id = n.part_id AND d.rule = 'T25' AND d.state IN ('RUNNING', 'PAUSED') GROUP BY n.id $$`;

/**
 * The body's own word stands on the notice, as if it had been noted at the centre, unless the centre has noted another before; what
 * the centre has taken into its records is corrected, but not taken back.
 */
const NOTED = `
  CREATE FUNCTION note_agency_answer() RETURNS trigger LANGUAGE plpgsql ${definer} AS $$ BEGIN
    UPDATE agency_notices SET acknowledged_at = NEW.received_at, reply = nullif(NEW.reply, ''),
        reply_way = CASE WHEN NEW.received_at IS NOT NULL THEN 'SYSTEM' END
      WHERE id = NEW.notice_id AND (acknowledged_at IS NULL OR reply_way = 'SYSTEM')
        AND (NEW.received_at IS NOT NULL OR answer_taken_at IS NULL);
    RETURN NEW; END $$;
  CREATE TRIGGER notice_answer_noted AFTER INSERT ON notice_answers FOR EACH ROW EXECUTE FUNCTION note_agency_answer()`;

export async function up(knex: Knex): Promise<void> {
  for (const statement of [TABLES, QUESTIONS, NOTED]) await knex.raw(statement);
  for (const asked of ['agency_of_measure(uuid)', 'agency_notice_terms()']) {
    await knex.raw(`REVOKE EXECUTE ON FUNCTION ${asked} FROM PUBLIC`);
    await knex.raw(`GRANT EXECUTE ON FUNCTION ${asked} TO seven_app`);
  }
  const own = (allowed: string) => `given_by = app_user_id() AND ${allowed}`;
  await protect(knex, 'notice_answers', {
    seven_worker: [{ verbs: 'select', when: 'true' }],
    seven_app: [
      { verbs: 'select', when: 'app_reads(case_id) OR notice_id IN (SELECT o.id FROM app_agency_notices() o)' },
      { verbs: 'insert', when: own('app_answers_notice(notice_id, case_id, agency_id)') },
    ],
  });
  await protect(knex, 'measure_reports', {
    seven_worker: [{ verbs: 'select', when: 'true' }],
    seven_app: [
      { verbs: 'select', when: 'app_reads(case_id) OR measure_id IN (SELECT o.id FROM app_agency_measures() o)' },
      { verbs: 'insert', when: own('app_reports_measure(measure_id, case_id, agency_id)') },
    ],
  });
}

export async function down(): Promise<void> {
  throw new Error('Migrations only go forward.');
}
