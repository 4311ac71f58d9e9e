/**
 * Which posts a person holds today and for whom else; who administers which place and person; whose absences one writes.
 * Every function looks past row-level security by a fixed path and answers about the person of the transaction.
 */

const zone = 'Europe/Moscow';
const definer = 'LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public';

/**
 * `app_held_posts`: own posts valid today and those of absent colleagues whom one replaces today, as they are written down;
 * `app_posts`: the same, each for every centre of its territory. A territory without a centre gives one row without a centre.
 */
export const POSTS = `
  CREATE FUNCTION territories_above(p_territory text) RETURNS SETOF text LANGUAGE sql STABLE AS $$
    WITH RECURSIVE above AS (
      SELECT id, parent_id FROM territories WHERE id = p_territory
      UNION SELECT t.id, t.parent_id FROM territories t JOIN above ON t.id = above.parent_id)
    SELECT id FROM above $$;
  CREATE FUNCTION post_valid(p_since date, p_until date, p_zone text) RETURNS boolean LANGUAGE sql STABLE AS $$
      SELECT CASE WHEN p_since IS NULL AND p_until IS NULL THEN true ELSE (SELECT (p_since IS NULL OR p_since <= d.day)
          AND (p_until IS NULL OR d.day < p_until)
        FROM (SELECT (business_now() AT TIME ZONE coalesce(p_zone, '${zone}'))::date AS day) d) END $$;
  CREATE FUNCTION app_replaced() RETURNS SETOF uuid ${definer} AS $$
    SELECT a.user_id FROM staff_absences a JOIN users u ON u.id = a.user_id LEFT JOIN centres e ON e.id = u.centre_id
    WHERE a.acting_user_id = app_user_id() AND a.cancelled_at IS NULL AND u.status = 'ACTIVE'
      AND post_valid(a.from_day, a.to_day + 1, e.time_zone) $$;
  CREATE FUNCTION app_held_posts() RETURNS TABLE (id uuid, role text, centre_id text, territory_id text, agency_id text,
      for_user uuid) ${definer} AS $$
    SELECT r.id, r.role, r.centre_id, r.territory_id, r.agency_id, p.for_user
    FROM (SELECT app_user_id() AS user_id, NULL::uuid AS for_user
          UNION ALL SELECT absent, absent FROM app_replaced() absent) p
      JOIN user_roles r ON r.user_id = p.user_id LEFT JOIN centres e ON e.id = r.centre_id
    WHERE EXISTS (SELECT 1 FROM users u WHERE u.id = app_user_id() AND u.status = 'ACTIVE')
      AND post_valid(r.since, r.until, e.time_zone) $$;
  CREATE FUNCTION app_posts() RETURNS TABLE (role text, centre_id text, for_user uuid) ${definer} AS $$
    SELECT h.role, coalesce(h.centre_id, z.id), h.for_user FROM app_held_posts() h
      LEFT JOIN LATERAL (SELECT e.id FROM territories_below(h.territory_id) t(id) JOIN centres e ON e.territory_id = t.id) z
        ON h.territory_id IS NOT NULL $$;
  CREATE FUNCTION app_acts_for(p_user uuid) RETURNS boolean ${definer} AS $$
    SELECT CASE WHEN p_user = app_user_id() THEN true ELSE coalesce(p_user IN (SELECT app_replaced()), false) END $$;
  CREATE FUNCTION post_holders(p_centre text, p_role text) RETURNS SETOF uuid ${definer} AS $$
    SELECT DISTINCT r.user_id FROM user_roles r JOIN users u ON u.id = r.user_id JOIN centres e ON e.id = p_centre
    WHERE r.role = p_role AND u.status = 'ACTIVE' AND post_valid(r.since, r.until, e.time_zone)
      AND (r.centre_id = p_centre OR r.territory_id IN (SELECT territories_above(e.territory_id))) $$;`;

