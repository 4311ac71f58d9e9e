/**
 * What a report of a period counts, as functions that answer rows without names: the operator, who owns the tables, counts everything,
 * a unit head or manager the cases of the own centre. Rights: domain.md §6 (reports: numbers for managers, drill for unit heads).
 */
import type { Knex } from 'knex';

const SEEN = `(app_holds(c.centre_id, 'unitHead', 'manager') OR session_user = current_user)`;
const PLACE = 'centre_id text, territory_id text';

/**
 * A case counts as opened on the day of its first adopted decision that opens support (or of the watch review that does), and as
 * closed on the day of its closure; one that ended otherwise after it was opened, on the day of that end.
 */
const REPORTED_CASES = {
  name: 'reported_cases',
  columns: `case_id uuid, number text, ${PLACE}, opened_on date, closed_on date, closing text, children int`,
  query: `
    SELECT c.id, c.number, c.centre_id, c.territory_id, opened.opened_on,
      coalesce(closure.closed_on, CASE WHEN c.status = 'CLOSED' THEN (c.closed_at AT TIME ZONE e.time_zone)::date END),
      coalesce(closure.closing, CASE WHEN c.status = 'CLOSED' THEN c.outcome END),
      (SELECT count(*)::int FROM children h WHERE h.family_id = c.family_id)
    FROM cases c JOIN centres e ON e.id = c.centre_id
    CROSS JOIN LATERAL (SELECT min(d.day) AS opened_on FROM (
      SELECT p.held_on AS day FROM consilium_protocols p
        WHERE p.case_id = c.id AND p.decision IN ('OPEN_CASE', 'SUBMIT_SOP_TO_KDN', 'GUARDIANSHIP_MEASURES')
      UNION ALL SELECT (s.submitted_at AT TIME ZONE e.time_zone)::date FROM submissions s
        WHERE s.case_id = c.id AND s.form_id = 'watchReview' AND s.data ->> 'watchOutcome' = 'OPEN_CASE') d) opened
    LEFT JOIN LATERAL (SELECT k.closed_on, CASE WHEN k.with_result THEN 'OVERCOME' ELSE k.reason END AS closing
      FROM case_closures k WHERE k.case_id = c.id ORDER BY k.closed_on DESC, k.created_at DESC LIMIT 1) closure ON true
    WHERE opened.opened_on IS NOT NULL AND ${SEEN}`,
};

const REPORTED_SIGNALS = {
  name: 'reported_signals',
  columns: `signal_id uuid, ${PLACE}, received_on date, source text, reason text`,
  query: `
    SELECT s.id, c.centre_id, c.territory_id, (s.received_at AT TIME ZONE e.time_zone)::date, s.source, s.reason
    FROM signals s JOIN cases c ON c.id = s.case_id JOIN centres e ON e.id = c.centre_id WHERE ${SEEN}`,
};

const REPORTED_VISITS = {
  name: 'reported_visits',
  columns: `visit_id uuid, ${PLACE}, visited_on date, kind text`,
  query: `
    SELECT v.id, c.centre_id, c.territory_id, v.visited_on, v.kind
    FROM home_visits v JOIN cases c ON c.id = v.case_id WHERE ${SEEN}`,
};

const REPORTED_CONTACTS = {
  name: 'reported_contacts',
  columns: `contact_id uuid, ${PLACE}, held_on date, channel text, minutes int`,
  query: `
    SELECT n.id, c.centre_id, c.territory_id, n.held_on, n.channel, n.minutes
    FROM case_contacts n JOIN cases c ON c.id = n.case_id WHERE ${SEEN}`,
};

/** The territories that the reader's centres serve, so that one without a case is shown with zeros. */
const REPORTED_PLACES = {
  name: 'reported_places',
  columns: `${PLACE}, place int`,
  query: `SELECT c.centre_id, c.territory_id, c.position FROM centre_territories c WHERE ${SEEN}`,
};

const SOURCES = [REPORTED_CASES, REPORTED_SIGNALS, REPORTED_VISITS, REPORTED_CONTACTS, REPORTED_PLACES];

export async function createReportSources(knex: Knex): Promise<void> {
  for (const { name, columns, query } of SOURCES) {
    await knex.raw(`CREATE FUNCTION ${name}() RETURNS TABLE (${columns}) LANGUAGE sql STABLE SECURITY DEFINER
      SET search_path = public AS $$ ${query} $$`);
    await knex.raw(`REVOKE EXECUTE ON FUNCTION ${name}() FROM PUBLIC`);
    await knex.raw(`GRANT EXECUTE ON FUNCTION ${name}() TO seven_app`);
  }
}
