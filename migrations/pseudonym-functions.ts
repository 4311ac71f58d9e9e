/**
 * What an invited supervisor reads of a case: no name and no place. People are called by their place in the family, and every word of
 * a name, an address or a school is taken out of the texts with all its endings; too much rather than too little (domain.md §6).
 */
const definer = 'STABLE SECURITY DEFINER SET search_path = public';

const NAMES = `
  CREATE FUNCTION family_pseudonym(p_family uuid) RETURNS text LANGUAGE sql IMMUTABLE AS $$
    SELECT 'Семья № ' || 1000 + ('x' || substr(md5(p_family::text), 1, 6))::bit(24)::int % 9000 $$;
  CREATE FUNCTION pseudonym_people(p_family uuid) RETURNS TABLE (id uuid, name text, title text, child boolean, age int, relation text)
    LANGUAGE sql ${definer} AS $$
    SELECT h.id, h.name, 'Ребёнок ' || row_number() OVER (ORDER BY h.created_at, h.id), true,
      coalesce(extract(year FROM age(business_now(), h.birth_date))::int, h.approx_age), NULL
      FROM children h WHERE h.family_id = p_family
    UNION ALL SELECT r.id, r.name, 'Взрослый ' || row_number() OVER (ORDER BY r.created_at, r.id), false, NULL, r.relation
      FROM parents r WHERE r.family_id = p_family $$;`;

/** Words to take out, the longest first; what stands for a person stays the same in all texts. */
const WORDS = `
  CREATE FUNCTION pseudonym_words(p_case uuid) RETURNS TABLE (stem text, shown text) LANGUAGE sql ${definer} AS $$
    WITH family AS (SELECT f.* FROM families f JOIN cases c ON c.family_id = f.id WHERE c.id = p_case),
      message AS (SELECT s.id, s.location FROM signals s WHERE s.case_id = p_case OR s.attached_case_id = p_case),
      source AS (
        SELECT p.name AS words, p.title AS shown, 2 AS rank FROM family f, pseudonym_people(f.id) p
        UNION ALL SELECT f.name, family_pseudonym(f.id), 1 FROM family f
        UNION ALL SELECT r.reporter, 'Заявитель', 3 FROM signal_reporters r JOIN message m ON m.id = r.signal_id
        UNION ALL SELECT f.address, '[адрес]', 4 FROM family f UNION ALL SELECT m.location, '[адрес]', 4 FROM message m
        UNION ALL SELECT concat_ws(' ', h.school, h.document), '[данные]', 5 FROM family f JOIN children h ON h.family_id = f.id
        UNION ALL SELECT r.work, '[данные]', 5 FROM family f JOIN parents r ON r.family_id = f.id)
    SELECT DISTINCT ON (length(w), w) w, s.shown FROM source s, unnest(text_stems(s.words)) w ORDER BY length(w) DESC, w, s.rank $$;
  CREATE FUNCTION pseudonymised(p_case uuid, p_text text) RETURNS text LANGUAGE plpgsql ${definer} AS $$
    DECLARE word record; told text := translate(p_text, 'ёЁ', 'еЕ'); BEGIN
      told := regexp_replace(told, '(\\+7|8)?[ (-]*\\d{3,5}[ )-]*\\d{1,3}[ -]*\\d{2}[ -]*\\d{2}', ' [номер]', 'g');
      FOR word IN SELECT * FROM pseudonym_words(p_case) LOOP
        told := regexp_replace(told, '\\m' || word.stem || '[а-яa-z]{0,4}\\M', word.shown, 'gi');
      END LOOP;
      RETURN told; END $$;`;

const ofCase = (name: string, columns: string, from: string, order: string): string =>
  `'${name}', (SELECT coalesce(jsonb_agg(x ORDER BY ${order}), '[]') FROM (SELECT ${columns} FROM ${from}) x)`;

