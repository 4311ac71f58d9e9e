/**
 * Breaking the glass: who works in the centre of a case, or answers for its territory, may read it for some hours with a reason;
 * an alarm and a task ask the head of the unit to look into it. An objection ends it at once. Rights: domain.md §6, Rules.
 */

const OPEN = `
  CREATE FUNCTION app_break_glass(p_case uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS
    $$ SELECT EXISTS (SELECT 1 FROM break_glass b WHERE b.case_id = p_case AND b.user_id = app_user_id()
         AND b.until > business_now() AND b.review IS DISTINCT FROM 'OBJECTED') $$`;

/** The case of a number, for those who may break its glass; nobody else learns that it exists. */
const FIND = `
  CREATE FUNCTION app_may_break_glass(p_centre text) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS
    $$ SELECT app_holds(p_centre, 'caseCurator', 'psychologist', 'dutyOfficer', 'unitHead', 'manager') $$;
  CREATE FUNCTION case_behind_glass(p_number text) RETURNS uuid LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS
    $$ SELECT c.id FROM cases c WHERE c.number = p_number AND app_may_break_glass(c.centre_id) $$`;

/** Answers until when; null when there is no such case for this person. What is open already is not opened twice. */
const BREAK = `
  CREATE FUNCTION break_glass_of(p_id uuid, p_case uuid, p_reason text, p_hours int) RETURNS timestamptz
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
    DECLARE c cases; ends timestamptz; task uuid; BEGIN
      SELECT * INTO c FROM cases WHERE id = p_case;
      IF c.id IS NULL OR NOT app_may_break_glass(c.centre_id) THEN RETURN NULL; END IF;
      PERFORM pg_advisory_xact_lock(hashtextextended('break-glass:' || p_case || app_user_id(), 0));
      SELECT b.until INTO ends FROM break_glass b WHERE b.case_id = p_case AND b.user_id = app_user_id()
        AND b.until > business_now() AND b.review IS DISTINCT FROM 'OBJECTED';
      IF ends IS NOT NULL THEN RETURN ends; END IF;
      ends := business_now() + make_interval(hours => p_hours);
      INSERT INTO break_glass (id, case_id, centre_id, user_id, reason, until)
        VALUES (p_id, p_case, c.centre_id, app_user_id(), p_reason, ends);
      INSERT INTO tasks (kind, form_id, element_id, role, case_id, centre_id, payload)
        VALUES ('ATTENTION', 'sortOut', 'sortOut', 'unitHead', p_case, c.centre_id,
          jsonb_build_object('code', 'BREAK_GLASS', 'breakGlassId', p_id)) RETURNING id INTO task;
      INSERT INTO alarms (case_id, centre_id, kind, level, to_role, due_at, raised_by, task_id)
        VALUES (p_case, c.centre_id, 'BREAK_GLASS', 1, 'unitHead', business_now(), 'ACTION', task);
      RETURN ends; END $$`;

export const BREAK_GLASS_FUNCTIONS = [OPEN, FIND, BREAK];
export const OF_BREAKING = ['case_behind_glass(text)', 'break_glass_of(uuid, uuid, text, int)'];
