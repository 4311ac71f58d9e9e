/**
 * Who acts in a transaction is said and answered in one statement: the settings that row-level security reads, and the person with
 * posts as they are at this moment. Nearly every request begins with it (bench/README.md).
 */
import type { Knex } from 'knex';

const columns = 'id uuid, full_name text, post text, centre_id text, centre_name text, time_zone text, posts json';

/** The transaction's person; nobody when blocked or gone. */
const PERSON = `CREATE FUNCTION signed_in_person() RETURNS TABLE (${columns}) LANGUAGE sql STABLE AS $$
  SELECT u.id, u.full_name, u.post, u.centre_id, c.name, c.time_zone,
    (SELECT coalesce(json_agg(json_build_object('role', p.role, 'centreId', p.centre_id, 'forUserId', p.for_user)
        ORDER BY p.for_user NULLS FIRST, p.centre_id IS DISTINCT FROM u.centre_id, p.role), '[]') FROM app_posts() p)
  FROM users u LEFT JOIN centres c ON c.id = u.centre_id WHERE u.id = app_user_id() AND u.status = 'ACTIVE' $$`;

/** The settings end with the transaction. */
const ACT = `CREATE FUNCTION act_as(p_user uuid, p_session text) RETURNS TABLE (${columns}) LANGUAGE plpgsql ROWS 1 AS $$ BEGIN
  PERFORM set_config('app.user_id', p_user::text, true), set_config('app.session', p_session, true);
  RETURN QUERY SELECT * FROM signed_in_person(); END $$`;

export async function up(knex: Knex): Promise<void> {
  for (const statement of [PERSON, ACT]) await knex.raw(statement);
  for (const signature of ['signed_in_person()', 'act_as(uuid, text)']) {
    await knex.raw(`REVOKE EXECUTE ON FUNCTION ${signature} FROM PUBLIC`);
    await knex.raw(`GRANT EXECUTE ON FUNCTION ${signature} TO seven_app`);
  }
}

export async function down(): Promise<void> {
  throw new Error('Migrations only go forward.');
}
