/**
 * Searches by words look past row-level security by themselves, and answer only in a transaction that has noted who searches: no
 * audit, no answer. A duty officer learns of a family only whether it is known and whom to call (domain.md §6).
 */
const definer = 'SECURITY DEFINER SET search_path = public';

/** Raises when the transaction has not written the audit's row of this search. */
const NOTED = `
  CREATE FUNCTION require_noted(p_action text) RETURNS void LANGUAGE plpgsql STABLE ${definer} AS $$ BEGIN
    IF NOT EXISTS (SELECT 1 FROM audit_log a WHERE a.actor_id = app_user_id() AND a.action = p_action
      AND a.at > business_now() - interval '10 minutes' AND a.xmin = pg_current_xact_id_if_assigned()::xid)
    THEN RAISE insufficient_privilege USING MESSAGE = 'The search was not noted'; END IF; END $$;`;

/** Cases by number, and by name where the reader knows names; the newest first. */
const SEARCH = `
  CREATE FUNCTION search_cases(p_words text) RETURNS TABLE (id uuid) LANGUAGE plpgsql STABLE ${definer} AS $$
    DECLARE pattern text := '%' || replace(replace(replace(p_words, '\\', '\\\\'), '%', '\\%'), '_', '\\_') || '%'; BEGIN
      PERFORM require_noted('SEARCH');
      RETURN QUERY SELECT c.id FROM cases c JOIN families f ON f.id = c.family_id
        WHERE c.centre_id IN (SELECT p.centre_id FROM app_posts() p)
          AND (c.number ILIKE pattern OR translate(f.name, 'ёЁ', 'еЕ') ILIKE translate(pattern, 'ёЁ', 'еЕ'))
          AND CASE WHEN c.number ILIKE pattern THEN app_sees(c.id) ELSE app_reads(c.id) END
        ORDER BY c.opened_at DESC LIMIT 500; END $$;`;

/** Words of a name or an address without their endings: «Иванова», «Ивановой» and «Ивановы» are one. */
const WORDS = `
  CREATE FUNCTION word_stem(p_word text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE SET search_path = public AS $$
    SELECT regexp_replace(p_word,
      '^(.{3,}?)(ыми|ими|ого|его|ому|ему|ых|их|ой|ей|ою|ею|ая|яя|ую|юю|ый|ий|ые|ие|ом|ем|ым|им|а|я|у|ю|ы|и|е|о|ь)$', '\\1') $$;
  CREATE FUNCTION text_stems(p_text text) RETURNS text[] LANGUAGE sql IMMUTABLE PARALLEL SAFE SET search_path = public AS $$
    SELECT coalesce(array_agg(DISTINCT word_stem(w)), '{}')
    FROM regexp_split_to_table(translate(lower(p_text), 'ё', 'е'), '[^а-яa-z]+') w
    WHERE length(w) > 2 AND w !~ '^(семь[яиюе]й?|мать|матери|отец|отца|дети|детей|ребен.*|улиц[аые]|дом|город|село|деревня|поселок|область|район|квартира|кварти.*)$' $$;
  CREATE FUNCTION house_numbers(p_text text) RETURNS text[] LANGUAGE sql IMMUTABLE PARALLEL SAFE SET search_path = public AS $$
    SELECT coalesce(array_agg(m[1]), '{}') FROM regexp_matches(p_text, '\\d+', 'g') m $$;
  CREATE INDEX families_stems ON families USING gin (text_stems(name));`;

/** YES: the name and a child or the address agree; LIKELY: only the name. At most three to call, the running cases first. */
const LOOK_UP = `
  CREATE FUNCTION look_up_family(p_family text, p_children text[], p_location text)
    RETURNS TABLE (known text, name text, post text, centre_name text) LANGUAGE plpgsql STABLE ${definer} AS $$ BEGIN
      PERFORM require_noted('LOOK_UP_FAMILY');
      IF NOT EXISTS (SELECT 1 FROM app_posts() p WHERE p.role IN ('dutyOfficer', 'unitHead')) THEN RAISE insufficient_privilege; END IF;
      RETURN QUERY WITH near AS (
          SELECT f.id, f.centre_id, CASE WHEN EXISTS (SELECT 1 FROM children h, unnest(p_children) said
                WHERE h.family_id = f.id AND text_stems(h.name) && text_stems(said))
              OR (text_stems(f.address) && text_stems(p_location) AND house_numbers(f.address) && house_numbers(p_location))
            THEN 'YES' ELSE 'LIKELY' END AS known
          FROM families f WHERE text_stems(f.name) && text_stems(p_family)),
        contact AS (
          SELECT DISTINCT ON (person.id) n.known, person.full_name, person.post, e.name AS centre, c.status = 'RUNNING' AS runs
          FROM near n JOIN cases c ON c.family_id = n.id JOIN centres e ON e.id = c.centre_id
          JOIN LATERAL (SELECT u.id, u.full_name, u.post FROM users u WHERE u.status = 'ACTIVE' AND u.id IN (
              SELECT c.curator_id WHERE c.status = 'RUNNING' AND c.curator_id IS NOT NULL
              UNION ALL SELECT h FROM post_holders(c.centre_id, 'unitHead') h WHERE c.status <> 'RUNNING' OR c.curator_id IS NULL)
            ORDER BY u.full_name LIMIT 1) person ON true
          ORDER BY person.id, n.known DESC, (c.status = 'RUNNING') DESC)
        SELECT x.known, x.full_name, x.post, x.centre FROM contact x ORDER BY x.known DESC, x.runs DESC, x.full_name LIMIT 3; END $$;`;

export const SEARCHES = [NOTED, SEARCH, WORDS, LOOK_UP];
export const OF_SEARCHING = ['search_cases(text)', 'look_up_family(text, text[], text)'];
