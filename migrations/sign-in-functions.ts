/**
 * What sign-in needs before anybody is known, as functions of the owner: a session by its id, counted attempts, a credential
 * token by its hash; and the deeds on credentials of others. Each answers one question, none lists anything.
 */

/** A number of the rulebook `sign-in` in force; nothing without one, and then nobody signs in. */
const RULE = `CREATE FUNCTION sign_in_rule(p_name text) RETURNS int LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$
  SELECT (r.content ->> p_name)::int FROM rulebooks r WHERE r.kind = 'sign-in' AND r.valid_from <= business_now()::date
    AND (r.valid_to IS NULL OR r.valid_to > business_now()::date) ORDER BY r.version DESC LIMIT 1 $$`;

/** Idle and absolute end; a session that waits for its second step ends soon. */
const ALIVE = `CASE WHEN s.signed_in
    THEN s.last_seen_at > clock_timestamp() - make_interval(mins => sign_in_rule('sessionIdleMinutes'))
      AND s.created_at > clock_timestamp() - make_interval(mins => sign_in_rule('sessionMinutes'))
    ELSE s.created_at > clock_timestamp() - make_interval(mins => sign_in_rule('secondStepMinutes')) END`;

const READ = `CREATE FUNCTION session_read(p_sid text) RETURNS jsonb LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$
  SELECT s.sess FROM sessions s WHERE s.sid = p_sid AND ${ALIVE} $$`;

/** The id under which the person's own list shows it. */
const PUBLIC_ID = `CREATE FUNCTION session_public_id(p_sid text) RETURNS uuid LANGUAGE sql STABLE SECURITY DEFINER
  SET search_path = public AS $$ SELECT id FROM sessions WHERE sid = p_sid $$`;

const SAVE = `CREATE FUNCTION session_save(p_sid text, p_sess jsonb) RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = public AS $$
  INSERT INTO sessions (sid, user_id, signed_in, device, device_hash, sess)
    VALUES (p_sid, coalesce(p_sess ->> 'userId', p_sess #>> '{pending,userId}')::uuid, jsonb_exists(p_sess, 'userId'),
      coalesce(p_sess ->> 'device', ''), p_sess ->> 'deviceHash', p_sess)
    ON CONFLICT (sid) DO UPDATE SET user_id = excluded.user_id, signed_in = excluded.signed_in, device = excluded.device,
      device_hash = excluded.device_hash, sess = excluded.sess $$`;

const TOUCH = `CREATE FUNCTION session_touch(p_sid text) RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = public AS $$
  UPDATE sessions s SET last_seen_at = clock_timestamp() WHERE s.sid = p_sid AND ${ALIVE} $$`;

const DROP = `CREATE FUNCTION session_drop(p_sid text) RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = public AS $$
  DELETE FROM sessions WHERE sid = p_sid $$`;

/** Ends the sessions of oneself or of a person whom one administers; answers how many. */
const END = `CREATE FUNCTION end_sessions(p_user uuid, p_except_sid text, p_only uuid) RETURNS int LANGUAGE plpgsql SECURITY DEFINER
  SET search_path = public AS $$ DECLARE ended int; BEGIN
    IF p_user IS DISTINCT FROM app_user_id() AND NOT app_administers_person(p_user) THEN RAISE insufficient_privilege; END IF;
    WITH gone AS (DELETE FROM sessions s WHERE s.user_id = p_user AND s.sid IS DISTINCT FROM p_except_sid
        AND (p_only IS NULL OR s.id = p_only) RETURNING s.device_hash)
    , forgotten AS (DELETE FROM known_devices d USING gone WHERE d.user_id = p_user AND d.token_hash = gone.device_hash)
    SELECT count(*)::int INTO ended FROM gone;
    RETURN ended; END $$`;

/** Takes one attempt of a budget; answers for how many seconds it is used up, 0 when the attempt may be made. */
const TAKE = `CREATE FUNCTION take_attempt(p_key text, p_limit int, p_minutes int) RETURNS int LANGUAGE sql SECURITY DEFINER
  SET search_path = public AS $$
    INSERT INTO sign_in_attempts AS a (key, taken, ends_at)
      VALUES (p_key, 1, clock_timestamp() + make_interval(mins => p_minutes))
      ON CONFLICT (key) DO UPDATE SET
        taken = CASE WHEN a.ends_at <= clock_timestamp() THEN 1 ELSE least(a.taken, p_limit) + 1 END,
        ends_at = CASE WHEN a.ends_at <= clock_timestamp() THEN excluded.ends_at ELSE a.ends_at END
      RETURNING CASE WHEN taken > p_limit THEN greatest(1, ceil(extract(epoch FROM ends_at - clock_timestamp())))::int ELSE 0 END $$`;

