/**
 * Messages about children from officers of other bodies. An officer adds his message first, with the ids that the case, the family and
 * the signal are going to have; for the rest of that transaction it lets him enter these new rows, and no others. Decision 0024.
 */
import type { Knex } from 'knex';
import { protect } from './sql-access.ts';

const definer = 'STABLE SECURITY DEFINER SET search_path = public';

const TABLE = `
  CREATE TABLE agency_messages (
    id uuid PRIMARY KEY, sent_by uuid NOT NULL REFERENCES users, agency_id text NOT NULL REFERENCES agencies,
    centre_id text NOT NULL REFERENCES centres, sent_at timestamptz NOT NULL, written jsonb NOT NULL,
    sent_in xid8 NOT NULL DEFAULT pg_current_xact_id(),
    signal_id uuid NOT NULL UNIQUE REFERENCES signals DEFERRABLE INITIALLY DEFERRED,
    case_id uuid NOT NULL UNIQUE REFERENCES cases DEFERRABLE INITIALLY DEFERRED,
    family_id uuid NOT NULL UNIQUE REFERENCES families DEFERRABLE INITIALLY DEFERRED);
  CREATE INDEX agency_messages_sender ON agency_messages (sent_by, sent_at DESC);
  CREATE INDEX agency_messages_in ON agency_messages (sent_in)`;

/** Centres that serve the places of the officer's body; what his message of this transaction opens; whether ids are still free. */
const QUESTIONS = `
  CREATE FUNCTION app_message_centres() RETURNS TABLE (centre_id text, agency_id text) LANGUAGE sql ${definer} AS $$
    SELECT DISTINCT e.id, a.id FROM app_held_posts() h JOIN agencies a ON a.id = h.agency_id
      CROSS JOIN LATERAL territories_below(coalesce(h.territory_id, a.territory_id)) t(id)
      JOIN centres e ON e.id = h.centre_id OR e.territory_id = t.id
        OR EXISTS (SELECT 1 FROM centre_territories s WHERE s.centre_id = e.id AND s.territory_id = t.id)
    WHERE h.role = 'agencyOfficer' $$;
  CREATE FUNCTION app_reported() RETURNS TABLE (case_id uuid, family_id uuid, signal_id uuid, centre_id text) LANGUAGE sql ROWS 1
    ${definer} AS $$ SELECT m.case_id, m.family_id, m.signal_id, m.centre_id FROM agency_messages m
      WHERE m.sent_in = pg_current_xact_id_if_assigned() AND m.sent_by = app_user_id() $$;
  CREATE FUNCTION app_is_unused(p_case uuid, p_family uuid, p_signal uuid) RETURNS boolean LANGUAGE sql ${definer} AS $$
    SELECT NOT EXISTS (SELECT 1 FROM cases WHERE id = p_case) AND NOT EXISTS (SELECT 1 FROM families WHERE id = p_family)
      AND NOT EXISTS (SELECT 1 FROM signals WHERE id = p_signal) $$`;

/** What became of the own messages, in codes and in the words that were meant for the one who reported. */
const STATES = `
  CREATE FUNCTION agency_message_states() RETURNS TABLE (id uuid, signal_number text, decision text, decided_at timestamptz,
      redirected_to text, answered_on date, answer text) LANGUAGE sql ${definer} AS $$
    SELECT m.id, s.number, s.decision, s.decided_at, r.redirected_to, CASE WHEN r.state = 'SENT' THEN r.sent_on END,
        CASE WHEN r.state = 'SENT' THEN nullif(r.content, '') END
      FROM agency_messages m JOIN signals s ON s.id = m.signal_id
        LEFT JOIN LATERAL (SELECT * FROM reporter_answers a WHERE a.case_id = m.case_id ORDER BY a.created_at DESC LIMIT 1) r ON true
      WHERE m.sent_by = app_user_id() $$`;

const ofCase = 'case_id IN (SELECT n.case_id FROM app_reported() n)';
const ofCentre = 'centre_id IN (SELECT n.centre_id FROM app_reported() n)';
const ofFamily = 'IN (SELECT n.family_id FROM app_reported() n)';
const ofSignal = 'IN (SELECT n.signal_id FROM app_reported() n)';

/** What registering the message enters, table by table. */
const ENTERED: readonly (readonly [string, string, string])[] = [
  ['families', 'select, insert', `id ${ofFamily} AND ${ofCentre}`],
  [
    'cases',
    'select, insert, update',
    `(id, family_id, centre_id) IN (SELECT n.case_id, n.family_id, n.centre_id FROM app_reported() n)`,
  ],
  ['children', 'select, insert, update', `family_id ${ofFamily}`],
  ['signals', 'select, insert', `id ${ofSignal} AND ${ofCase} AND ${ofCentre}`],
  ['signal_reporters', 'select, insert, update', `signal_id ${ofSignal}`],
  ['deadlines', 'select, insert', `${ofCase} AND ${ofCentre}`],
  ['papers', 'select, insert', `${ofCase} AND ${ofCentre}`],
  ['paper_contents', 'insert', ofCase],
  ['paper_journals', 'select, insert, update', ofCentre],
];

export async function up(knex: Knex): Promise<void> {
  for (const statement of [TABLE, QUESTIONS, STATES]) await knex.raw(statement);
  await knex.raw('REVOKE EXECUTE ON FUNCTION agency_message_states() FROM PUBLIC');
  await knex.raw('GRANT EXECUTE ON FUNCTION agency_message_states() TO seven_app');
  const own = `sent_by = app_user_id() AND sent_in = pg_current_xact_id()
    AND (centre_id, agency_id) IN (SELECT c.centre_id, c.agency_id FROM app_message_centres() c)
    AND app_is_unused(case_id, family_id, signal_id)`;
  await protect(knex, 'agency_messages', {
    seven_app: [
      { verbs: 'select', when: 'sent_by = app_user_id()' },
      { verbs: 'insert', when: own },
    ],
  });
  for (const [table, verbs, when] of ENTERED) await protect(knex, table, { seven_app: [{ verbs, when }] });
}

export async function down(): Promise<void> {
  throw new Error('Migrations only go forward.');
}
