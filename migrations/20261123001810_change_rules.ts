/**
 * Rules of sign-in, of reading cases and of costly requests as versions that the administrator of the whole installation writes. A
 * version that is not in force yet can be withdrawn: its days are taken away, the row stays as history.
 */
import type { Knex } from 'knex';
import { protect } from './sql-access.ts';

const COLUMNS = `ALTER TABLE rulebooks ADD COLUMN entered_by uuid REFERENCES users, ADD COLUMN entered_at timestamptz,
  ADD COLUMN withdrawn_by uuid REFERENCES users, ADD COLUMN withdrawn_at timestamptz`;

/** Whoever administers every root of the tree: the rules count for all of it. */
const KEEPER = `CREATE FUNCTION app_keeps_rules() RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$
  SELECT app_is_administrator()
    AND NOT EXISTS (SELECT 1 FROM territories t WHERE t.parent_id IS NULL AND NOT app_administers(t.id)) $$`;

/** How many sign-ins would end at once by new ends, and how many people would be asked for a second step at their next one. */
const EFFECT = `CREATE FUNCTION sign_in_rules_effect(p_idle int, p_minutes int, p_roles text[])
  RETURNS TABLE (ending int, enrolling int) LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public AS $$ BEGIN
    IF NOT app_keeps_rules() THEN RAISE insufficient_privilege; END IF;
    RETURN QUERY SELECT
      (SELECT count(*)::int FROM sessions s WHERE s.signed_in
        AND s.last_seen_at > clock_timestamp() - make_interval(mins => sign_in_rule('sessionIdleMinutes'))
        AND s.created_at > clock_timestamp() - make_interval(mins => sign_in_rule('sessionMinutes'))
        AND (s.last_seen_at <= clock_timestamp() - make_interval(mins => p_idle)
          OR s.created_at <= clock_timestamp() - make_interval(mins => p_minutes))),
      (SELECT count(*)::int FROM users u WHERE u.status = 'ACTIVE'
        AND EXISTS (SELECT 1 FROM user_roles r WHERE r.user_id = u.id AND post_open(r.until) AND r.role = ANY (p_roles))
        AND NOT EXISTS (SELECT 1 FROM second_factors f WHERE f.user_id = u.id AND f.confirmed_at IS NOT NULL)); END $$`;

export async function up(knex: Knex): Promise<void> {
  for (const statement of [COLUMNS, KEEPER, EFFECT]) await knex.raw(statement);
  for (const signature of ['app_keeps_rules()', 'sign_in_rules_effect(int, int, text[])']) {
    await knex.raw(`REVOKE EXECUTE ON FUNCTION ${signature} FROM PUBLIC`);
    await knex.raw(`GRANT EXECUTE ON FUNCTION ${signature} TO seven_app`);
  }
  const kept = `kind IN ('sign-in', 'case-access', 'request-limits') AND app_keeps_rules()`;
  await protect(knex, 'rulebooks', {
    seven_app: [
      { verbs: 'insert', when: `${kept} AND entered_by = app_user_id() AND valid_from >= business_now()::date` },
      {
        verbs: 'update',
        when: `${kept} AND valid_from > business_now()::date`,
        columns: 'valid_to, withdrawn_by, withdrawn_at',
      },
    ],
  });
}

export async function down(): Promise<void> {
  throw new Error('Migrations only go forward.');
}
