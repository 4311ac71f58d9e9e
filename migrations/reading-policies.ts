/**
 * How the application's role reads cases, families and clocks: the relation to one case, and the same in the policies of lists, which
 * ask posts and sets of cases. Both are written out here as the migrations from 001900 on set them. Source: domain.md §6.
 */

/** Changes the one policy that asks `asked`; others of the table stay. */
export const readBy = (
  table: string,
  asked: string,
  condition: string,
): string => `DO $$ DECLARE p record; changed int := 0; BEGIN
  FOR p IN SELECT * FROM pg_policies WHERE schemaname = 'public' AND tablename = '${table}' AND cmd = 'SELECT'
    AND 'seven_app' = ANY (roles) AND qual LIKE '%${asked}%' LOOP
    EXECUTE format('ALTER POLICY %I ON ${table} USING (%s)', p.policyname, $condition$${condition}$condition$);
    changed := changed + 1;
  END LOOP;
  IF changed <> 1 THEN RAISE 'one policy of ${table} is meant, not %', changed; END IF; END $$`;

/** The centres where the person holds one of these posts today. */
export const centresOf = (...roles: string[]): string =>
  `(SELECT p.centre_id FROM app_posts() p WHERE p.role IN (${roles.map((role) => `'${role}'`).join(', ')}))`;

/** Whose cases a person reads besides those of a whole centre; each set is asked once a statement. */
export const caseSets = ['task', 'curated', 'agenda', 'package', 'member', 'glass'].map((name) => `app_${name}_cases`);

/** The row of a case, numbers included. */
export const caseSeen = (sets: readonly string[]): string =>
  [
    `centre_id IN ${centresOf('unitHead', 'manager')}`,
    `(status = 'RUNNING' AND step = 1 AND centre_id IN ${centresOf('dutyOfficer')})`,
    ...[...sets, 'app_attaching_cases'].map((set) => `id IN (SELECT ${set}())`),
  ].join(' OR ');

/**
 * A clock has the centre of its case, and the duty officer's first step lies in it. Asked as a subquery over cases, the planner read
 * all the cases of the region.
 */
export const clockSeen = (sets: readonly string[]): string =>
  [
    `centre_id IN ${centresOf('dutyOfficer', 'unitHead', 'manager')}`,
    ...[...sets, 'app_attaching_cases'].map((set) => `case_id IN (SELECT ${set}())`),
  ].join(' OR ');

export const familySeen = (sets: readonly string[]): string =>
  `id IN (SELECT app_task_families()) OR EXISTS (SELECT 1 FROM cases c WHERE c.family_id = families.id AND
    ((c.centre_id IN ${centresOf('unitHead')} AND (c.status = 'RUNNING' OR c.closed_at > (SELECT app_kept_since())))
      OR (c.status = 'RUNNING' AND c.step = 1 AND c.centre_id IN ${centresOf('dutyOfficer')})
      OR ${sets.map((set) => `c.id IN (SELECT ${set}())`).join(' OR ')}) OFFSET 0)`;

export const ON_AGENDA = `SELECT 1 FROM consilium_agendas a JOIN case_parts p ON p.id = a.part_id AND p.state = 'RUNNING'
  WHERE a.state <> 'WITHDRAWN' AND a.case_id = `;
export const SUBMITTED = 'SELECT 1 FROM commission_submissions s WHERE s.case_id = ';

/** The reader's relation to one case, the strongest first; `further` asks what comes after the duty officer's first step. */
export const relation = (further = ''): string => `CREATE OR REPLACE FUNCTION app_relation(p_case uuid) RETURNS text
  LANGUAGE plpgsql STABLE SECURITY DEFINER COST 10000 SET search_path = public AS $$
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
    IF runs AND 'consiliumMember' = ANY (roles) AND EXISTS (${ON_AGENDA} p_case) THEN RETURN 'AGENDA'; END IF;
    IF runs AND 'commissionSecretary' = ANY (roles) AND EXISTS (${SUBMITTED} p_case) THEN RETURN 'PACKAGE'; END IF;
    IF runs AND c.step = 1 AND 'dutyOfficer' = ANY (roles) THEN RETURN 'TASK'; END IF;
    ${further}
    IF cardinality(roles) > 0 AND app_open_task(p_case) THEN RETURN 'TASK'; END IF;
    IF app_break_glass(p_case) THEN RETURN 'BREAK_GLASS'; END IF;
    IF roles && ARRAY['manager', 'unitHead'] THEN RETURN 'NUMBERS'; END IF;
    IF p_case IN (SELECT app_agency_cases()) THEN RETURN 'MEASURES'; END IF;
    IF app_invited(p_case) THEN RETURN 'PSEUDONYM'; END IF;
    RETURN NULL; END $$`;
