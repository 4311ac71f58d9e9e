/**
 * How a person stands to a case, as SQL: the relation itself, what it lets one see, read and do, and the same as sets, so that a list
 * asks once for all its rows. Source: domain.md §6 (table role × screen; «после закрытия»).
 */
const definer = 'STABLE SECURITY DEFINER SET search_path = public';
/** Asked once for a whole statement. */
const myself = '(SELECT app_stands_for())::uuid[]';

/** Whom the person stands for today, and since when closed cases are still read (rulebook `case-access`; none: not at all). */
const STANDING = `
  CREATE FUNCTION app_stands_for() RETURNS uuid[] LANGUAGE sql ${definer} AS $$
    SELECT CASE WHEN app_user_id() IS NULL THEN '{}' ELSE app_user_id() || ARRAY(SELECT app_replaced()) END $$;
  CREATE FUNCTION case_access_number(p_key text) RETURNS int LANGUAGE sql ${definer} AS $$
    SELECT (content ->> p_key)::int FROM rulebooks WHERE kind = 'case-access' AND valid_from <= business_now()::date
      AND (valid_to IS NULL OR valid_to > business_now()::date) ORDER BY version DESC LIMIT 1 $$;
  CREATE FUNCTION app_kept_since() RETURNS timestamptz LANGUAGE sql ${definer} AS $$
    SELECT coalesce(business_now() - make_interval(months => case_access_number('closedCaseMonths')), 'infinity') $$;
  CREATE OR REPLACE FUNCTION app_open_task(p_case uuid) RETURNS boolean LANGUAGE plpgsql ${definer} AS $$
    BEGIN RETURN EXISTS (SELECT 1 FROM tasks t WHERE t.case_id = p_case AND t.state = 'CREATED'
      AND (t.answered_at IS NULL OR t.answered_by = app_user_id())
      AND (t.assignee IS NULL OR t.assignee = ANY (app_stands_for()))
      AND (t.role, t.centre_id) IN (SELECT p.role, p.centre_id FROM app_posts() p)); END $$;`;

/** The bodies for which the person works, and the body that a case's territory has for a kind of help. */
const AGENCIES = `
  CREATE FUNCTION app_agencies() RETURNS TABLE (id text, kind text) LANGUAGE sql ${definer} AS $$
    SELECT DISTINCT a.id, a.kind FROM app_held_posts() h JOIN agencies a ON a.id = h.agency_id WHERE h.role = 'agencyOfficer' $$;
  CREATE FUNCTION app_agency_measures() RETURNS TABLE (id uuid, case_id uuid) LANGUAGE sql ${definer} AS $$
    WITH place AS (SELECT DISTINCT c.territory_id, c.centre_id FROM cases c WHERE c.status = 'RUNNING'
        AND EXISTS (SELECT 1 FROM app_agencies())),
      served AS (SELECT p.territory_id, p.centre_id, a.kind FROM place p CROSS JOIN app_agencies() a
        WHERE agency_for(p.territory_id, p.centre_id, a.kind) = a.id)
    SELECT m.id, m.case_id FROM plan_measures m JOIN rehab_plans r ON r.id = m.plan_id AND r.state IN ('ACTIVE', 'REVIEW')
      JOIN cases c ON c.id = m.case_id AND c.status = 'RUNNING'
      JOIN served s ON s.territory_id = c.territory_id AND s.centre_id = c.centre_id AND s.kind = m.agency $$;
  CREATE FUNCTION app_agency_notices() RETURNS TABLE (id uuid, case_id uuid) LANGUAGE sql ${definer} AS $$
    SELECT n.id, n.case_id FROM agency_notices n JOIN cases c ON c.id = n.case_id AND c.status = 'RUNNING'
    WHERE n.sent_at IS NOT NULL AND n.agency_id IN (SELECT a.id FROM app_agencies() a) $$;
  CREATE FUNCTION app_agency_cases() RETURNS SETOF uuid LANGUAGE sql ${definer} AS $$
    SELECT case_id FROM app_agency_notices() UNION SELECT case_id FROM app_agency_measures() $$;`;

/** The agency that the case's own territory has, or else the centre's, or else the nearest territory above them. */
const AGENCY_FOR = `
  CREATE FUNCTION agency_for(p_territory text, p_centre text, p_kind text) RETURNS text LANGUAGE sql ${definer} AS $$
    WITH RECURSIVE up AS (
      SELECT t.id, t.parent_id, CASE WHEN t.id = p_territory THEN 0 ELSE 1 END AS distance FROM territories t
      WHERE t.id = p_territory OR t.id = (SELECT c.territory_id FROM centres c WHERE c.id = p_centre)
      UNION ALL SELECT t.id, t.parent_id, up.distance + 2 FROM territories t JOIN up ON t.id = up.parent_id)
    SELECT a.id FROM agencies a JOIN up ON up.id = a.territory_id
    WHERE a.kind = p_kind AND (a.closed_on IS NULL OR a.closed_on > business_now()::date) ORDER BY up.distance, a.id LIMIT 1 $$;`;

