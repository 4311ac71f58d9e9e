/**
 * A row of the audit about a case also names the absent head or manager whom the person replaces, where the deed is theirs alone, and
 * any absent colleague by whose post alone the person stands at the centre; so far only the absent curator was named. Decision 0017.
 */
import type { Knex } from 'knex';

/** Deeds that only the head of the unit, or who manages it, may do. */
const deedsOfHeads = [
  'PAUSED_DEADLINE',
  'RESUMED_DEADLINE',
  'MOVED_DEADLINE',
  'CANCEL_PAPER',
  'PASS_TASK_ON',
  'INVITE_SUPERVISOR',
  'WITHDRAW_INVITATION',
  'REVIEW_BREAK_GLASS',
];

/** The own post counts before an acting one: its `for_user` is null and comes first. */
const postFor = (roles: string): string => `(SELECT p.for_user FROM app_posts() p
  WHERE p.centre_id = c.centre_id ${roles} ORDER BY p.for_user NULLS FIRST LIMIT 1)`;

const REPLACED = `CREATE FUNCTION app_replaced_in_case(p_case uuid, p_action text) RETURNS uuid LANGUAGE sql STABLE
  SECURITY DEFINER SET search_path = public AS $$
  SELECT CASE
    WHEN p_action IN (${deedsOfHeads.map((deed) => `'${deed}'`).join(', ')})
      THEN ${postFor("AND p.role IN ('unitHead', 'manager')")}
    WHEN c.curator_id <> app_user_id() AND c.curator_id IN (SELECT app_replaced()) THEN c.curator_id
    ELSE ${postFor('')} END
  FROM cases c WHERE c.id = p_case $$`;

const ENTRY = `CREATE OR REPLACE FUNCTION complete_audit_entry() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
  SET search_path = public AS $$ BEGIN
    NEW.written_by := session_user;
    IF NEW.case_id IS NULL AND NEW.subject_id ~ '^[0-9a-f-]{36}$' THEN
      NEW.case_id := CASE NEW.subject_kind
        WHEN 'task' THEN (SELECT t.case_id FROM tasks t WHERE t.id = NEW.subject_id::uuid)
        WHEN 'paper' THEN (SELECT p.case_id FROM papers p WHERE p.id = NEW.subject_id::uuid)
        WHEN 'deadline' THEN (SELECT d.case_id FROM deadlines d WHERE d.id = NEW.subject_id::uuid)
        WHEN 'alarm' THEN (SELECT a.case_id FROM alarms a WHERE a.id = NEW.subject_id::uuid) END;
    END IF;
    NEW.centre_id := coalesce((SELECT c.centre_id FROM cases c WHERE c.id = NEW.case_id),
      (SELECT u.centre_id FROM users u WHERE u.id = NEW.actor_id));
    IF NEW.on_behalf_of IS NULL AND NEW.case_id IS NOT NULL AND NEW.actor_id = app_user_id() THEN
      NEW.on_behalf_of := app_replaced_in_case(NEW.case_id, NEW.action);
    END IF;
    INSERT INTO audit_unsealed (audit_id) VALUES (NEW.id);
    RETURN NEW; END $$`;

export async function up(knex: Knex): Promise<void> {
  for (const statement of [REPLACED, ENTRY]) await knex.raw(statement.replaceAll('?', '\\?'));
  await knex.raw('REVOKE EXECUTE ON FUNCTION app_replaced_in_case(uuid, text) FROM PUBLIC');
}

export async function down(): Promise<void> {
  throw new Error('Migrations only go forward.');
}
