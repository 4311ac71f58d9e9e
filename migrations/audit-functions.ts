/**
 * What writes and shows the audit besides the application: the row's centre and case, readings with their purpose, the journal by
 * the reader's posts, and breaking the glass. Who may read what: domain.md §6 (administrator no content, unit head the unit).
 */

/** The sign-in of the transaction, as a digest of the session's id; empty outside of requests. */
const SESSION = `CREATE FUNCTION app_session() RETURNS text LANGUAGE sql STABLE PARALLEL SAFE AS
  $$ SELECT nullif(current_setting('app.session', true), '') $$`;

/** Completes a row by what it is about and by the absent curator whom the person replaces, and puts it into the queue of the sealer. The signing role cannot be chosen. */
const ENTRY = `
  CREATE FUNCTION complete_audit_entry() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$ BEGIN
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
      SELECT c.curator_id INTO NEW.on_behalf_of FROM cases c
        WHERE c.id = NEW.case_id AND c.curator_id <> NEW.actor_id AND c.curator_id IN (SELECT app_replaced());
    END IF;
    INSERT INTO audit_unsealed (audit_id) VALUES (NEW.id);
    RETURN NEW; END $$;
  CREATE TRIGGER audit_log_entry BEFORE INSERT ON audit_log FOR EACH ROW EXECUTE FUNCTION complete_audit_entry()`;

/**
 * Notes that the transaction's person reads a case and answers with the purpose: null when none was declared in this sign-in,
 * HIDDEN when the case is not his to see. A task carries its purpose for the whole sign-in. The same page read again within a minute
 * is one reading.
 */
const READING = `
  CREATE FUNCTION note_case_reading(p_case uuid, p_entry jsonb, p_repeats boolean) RETURNS text
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
    DECLARE why text; BEGIN
      IF NOT coalesce((p_entry ->> 'seen')::boolean, false) AND app_relation(p_case) IS NULL THEN RETURN 'HIDDEN'; END IF;
      SELECT r.purpose INTO why FROM read_purposes r
        WHERE r.session_key = app_session() AND r.user_id = app_user_id() AND r.case_id = p_case ORDER BY r.id DESC LIMIT 1;
      IF why IS NULL THEN
        why := p_entry ->> 'purpose';
        IF why IS NULL THEN RETURN NULL; END IF;
        IF why = 'TASK' AND app_session() IS NOT NULL THEN
          INSERT INTO read_purposes (user_id, session_key, case_id, purpose) VALUES (app_user_id(), app_session(), p_case, why);
        END IF;
      END IF;
      IF NOT p_repeats AND EXISTS (SELECT 1 FROM audit_log a WHERE a.actor_id = app_user_id() AND a.at > business_now() - interval '1 minute'
        AND a.action = p_entry ->> 'action' AND a.subject_id = p_entry ->> 'subjectId' AND a.purpose = why AND a.outcome = 'DONE')
        THEN RETURN why; END IF;
      INSERT INTO audit_log (actor_id, actor_kind, action, subject_kind, subject_id, case_id, purpose, outcome, nonce, signature)
        VALUES (app_user_id(), 'PERSON', p_entry ->> 'action', p_entry ->> 'subjectKind', p_entry ->> 'subjectId', p_case, why, 'DONE',
          (p_entry ->> 'nonce')::uuid, p_entry ->> 'signature');
      RETURN why; END $$`;

/** The centres whose rows the reader may see; rows of no centre (a sign-in under an unknown name) are the administrator's. */
const SCOPE = `
  CREATE FUNCTION app_audit_centres() RETURNS text[] LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS
    $$ SELECT coalesce(array_agg(DISTINCT p.centre_id), '{}') FROM app_posts() p
       WHERE p.role IN ('unitHead', 'manager', 'administrator') $$`;

