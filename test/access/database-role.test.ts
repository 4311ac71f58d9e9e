/**
 * The floor under the application: whoever connects with its database role but without it (no person set, a person of another
 * centre, a blocked person) finds no row of a case or of another person in any table. A table that is neither filled here nor
 * named as shared fails, and so does one without a policy.
 */
import { randomUUID } from 'node:crypto';
import { type Database, type Transaction, withUser } from '#store/database.ts';
import { type Casework, idOf, openCasework } from '#test/support/casework.ts';
import { plantWords } from './canary-groups.ts';
import { furnishCase, uvarovo } from './furnished-case.ts';

/** Reference data, forms and diagrams, the state of the mirror: nobody's rows, the same for everyone. */
const SHARED = [
  'public.agencies',
  'public.calendar_days',
  'public.calendars',
  'public.centre_territories',
  'public.centre_units',
  'public.centres',
  'public.clock_state',
  'public.engine_epochs',
  'public.engine_flows_taken',
  'public.feed_positions',
  'public.paper_templates',
  'public.release_elements',
  'public.release_resources',
  'public.releases',
  'public.rulebooks',
  'public.territories',
];
/** Names and posts of staff: tasks and cards name colleagues of any centre. */
const OPEN = ['public.user_roles', 'public.users'];
/** Written and read by one part of the system alone; migrations keep their own books. */
const CLOSED_BOOKS = [
  'public.audit_seals',
  'public.audit_unsealed',
  'public.feed_set_aside',
  'public.knex_migrations',
  'public.knex_migrations_lock',
];

type Table = { readonly name: string; readonly secured: boolean; readonly policies: number; readonly granted: boolean };

let casework: Casework;
let tables: readonly Table[];
let held: readonly string[];

beforeAll(async () => {
  casework = await openCasework();
  await furnishCase(casework, plantWords().wordsOf('case', '2019-09-01'), uvarovo);
  const { rows } = await casework.owner.raw<{ rows: Table[] }>(
    `SELECT n.nspname || '.' || c.relname AS name, c.relrowsecurity AS secured,
       (SELECT count(*)::int FROM pg_policy p WHERE p.polrelid = c.oid) AS policies,
       EXISTS (SELECT 1 FROM information_schema.column_privileges g WHERE g.table_schema = n.nspname
         AND g.table_name = c.relname AND (g.grantee = 'PUBLIC' OR g.grantee LIKE 'seven\\_%' AND g.grantee <> 'seven_owner')) AS granted
     FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f') AND n.nspname NOT IN ('pg_catalog', 'information_schema', 'pg_toast')
     ORDER BY 1`,
  );
  tables = rows;
  const apart = [...SHARED, ...OPEN, ...CLOSED_BOOKS];
  held = tables.map(({ name }) => name).filter((name) => !apart.includes(name));
});

afterAll(() => casework.close());

/** The tables in which rows are seen; a table that the role may not read at all shows none. */
async function seenBy(look: <T>(work: (trx: Transaction) => Promise<T>) => Promise<T>): Promise<readonly string[]> {
  const seen: string[] = [];
  for (const table of held) {
    const count = await look((trx) => countIn(trx, table)).catch((error: unknown) => {
      if ((error as { code?: unknown }).code === '42501') return 0;
      throw error;
    });
    if (count > 0) seen.push(table);
  }
  return seen;
}

const countIn = async (trx: Transaction | Database, table: string): Promise<number> =>
  Number((await trx(table).count('* as n').first())?.['n'] ?? 0);
const as = (login: string) => (work: (trx: Transaction) => Promise<unknown>) =>
  withUser(casework.app, idOf(casework, login), work) as Promise<never>;

it('every table that may hold something of a case holds a row here, or is named as shared', async () => {
  const empty: string[] = [];
  for (const table of held) if ((await countIn(casework.owner, table)) === 0) empty.push(table);
  expect(empty).toEqual([]);
});

it('every table has row-level security and a policy, or no grant at all', () => {
  const open = tables.filter(({ secured, policies, granted }) => granted && (!secured || policies === 0));
  expect(open).toEqual([]);
});

it('the head of the unit sees the rows, so the tables can be read at all', async () => {
  expect((await seenBy(as('head'))).length).toBeGreaterThan(40);
});

it('without a person there is no row', async () => {
  expect(await seenBy((work) => casework.app.transaction(work))).toEqual([]);
});

it('with the id of somebody who does not exist there is no row', async () => {
  expect(await seenBy((work) => withUser(casework.app, randomUUID(), work))).toEqual([]);
});

it('with a text that is no id there is no row, whatever it says', async () => {
  for (const text of ['', ' ', "' OR true --", 'head']) {
    const seen = await withUser(casework.app, text, (trx) => countIn(trx, 'cases')).catch(() => 0);
    expect([text, seen]).toEqual([text, 0]);
  }
});

it('a person of another centre finds no row, not even a former member of the case', async () => {
  expect(await seenBy(as('head2'))).toEqual([]);
});

/** The counters of their centre's journals, the own invitations; administrators keep people. */
const NO_CONTENT = [
  ...['public.paper_journals', 'public.case_invitations'],
  ...['public.credential_tokens', 'public.sessions', 'public.staff_absences'],
];

it.each(['methodist', 'admin', 'supervisor'])('%s finds no row of casework', async (login) => {
  const seen = (await seenBy(as(login))).filter((table) => !NO_CONTENT.includes(table));
  expect(seen).toEqual([]);
});

it.each(['head', 'curator', 'duty', 'manager'])('%s finds no row once blocked', async (login) => {
  await casework.owner('users').where({ login }).update({ status: 'BLOCKED' });
  const seen = await seenBy(as(login));
  await casework.owner('users').where({ login }).update({ status: 'ACTIVE' });
  expect(seen).toEqual([]);
});