/** Cases of the person as curator, and as a member of their team. */
const OWN_CASES = `
  CREATE FUNCTION app_curated_cases() RETURNS SETOF uuid LANGUAGE sql ${definer} AS $$
    SELECT c.id FROM cases c WHERE c.status = 'RUNNING' AND c.curator_id = ANY (${myself})
      AND c.centre_id IN (SELECT p.centre_id FROM app_posts() p WHERE p.role = 'caseCurator')
    UNION ALL SELECT c.id FROM cases c WHERE c.status = 'CLOSED' AND c.curator_id = ANY (${myself})
      AND c.closed_at > (SELECT app_kept_since())
      AND c.centre_id IN (SELECT p.centre_id FROM app_posts() p WHERE p.role = 'caseCurator') $$;
  CREATE FUNCTION app_member_cases() RETURNS SETOF uuid LANGUAGE sql ${definer} AS $$
    SELECT m.case_id FROM case_members m JOIN cases c ON c.id = m.case_id AND c.status = 'RUNNING'
    WHERE m.user_id = ANY (${myself}) AND m.until IS NULL AND c.centre_id IN (SELECT p.centre_id FROM app_posts() p) $$;
  CREATE FUNCTION app_attaching_cases() RETURNS SETOF uuid LANGUAGE sql ${definer} AS $$
    SELECT s.attached_case_id FROM signals s WHERE s.attached_case_id IS NOT NULL AND s.decided_by = app_user_id()
      AND s.xmin = pg_current_xact_id_if_assigned()::xid $$;
  CREATE FUNCTION app_invited(p_case uuid) RETURNS boolean LANGUAGE sql ${definer} AS $$
    SELECT EXISTS (SELECT 1 FROM case_invitations i JOIN cases c ON c.id = i.case_id AND c.status = 'RUNNING'
      WHERE i.case_id = p_case AND i.user_id = app_user_id() AND i.withdrawn_at IS NULL AND i.until > business_now()
        AND EXISTS (SELECT 1 FROM app_posts() p WHERE p.role = 'supervisor' AND p.centre_id = c.centre_id)) $$;`;

/** The strongest relation wins. Who loses a case on its closure may keep it by an open task: the letters that are still awaited. */
const RELATION = `
  CREATE OR REPLACE FUNCTION app_relation(p_case uuid) RETURNS text LANGUAGE plpgsql ${definer} AS $$
    DECLARE c record; roles text[]; runs boolean; kept boolean; BEGIN
      IF app_user_id() IS NULL THEN RETURN NULL; END IF;
      SELECT s.centre_id, s.curator_id, s.status, s.step, s.closed_at INTO c FROM cases s WHERE s.id = p_case;
      IF NOT FOUND THEN RETURN NULL; END IF;
      roles := ARRAY(SELECT p.role FROM app_posts() p WHERE p.centre_id = c.centre_id);
      runs := c.status = 'RUNNING';
      kept := CASE WHEN runs THEN true ELSE c.closed_at > app_kept_since() END;
      IF kept AND 'unitHead' = ANY (roles) THEN RETURN 'UNIT_HEAD'; END IF;
      IF kept AND 'caseCurator' = ANY (roles) AND c.curator_id = ANY (app_stands_for()) THEN RETURN 'CURATOR'; END IF;
      IF runs AND cardinality(roles) > 0 AND EXISTS (SELECT 1 FROM case_members m WHERE m.case_id = p_case
        AND m.user_id = ANY (app_stands_for()) AND m.until IS NULL) THEN RETURN 'MEMBER'; END IF;
      IF runs AND c.step = 5 AND 'consiliumMember' = ANY (roles) THEN RETURN 'AGENDA'; END IF;
      IF runs AND c.step = 6 AND 'commissionSecretary' = ANY (roles) THEN RETURN 'PACKAGE'; END IF;
      IF runs AND c.step = 1 AND 'dutyOfficer' = ANY (roles) THEN RETURN 'TASK'; END IF;
      IF cardinality(roles) > 0 AND app_open_task(p_case) THEN RETURN 'TASK'; END IF;
      IF app_break_glass(p_case) THEN RETURN 'BREAK_GLASS'; END IF;
      IF roles && ARRAY['manager', 'unitHead'] THEN RETURN 'NUMBERS'; END IF;
      IF p_case IN (SELECT app_agency_cases()) THEN RETURN 'MEASURES'; END IF;
      IF app_invited(p_case) THEN RETURN 'PSEUDONYM'; END IF;
      RETURN NULL; END $$;
  CREATE OR REPLACE FUNCTION app_works_on(p_case uuid) RETURNS boolean LANGUAGE sql STABLE AS
    $$ SELECT coalesce(app_relation(p_case) IN ('UNIT_HEAD', 'CURATOR', 'MEMBER', 'AGENDA', 'PACKAGE', 'TASK'), false) $$;
  CREATE FUNCTION app_reads(p_case uuid) RETURNS boolean LANGUAGE sql STABLE AS
    $$ SELECT coalesce(app_relation(p_case) IN ('UNIT_HEAD', 'CURATOR', 'MEMBER', 'AGENDA', 'PACKAGE', 'TASK', 'BREAK_GLASS'), false) $$;
  CREATE FUNCTION app_sees(p_case uuid) RETURNS boolean LANGUAGE sql STABLE AS
    $$ SELECT coalesce(app_relation(p_case) NOT IN ('MEASURES', 'PSEUDONYM'), false) $$;
  CREATE FUNCTION app_reads_family(p_family uuid) RETURNS boolean LANGUAGE sql ${definer} AS
    $$ SELECT EXISTS (SELECT 1 FROM cases c WHERE c.family_id = p_family AND app_reads(c.id)) $$;`;

export const RELATIONS = [AGENCY_FOR, STANDING, AGENCIES, OWN_CASES, RELATION];
