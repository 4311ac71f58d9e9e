/** What no text of a person may move: people, posts, secrets, rules, templates, and the shape of the database. */
import type { Database } from '#store/database.ts';

const TABLES = [
  'users',
  'user_roles',
  'centres',
  'territories',
  'rulebooks',
  'calendar_days',
  'releases',
  'paper_templates',
];

/** A digest of each; the same before and after, whatever was said. */
export async function foundations(owner: Database): Promise<unknown> {
  const rows = await Promise.all(
    TABLES.map(async (table) => {
      const { rows: found } = await owner.raw(
        `SELECT md5(string_agg(r::text, ',' ORDER BY r::text)) AS sum FROM ${table} r`,
      );
      return [table, found[0].sum];
    }),
  );
  const { rows: shape } = await owner.raw(
    `SELECT md5(string_agg(c.table_name || c.column_name || c.data_type, ',' ORDER BY c.table_name, c.column_name)) AS sum
       FROM information_schema.columns c WHERE c.table_schema = 'public'`,
  );
  const { rows: policies } = await owner.raw('SELECT count(*) AS policies FROM pg_policies');
  return { rows, shape, policies };
}