/** A success gives its own attempt back, or the whole budget. */
const GIVE = `CREATE FUNCTION give_attempt_back(p_key text, p_all boolean) RETURNS void LANGUAGE sql SECURITY DEFINER
  SET search_path = public AS $$
    UPDATE sign_in_attempts SET taken = CASE WHEN p_all THEN 0 ELSE greatest(0, taken - 1) END WHERE key = p_key $$`;

const SWEEP = `CREATE FUNCTION sweep_sign_in() RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = public AS $$
  DELETE FROM sessions s WHERE NOT coalesce(${ALIVE}, true);
  DELETE FROM sign_in_attempts WHERE ends_at <= clock_timestamp();
  DELETE FROM known_devices d
    WHERE d.last_seen_at <= clock_timestamp() - make_interval(days => sign_in_rule('knownDeviceDays')) $$`;

export const sessionFunctions: Readonly<Record<string, string>> = {
  'sign_in_rule(text)': RULE,
  'session_read(text)': READ,
  'session_public_id(text)': PUBLIC_ID,
  'session_save(text, jsonb)': SAVE,
  'session_touch(text)': TOUCH,
  'session_drop(text)': DROP,
  'end_sessions(uuid, text, uuid)': END,
  'take_attempt(text, int, int)': TAKE,
  'give_attempt_back(text, boolean)': GIVE,
  'sweep_sign_in()': SWEEP,
};

const OWN_PASSWORD = `CREATE FUNCTION own_password_hash() RETURNS text LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$
  SELECT u.password_hash FROM users u WHERE u.id = app_user_id() AND u.status = 'ACTIVE' $$`;

const CHANGE_PASSWORD = `CREATE FUNCTION change_own_password(p_hash text) RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = public AS $$
  UPDATE users SET password_hash = p_hash, password_changed_at = business_now() WHERE id = app_user_id() AND status = 'ACTIVE' $$`;

/** A token that still holds, with the person it is for. */
const TOKEN = `CREATE FUNCTION credential_token_record(p_hash text) RETURNS TABLE (user_id uuid, kind text, expires_at timestamptz)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$
    SELECT t.user_id, t.kind, t.expires_at FROM credential_tokens t JOIN users u ON u.id = t.user_id
    WHERE t.token_hash = p_hash AND t.used_at IS NULL AND t.expires_at > clock_timestamp() AND u.status = 'ACTIVE' $$`;

/** Uses a token up, once; the other tokens of the person fall with it. Answers whose it was, nobody's when it was used meanwhile. */
const USE_TOKEN = `CREATE FUNCTION use_credential_token(p_hash text) RETURNS uuid LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
  DECLARE whose uuid; BEGIN
    UPDATE credential_tokens t SET used_at = clock_timestamp() FROM users u
      WHERE t.token_hash = p_hash AND t.used_at IS NULL AND t.expires_at > clock_timestamp() AND u.id = t.user_id AND u.status = 'ACTIVE'
      RETURNING t.user_id INTO whose;
    DELETE FROM credential_tokens t WHERE t.user_id = whose AND t.used_at IS NULL;
    RETURN whose; END $$`;

/** Takes the second factor away from a person who lost the device and the recovery codes. */
const RESET_FACTOR = `CREATE FUNCTION reset_second_factor(p_user uuid) RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER
  SET search_path = public AS $$ BEGIN
    IF p_user = app_user_id() OR NOT app_administers_person(p_user) THEN RAISE insufficient_privilege; END IF;
    DELETE FROM recovery_codes WHERE user_id = p_user;
    DELETE FROM second_factors WHERE user_id = p_user;
    RETURN FOUND; END $$`;

/** Whether a person has a confirmed second factor, for the administrator's list. */
const HAS_FACTOR = `CREATE FUNCTION has_second_factor(p_user uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
  SET search_path = public AS $$
    SELECT EXISTS (SELECT 1 FROM second_factors f WHERE f.user_id = p_user AND f.confirmed_at IS NOT NULL)
      AND (p_user = app_user_id() OR app_administers_person(p_user)) $$`;

export const credentialFunctions: Readonly<Record<string, string>> = {
  'own_password_hash()': OWN_PASSWORD,
  'change_own_password(text)': CHANGE_PASSWORD,
  'credential_token_record(text)': TOKEN,
  'use_credential_token(text)': USE_TOKEN,
  'reset_second_factor(uuid)': RESET_FACTOR,
  'has_second_factor(uuid)': HAS_FACTOR,
};