/** The case as the invited supervisor reads it; null for everybody else. */
const READING = `
  CREATE FUNCTION supervised_case(p_case uuid) RETURNS jsonb LANGUAGE plpgsql ${definer} AS $$
    DECLARE c cases; plan rehab_plans; BEGIN
      IF app_relation(p_case) IS DISTINCT FROM 'PSEUDONYM' THEN RETURN NULL; END IF;
      SELECT * INTO c FROM cases WHERE id = p_case;
      SELECT * INTO plan FROM rehab_plans r WHERE r.case_id = p_case AND r.state <> 'DRAFT' ORDER BY r.version DESC LIMIT 1;
      RETURN jsonb_build_object('title', family_pseudonym(c.family_id), 'step', c.step, 'urgency', c.urgency, 'safety', c.safety,
        'riskLevel', c.risk_level, 'decision', c.decision, 'openedAt', c.opened_at,
        'curatorName', (SELECT u.full_name FROM users u WHERE u.id = c.curator_id),
        ${ofCase('people', 'p.title, p.child, p.age, p.relation', 'pseudonym_people(c.family_id) p', 'x.title')},
        ${ofCase(
          'signals',
          `s.received_at AS "receivedAt", s.source, s.reason, s.danger_now AS "dangerNow", pseudonymised(p_case, s.facts) AS facts`,
          'signals s WHERE s.case_id = p_case OR s.attached_case_id = p_case',
          `x."receivedAt" DESC`,
        )},
        ${ofCase(
          'assessments',
          `a.created_at AS at, a.safety, a.risk_level AS "riskLevel"`,
          'assessments a WHERE a.case_id = p_case',
          'x.at DESC',
        )},
        ${ofCase(
          'consilium',
          `g.held_on AS "heldOn", pseudonymised(p_case, g.question) AS question, g.proposed_decision AS proposed,
           (SELECT r.decision FROM consilium_protocols r WHERE r.agenda_id = g.id) AS decision`,
          'consilium_agendas g WHERE g.case_id = p_case',
          `x."heldOn" DESC`,
        )},
        ${ofCase(
          'visits',
          `v.visited_on AS "visitedOn", v.kind, v.child_seen AS "childSeen", v.outcome`,
          'home_visits v WHERE v.case_id = p_case',
          `x."visitedOn" DESC`,
        )},
        'plan', CASE WHEN plan.id IS NOT NULL THEN jsonb_build_object('phase', plan.phase, 'validFrom', plan.valid_from,
          'validTo', plan.valid_to, 'goals', pseudonymised(p_case, plan.goals), ${ofCase(
            'measures',
            `m.kind_title AS kind, pseudonymised(p_case, m.goal) AS goal, m.status, m.due_on AS "dueOn", m.position`,
            'plan_measures m WHERE m.plan_id = plan.id',
            'x.position',
          )}) END); END $$;
  CREATE FUNCTION supervised_cases() RETURNS TABLE (case_id uuid, title text, step int, curator_name text, invited_by text,
      until timestamptz) LANGUAGE sql ${definer} AS $$
    SELECT DISTINCT ON (i.case_id) i.case_id, family_pseudonym(c.family_id), c.step, k.full_name, b.full_name, i.until
    FROM case_invitations i JOIN cases c ON c.id = i.case_id LEFT JOIN users k ON k.id = c.curator_id JOIN users b ON b.id = i.invited_by
    WHERE i.user_id = app_user_id() AND i.withdrawn_at IS NULL AND app_invited(i.case_id) ORDER BY i.case_id, i.until DESC $$;`;

/** Who may be invited: a supervisor of the case's centre. */
const SUPERVISES = `
  CREATE FUNCTION app_supervises(p_case uuid, p_user uuid) RETURNS boolean LANGUAGE sql ${definer} AS $$
    SELECT EXISTS (SELECT 1 FROM cases c WHERE c.id = p_case AND p_user IN (SELECT post_holders(c.centre_id, 'supervisor'))) $$;`;

export const PSEUDONYMS = [NAMES, WORDS, READING, SUPERVISES];
export const OF_SUPERVISION = ['supervised_case(uuid)', 'supervised_cases()'];
/** Of no use to anybody but the reading itself. */
export const INNER = ['pseudonym_people(uuid)', 'pseudonym_words(uuid)', 'pseudonymised(uuid, text)'];
