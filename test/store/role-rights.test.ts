/** The rights in the database itself: every table has its policies, and no role may what nobody may. */
import { connect, type Role, roleUrl } from '#store/database.ts';
import { acceptedCase, as, type Casework, CENTRE, idOf, openCasework } from '#test/support/casework.ts';

const ROLES: readonly Role[] = ['seven_app', 'seven_feed', 'seven_dispatcher', 'seven_worker', 'seven_watchdog'];

let casework: Casework;
let mine: string;

beforeAll(async () => {
  casework = await openCasework();
  mine = (await acceptedCase(casework)).caseId;
});

afterAll(() => casework.close());

describe('every table', () => {
  const tables = async () =>
    (
      await casework.owner.raw<{ rows: { name: string; rls: boolean; policies: number; owner: string }[] }>(
        `SELECT c.relname AS name, c.relrowsecurity AS rls, pg_get_userbyid(c.relowner) AS owner,
           (SELECT count(*)::int FROM pg_policy p WHERE p.polrelid = c.oid) AS policies
         FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p', 'v', 'm', 'f')
           AND c.relname NOT LIKE 'knex%' ORDER BY 1`,
      )
    ).rows;

  it('has row-level security, a policy, and an owner that is no role of the application', async () => {
    const all = await tables();
    expect(all.length).toBeGreaterThan(40);
    const open = all.filter(
      ({ rls, policies, owner }) => !rls || policies === 0 || (ROLES as readonly string[]).includes(owner),
    );
    expect(open).toEqual([]);
  });

  it('grants nothing to the public, and every grant belongs to a policy', async () => {
    const { rows } = await casework.owner.raw<{ rows: { table_name: string; grantee: string }[] }>(
      `SELECT g.table_name, g.grantee, g.privilege_type FROM information_schema.role_table_grants g
       WHERE g.table_schema = 'public' AND (g.grantee = 'PUBLIC' OR (g.grantee LIKE 'seven\\_%' AND g.grantee <> 'seven_owner'
         AND NOT EXISTS (SELECT 1 FROM pg_policies p WHERE p.tablename = g.table_name AND g.grantee = ANY (p.roles)
           AND p.cmd IN ('ALL', g.privilege_type))))`,
    );
    expect(rows).toEqual([]);
  });

  it("the application's roles are neither superuser nor owner, pass no security by and make nothing", async () => {
    const { rows } = await casework.owner.raw<{ rows: Record<string, unknown>[] }>(
      `SELECT rolname, rolsuper, rolbypassrls, rolcreatedb, rolcreaterole,
         pg_has_role(rolname, 'seven_owner', 'MEMBER') AS owner, has_schema_privilege(rolname, 'public', 'CREATE') AS creates
       FROM pg_roles WHERE rolname = ANY (?) ORDER BY 1`,
      [ROLES as string[]],
    );
    const powerless = {
      rolsuper: false,
      rolbypassrls: false,
      rolcreatedb: false,
      rolcreaterole: false,
      owner: false,
      creates: false,
    };
    expect(rows).toEqual([...ROLES].sort().map((rolname) => ({ rolname, ...powerless })));
  });

  it('functions that look past row-level security have a fixed search path', async () => {
    const { rows } = await casework.owner.raw<{ rows: { proname: string }[] }>(
      `SELECT proname FROM pg_proc WHERE pronamespace = 'public'::regnamespace AND prosecdef
         AND NOT coalesce(proconfig::text LIKE '%search_path%', false)`,
    );
    expect(rows).toEqual([]);
  });
});

describe('what nobody may', () => {
  it.each(ROLES)('%s reads no password', async (role) => {
    const db = connect(roleUrl(casework.urlFor(role), casework.secret, role), {
      applicationName: 'passwords',
      size: 1,
    });
    await expect(db('users').select('password_hash')).rejects.toMatchObject({ code: '42501' });
    await db.destroy();
  });

  it.each(ROLES)('%s neither reads, changes nor deletes the audit', async (role) => {
    const db = casework.open(role);
    for (const refused of [
      db('audit_log').select('id'),
      db('audit_log').update({ action: 'X' }),
      db('audit_log').delete(),
    ]) {
      await expect(refused).rejects.toMatchObject({ code: '42501' });
    }
  });

  it('the application writes only audit entries of the person it acts for', async () => {
    const entry = { actor_kind: 'PERSON', action: 'TEST', subject_kind: 'case', subject_id: mine };
    await as(casework, 'curator', (trx) => trx('audit_log').insert({ ...entry, actor_id: idOf(casework, 'curator') }));
    await expect(
      as(casework, 'curator', (trx) => trx('audit_log').insert({ ...entry, actor_id: idOf(casework, 'head') })),
    ).rejects.toMatchObject({ code: '42501' });
  });

  it('the application writes neither rules, nor releases, nor posts, nor the clock', async () => {
    const { app } = casework;
    const refused = [
      app('rulebooks').update({ author: 'X' }),
      app('release_resources').update({ content: 'X' }),
      app('user_roles').insert({ user_id: idOf(casework, 'admin'), role: 'unitHead', centre_id: CENTRE }),
      app('users').update({ password_hash: 'X' }),
      app('users').update({ login: 'X' }),
      app('user_roles').update({ role: 'unitHead' }),
      app('user_roles').delete(),
      app('clock_state').update({ offset_ms: 1 }),
    ];
    for (const attempt of refused) await expect(attempt).rejects.toMatchObject({ code: '42501' });
  });
});
