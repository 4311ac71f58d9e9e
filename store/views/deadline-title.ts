/** The title of a deadline's rule in the version by which it runs; `d` is the row of `deadlines`. */
export const deadlineTitleSql = `(SELECT r->>'title' FROM rulebooks b, jsonb_array_elements(b.content->'rules') r
  WHERE b.kind = 'deadline-rules' AND b.version = d.rules_version AND r->>'code' = d.rule)`;