/** Who keeps what. A person whose posts reach beyond one's own places is kept by who stands higher, or a link would open them. */
export const ADMINISTRATION = `
  CREATE FUNCTION app_is_administrator() RETURNS boolean ${definer} AS $$
    SELECT EXISTS (SELECT 1 FROM app_held_posts() h WHERE h.role = 'administrator') $$;
  CREATE FUNCTION app_administers(p_territory text) RETURNS boolean ${definer} AS $$
    SELECT EXISTS (SELECT 1 FROM app_held_posts() h WHERE h.role = 'administrator'
      AND h.territory_id IN (SELECT territories_above(p_territory))) $$;
  CREATE FUNCTION app_oversees(p_territory text) RETURNS boolean ${definer} AS $$
    SELECT EXISTS (SELECT 1 FROM app_held_posts() h WHERE h.role IN ('administrator', 'manager')
      AND h.territory_id IN (SELECT territories_above(p_territory))) $$;
  CREATE FUNCTION app_administers_place(p_centre text, p_territory text) RETURNS boolean ${definer} AS $$
    SELECT CASE WHEN p_territory IS NULL THEN app_holds(p_centre, 'administrator') ELSE app_administers(p_territory) END $$;
  CREATE FUNCTION post_open(p_until date) RETURNS boolean LANGUAGE sql STABLE AS
    $$ SELECT p_until IS NULL OR p_until > (business_now() AT TIME ZONE '${zone}')::date $$;
  CREATE FUNCTION app_administers_person(p_user uuid) RETURNS boolean ${definer} AS $$
    SELECT EXISTS (SELECT 1 FROM users u WHERE u.id = p_user AND (app_holds(u.centre_id, 'administrator') OR EXISTS (
        SELECT 1 FROM user_roles r WHERE r.user_id = p_user AND app_administers_place(r.centre_id, r.territory_id))))
      AND NOT EXISTS (SELECT 1 FROM user_roles r WHERE r.user_id = p_user AND post_open(r.until)
        AND NOT app_administers_place(r.centre_id, r.territory_id)) $$;
  CREATE FUNCTION app_sees_staff(p_user uuid) RETURNS boolean ${definer} AS $$
    SELECT EXISTS (SELECT 1 FROM users u LEFT JOIN user_roles r ON r.user_id = u.id
      WHERE u.id = p_user AND (app_holds(u.centre_id, 'administrator', 'manager', 'unitHead')
        OR app_holds(r.centre_id, 'administrator', 'manager', 'unitHead') OR app_oversees(r.territory_id))) $$;
  CREATE FUNCTION app_heads_person(p_user uuid) RETURNS boolean ${definer} AS $$
    SELECT EXISTS (SELECT 1 FROM user_roles r WHERE r.user_id = p_user AND post_open(r.until))
      AND NOT EXISTS (SELECT 1 FROM user_roles r WHERE r.user_id = p_user AND post_open(r.until) AND NOT (
        r.role IN ('dutyOfficer', 'caseCurator', 'psychologist', 'unitHead', 'consiliumMember')
        AND coalesce(app_holds(r.centre_id, 'unitHead'), false))) $$;
  CREATE FUNCTION app_writes_absence(p_user uuid, p_acting uuid) RETURNS boolean ${definer} AS $$
    SELECT CASE WHEN app_administers_person(p_user) AND p_acting IS DISTINCT FROM app_user_id()
        THEN p_acting IS NULL OR app_sees_staff(p_acting)
      ELSE app_heads_person(p_user) AND (p_acting IS NULL OR EXISTS (SELECT 1 FROM user_roles r JOIN users u ON u.id = r.user_id
        WHERE r.user_id = p_acting AND u.status = 'ACTIVE' AND post_open(r.until) AND app_holds(r.centre_id, 'unitHead'))) END $$;`;

/** Region, district, centre and administrator of a system without people; null when somebody is there already. */
export const BEGIN_INSTALLATION = `
  CREATE FUNCTION begin_installation(p_region text, p_district text, p_centre jsonb, p_person jsonb) RETURNS uuid
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
    DECLARE region text := gen_random_uuid(); district text := gen_random_uuid(); centre text := gen_random_uuid();
      person uuid := gen_random_uuid(); BEGIN
      LOCK TABLE users IN SHARE ROW EXCLUSIVE MODE;
      IF EXISTS (SELECT 1 FROM users) THEN RETURN NULL; END IF;
      INSERT INTO territories (id, parent_id, kind, name) VALUES
        (region, NULL, 'REGION', p_region), (district, region, 'DISTRICT', p_district);
      INSERT INTO centres (id, territory_id, name, time_zone, calendar_id) SELECT centre, district, p_centre ->> 'name',
        p_centre ->> 'timeZone', (SELECT id FROM calendars ORDER BY id LIMIT 1);
      INSERT INTO centre_territories (centre_id, territory_id) VALUES (centre, district);
      INSERT INTO users (id, login, full_name, post, centre_id, password_hash) VALUES (person, p_person ->> 'login',
        p_person ->> 'fullName', p_person ->> 'post', centre, p_person ->> 'passwordHash');
      INSERT INTO user_roles (user_id, role, territory_id) VALUES (person, 'administrator', region);
      RETURN person; END $$;
  REVOKE EXECUTE ON FUNCTION begin_installation FROM PUBLIC;
  GRANT EXECUTE ON FUNCTION begin_installation TO seven_app;`;
