/** Changes of the policies by which the application reads rows: what posts and sets of cases they ask. */

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
