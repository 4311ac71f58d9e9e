/** The title of a deadline's rule in the version by which it runs; `d` is the row of `deadlines`. */
export const deadlineTitleSql = `(SELECT r->>'title' FROM rulebooks b, jsonb_array_elements(b.content->'rules') r
  WHERE b.kind = 'deadline-rules' AND b.version = d.rules_version AND r->>'code' = d.rule)`;

/** The same for all rules at once, where many rows ask: `version`, `rule`, `title`. */
export const deadlineTitlesSql = `SELECT b.version, r->>'code' AS rule, r->>'title' AS title
  FROM rulebooks b, jsonb_array_elements(b.content->'rules') r WHERE b.kind = 'deadline-rules'`;
