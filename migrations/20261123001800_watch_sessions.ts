/**
 * Live events end with their session: the application asks of the sessions whose streams are open which still hold. One question
 * for all of them, so that it can be asked every other second.
 */
import type { Knex } from 'knex';

const ALIVE = `CREATE FUNCTION sessions_alive(p_sids text[]) RETURNS SETOF text LANGUAGE sql STABLE SECURITY DEFINER
  SET search_path = public ROWS 50 AS $$
    SELECT s.sid FROM sessions s JOIN users u ON u.id = s.user_id
    WHERE s.sid = ANY (p_sids) AND s.signed_in AND u.status = 'ACTIVE'
      AND s.last_seen_at > clock_timestamp() - make_interval(mins => sign_in_rule('sessionIdleMinutes'))
      AND s.created_at > clock_timestamp() - make_interval(mins => sign_in_rule('sessionMinutes')) $$`;

export async function up(knex: Knex): Promise<void> {
  await knex.raw(ALIVE);
  await knex.raw('REVOKE EXECUTE ON FUNCTION sessions_alive(text[]) FROM PUBLIC');
  await knex.raw('GRANT EXECUTE ON FUNCTION sessions_alive(text[]) TO seven_app');
}

export async function down(): Promise<void> {
  throw new Error('Migrations only go forward.');
}