const JOURNAL = `
  CREATE FUNCTION audit_entries(p_filter jsonb, p_limit int)
    RETURNS TABLE (id bigint, at timestamptz, actor_id uuid, actor_name text, actor_kind text, on_behalf_of uuid, on_behalf_name text,
      action text, subject_kind text, subject_id text, case_id uuid, case_number text, purpose text, outcome text, details jsonb,
      sealed boolean)
    LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public SET plan_cache_mode = force_custom_plan AS $$
    DECLARE
      centres text[] := app_audit_centres(); everywhere boolean := app_is_administrator();
      of_actor uuid := (p_filter ->> 'actorId')::uuid; of_action text := p_filter ->> 'action'; of_outcome text := p_filter ->> 'outcome';
      since timestamptz := (p_filter ->> 'from')::timestamptz; til timestamptz := (p_filter ->> 'to')::timestamptz;
      last audit_log; wanted uuid;
    BEGIN
      SELECT * INTO last FROM audit_log l WHERE l.id = (p_filter ->> 'before')::bigint;
      IF p_filter ->> 'caseNumber' IS NOT NULL THEN
        SELECT c.id INTO wanted FROM cases c WHERE c.number = p_filter ->> 'caseNumber';
        IF wanted IS NULL THEN RETURN; END IF;
      END IF;
      RETURN QUERY SELECT a.id, a.at, a.actor_id, u.full_name, a.actor_kind, a.on_behalf_of, b.full_name, a.action, a.subject_kind,
          a.subject_id, a.case_id, c.number, a.purpose, a.outcome, a.details, s.audit_id IS NOT NULL
        FROM audit_log a LEFT JOIN users u ON u.id = a.actor_id LEFT JOIN users b ON b.id = a.on_behalf_of
          LEFT JOIN cases c ON c.id = a.case_id LEFT JOIN audit_seals s ON s.audit_id = a.id
        WHERE (a.centre_id = ANY (centres) OR (everywhere AND a.centre_id IS NULL))
          AND (last.id IS NULL OR (a.at, a.id) < (last.at, last.id)) AND (of_actor IS NULL OR a.actor_id = of_actor)
          AND (wanted IS NULL OR a.case_id = wanted) AND (of_action IS NULL OR a.action = of_action)
          AND (of_outcome IS NULL OR a.outcome = of_outcome) AND (since IS NULL OR a.at >= since) AND (til IS NULL OR a.at < til)
        ORDER BY a.at DESC, a.id DESC LIMIT p_limit; END $$`;

/** The people and actions that a reader's journal can be narrowed to. */
const PEOPLE = `
  CREATE FUNCTION audit_people() RETURNS TABLE (id uuid, name text) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS
    $$ SELECT u.id, u.full_name FROM users u
       WHERE u.centre_id = ANY (app_audit_centres()) OR (u.centre_id IS NULL AND app_is_administrator()) ORDER BY u.full_name $$`;

/** A refusal, or content that was opened or taken; that somebody only said what for is neither. */
const OPENING = `a.outcome = 'REFUSED' OR a.action ~ '^(READ|PRINT|DOWNLOAD)_' OR a.action = 'BREAK_GLASS'`;

/** Who opened a case and who was refused, one row a person and outcome: for its curator and the head of the unit. */
const READERS = `
  CREATE FUNCTION case_readers(p_case uuid) RETURNS TABLE (actor_id uuid, actor_name text, actor_post text, outcome text, times bigint,
      last_at timestamptz, purposes text[], actions text[])
    LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public AS $$ BEGIN
      IF coalesce(app_relation(p_case) NOT IN ('UNIT_HEAD', 'CURATOR'), true) THEN RAISE insufficient_privilege; END IF;
      RETURN QUERY SELECT a.actor_id, max(u.full_name), max(u.post), a.outcome, count(*) FILTER (WHERE ${OPENING}), max(a.at),
          coalesce(array_agg(DISTINCT a.purpose) FILTER (WHERE a.purpose IS NOT NULL), '{}'), array_agg(DISTINCT a.action)
        FROM audit_log a JOIN users u ON u.id = a.actor_id
        WHERE a.case_id = p_case AND a.actor_kind = 'PERSON' AND (a.outcome = 'REFUSED' OR a.purpose IS NOT NULL)
        GROUP BY a.actor_id, a.outcome HAVING bool_or(${OPENING}) ORDER BY max(a.at) DESC; END $$`;

export const AUDIT_FUNCTIONS = [SESSION, ENTRY, READING, SCOPE, JOURNAL, PEOPLE, READERS];
/** Functions of the application alone, with their arguments. */
export const OF_THE_APPLICATION = [
  'note_case_reading(uuid, jsonb, boolean)',
  'audit_entries(jsonb, int)',
  'audit_people()',
  'case_readers(uuid)',
];
