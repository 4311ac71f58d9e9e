/**
 * Row-level security in one place: how a migration opens a table to the database roles.
 * A table without a call of `protect` fails the schema test. Source: architecture.md «Access» (our design).
 */
import type { Knex } from 'knex';

export const databaseRoles = ['seven_app', 'seven_feed', 'seven_dispatcher', 'seven_worker', 'seven_watchdog'] as const;
/** Roles of later migrations are given their rights there, table by table. */
export type DatabaseRole = (typeof databaseRoles)[number] | 'seven_sealer';

/** Verbs a role gets on a table with the row condition under which it gets them. */
export type Access = { readonly verbs: string; readonly when: string; readonly columns?: string };

/**
 * Enables row-level security on `table` and grants each role its verbs under its condition.
 * `verbs` is a comma-separated subset of `select, insert, update, delete`; `when` is an SQL condition over the row.
 */
export async function protect(
  knex: Knex,
  table: string,
  access: Partial<Record<DatabaseRole, readonly Access[]>>,
): Promise<void> {
  await knex.raw(`ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY`);
  for (const [role, grants] of Object.entries(access)) {
    for (const grant of grants ?? []) await grantVerbs(knex, table, role, grant);
  }
}

async function grantVerbs(knex: Knex, table: string, role: string, { verbs, when, columns }: Access): Promise<void> {
  for (const verb of verbs.split(',').map((part) => part.trim())) {
    const list = columns && verb !== 'delete' ? ` (${columns})` : '';
    await knex.raw(`GRANT ${verb}${list} ON ${table} TO ${role}`);
    const name = `${table}_${role}_${verb}_${Math.abs(hash(when)) % 100000}`;
    await knex.raw(`CREATE POLICY ${name} ON ${table} FOR ${verb} TO ${role} ${condition(verb, when)}`);
  }
}

function condition(verb: string, when: string): string {
  if (verb === 'insert') return `WITH CHECK (${when})`;
  if (verb === 'update') return `USING (${when}) WITH CHECK (${when})`;
  return `USING (${when})`;
}

function hash(text: string): number {
  let value = 0;
  for (const letter of text) value = (value * 31 + letter.charCodeAt(0)) | 0;
  return value;
}

/** A table that every signed-in person and every part of the system may read. */
export const readableByAll: Partial<Record<DatabaseRole, readonly Access[]>> = Object.fromEntries(
  databaseRoles.map((role) => [role, [{ verbs: 'select', when: 'true' }]]),
);
