/**
 * A territory is put under another one, and a centre gets another time zone or calendar. Rights follow the tree at once, so only who
 * administers both the place and where it goes may move it; the tree stays a tree.
 */
import type { Knex } from 'knex';

/** Answers MOVED, CYCLE or ROOT; one move at a time, or two together could close a ring. */
const MOVE = `CREATE FUNCTION move_territory(p_id text, p_parent text) RETURNS text LANGUAGE plpgsql SECURITY DEFINER
  SET search_path = public AS $$ DECLARE former text; BEGIN
    PERFORM pg_advisory_xact_lock(hashtextextended('territories', 0));
    SELECT t.parent_id INTO former FROM territories t WHERE t.id = p_id FOR UPDATE;
    IF former IS NULL THEN RETURN 'ROOT'; END IF;
    IF NOT (app_administers(p_id) AND app_administers(former) AND app_administers(p_parent)) THEN RAISE insufficient_privilege; END IF;
    IF p_id IN (SELECT territories_above(p_parent)) THEN RETURN 'CYCLE'; END IF;
    UPDATE territories SET parent_id = p_parent WHERE id = p_id;
    RETURN 'MOVED'; END $$`;

export async function up(knex: Knex): Promise<void> {
  await knex.raw(MOVE);
  await knex.raw('REVOKE EXECUTE ON FUNCTION move_territory(text, text) FROM PUBLIC');
  await knex.raw('GRANT EXECUTE ON FUNCTION move_territory(text, text) TO seven_app');
  // The policy of renaming holds for these columns too: who administers the centre.
  await knex.raw('GRANT UPDATE (time_zone, calendar_id) ON centres TO seven_app');
}

export async function down(): Promise<void> {
  throw new Error('Migrations only go forward.');
}
