/**
 * Whose task it is may be changed by the head of the unit and by who manages it; a manager reads tasks by the number of their case and
 * answers none of them: rows are seen, not updated. Source: domain.md §6, row «task list».
 */
import type { Knex } from 'knex';
import { protect } from './sql-access.ts';

const MANAGED = `case_id IS NOT NULL AND centre_id IN (SELECT p.centre_id FROM app_posts() p WHERE p.role = 'manager')`;

/** False when the task is answered, gone or not theirs to give, or when the colleague does not hold its role at the centre. */
const PASS_ON = `CREATE FUNCTION pass_task_on(p_task uuid, p_to uuid, p_at timestamptz) RETURNS boolean LANGUAGE plpgsql
  SECURITY DEFINER SET search_path = public AS $$ BEGIN
    UPDATE tasks t SET assignee = p_to, claimed_at = CASE WHEN p_to IS NULL THEN NULL ELSE p_at END
    WHERE t.id = p_task AND t.state = 'CREATED' AND t.answered_at IS NULL AND app_holds(t.centre_id, 'unitHead', 'manager')
      AND (p_to IS NULL OR p_to IN (SELECT post_holders(t.centre_id, t.role)));
    RETURN FOUND; END $$`;

export async function up(knex: Knex): Promise<void> {
  await protect(knex, 'tasks', { seven_app: [{ verbs: 'select', when: MANAGED }] });
  await knex.raw(PASS_ON);
  await knex.raw('REVOKE EXECUTE ON FUNCTION pass_task_on(uuid, uuid, timestamptz) FROM PUBLIC');
  await knex.raw('GRANT EXECUTE ON FUNCTION pass_task_on(uuid, uuid, timestamptz) TO seven_app');
}

export async function down(): Promise<void> {
  throw new Error('Migrations only go forward.');
}
