/** Row-level security: the application's role sees what the person of the transaction may see, and nothing without a person. */
import { connect, type Role, roleUrl, type Transaction, withUser } from '#store/database.ts';
import {
  acceptedCase,
  addTask,
  as,
  type Casework,
  CENTRE,
  idOf,
  openCasework,
  register,
} from '#test/support/casework.ts';

const ROLES: readonly Role[] = ['seven_app', 'seven_feed', 'seven_dispatcher', 'seven_worker', 'seven_watchdog'];
/** Every table that holds something of a case. */
const CASEWORK = [
  'families',
  'cases',
  'case_members',
  'case_progress',
  'children',
  'parents',
  'signals',
  'signal_reporters',
  'submissions',
  'task_drafts',
  'response_teams',
  'field_visits',
  'police_requests',
  'assessments',
  'urgent_measures',
  'consilium_protocols',
  'home_visits',
  'case_closures',
  'agency_notices',
  'deadlines',
  'deadline_events',
  'alarms',
  'papers',
  'paper_contents',
  'tasks',
  'outbox',
  'engine_instances',
  'idempotency_keys',
] as const;

let casework: Casework;
let mine: string;
let others: string;

beforeAll(async () => {
  casework = await openCasework();
  mine = (await acceptedCase(casework)).caseId;
  others = (await acceptedCase(casework, 'curator2')).caseId;
  for (const caseId of [mine, others]) await fillCase(caseId);
});

afterAll(() => casework.close());

/** One row in every table of casework, written by the owner. */
async function fillCase(caseId: string): Promise<void> {
  const { owner } = casework;
  const { family_id: familyId } = await owner('cases').where({ id: caseId }).first('family_id');
  await owner('parents').insert({ id: owner.raw('gen_random_uuid()'), family_id: familyId, name: 'Примерова Ольга' });
  const [submission] = await owner('submissions')
    .insert({
      id: owner.raw('gen_random_uuid()'),
      task_id: owner.raw('gen_random_uuid()'),
      case_id: caseId,
      form_id: 'fieldVisit',
      form_release: 1,
      data: '{}',
      submitted_by: idOf(casework, 'curator'),
    })
    .returning('id');
  const fact = { id: owner.raw('gen_random_uuid()'), case_id: caseId, submission_id: submission.id };
  await owner('field_visits').insert({ ...fact, arrived_at: owner.fn.now(), result: 'VISITED', act: '{}' });
  await owner('response_teams').insert({ ...fact, urgency: 'URGENT', members: '[]' });
  await owner('police_requests').insert({ ...fact, requested_at: owner.fn.now(), answers: '{}' });
  await owner('assessments').insert({ ...fact, instrument_version: 1, answers: '{}' });
  await owner('urgent_measures').insert({ ...fact, answers: '{}' });
  await owner('home_visits').insert({
    ...fact,
    visited_on: '2026-03-10',
    kind: 'PLANNED',
    outcome: 'CONTINUE',
    answers: '{}',
  });
  await owner('case_closures').insert({
    ...fact,
    closed_on: '2026-03-10',
    with_result: true,
    results: [],
    conclusion: '',
  });
  const votes = { members_total: 3, members_present: 3, votes_for: 3, votes_against: 0, votes_abstained: 0 };
  await owner('consilium_protocols').insert({
    ...fact,
    held_on: '2026-03-10',
    ...votes,
    proposed_decision: 'OPEN_CASE',
  });
  const { id: agency } = await owner('agencies').first('id');
  const notice = { id: fact.id, case_id: caseId, agency_id: agency, fact: 'EXTRA', legal_ground: '120-ФЗ' };
  await owner('agency_notices').insert(notice);
  await owner('case_progress').insert({ case_id: caseId, seat: 1, step: 3, element_id: 'fieldVisit', kind: 'TASK' });
  const deadline = await owner('deadlines').where({ case_id: caseId }).first();
  const alarm = { deadline_id: deadline.id, case_id: caseId, centre_id: CENTRE, kind: 'ESCALATION', level: 1 };
  await owner('alarms').insert({ ...alarm, to_role: 'unitHead', due_at: deadline.due_at, raised_by: 'ENGINE' });
  const instance = { epoch: 'e', instance_key: caseId, process_id: 'case-seven-steps', release: 1, state: 'ACTIVE' };
  await owner('engine_instances').insert({ ...instance, case_id: caseId });
  await addTask(casework, caseId, 'fieldVisit');
}

const countIn = async (trx: Transaction, table: string): Promise<number> =>
  Number((await trx(table).count('* as n').first())?.n ?? 0);

async function counts(login: string, tables: readonly string[] = CASEWORK): Promise<Record<string, number>> {
  return as(casework, login, async (trx) => {
    const seen: Record<string, number> = {};
    for (const table of tables) seen[table] = await countIn(trx, table);
    return seen;
  });
}

const none = (tables: readonly string[]): Record<string, number> =>
  Object.fromEntries(tables.map((table) => [table, 0]));

describe('nobody', () => {
  it.each(CASEWORK)('sees no row of %s without a person', async (table) => {
    await expect(casework.app.transaction((trx) => countIn(trx, table))).resolves.toBe(0);
  });

  it('sees nothing with the id of somebody who does not exist', async () => {
    const stranger = '00000000-0000-4000-8000-000000000000';
    await expect(withUser(casework.app, stranger, (trx) => countIn(trx, 'cases'))).resolves.toBe(0);
  });

  it('sees nothing once blocked, whatever posts are left', async () => {
    await casework.owner('users').where({ login: 'consilium' }).update({ status: 'BLOCKED' });
    await casework.owner('cases').where({ id: mine }).update({ step: 5 });
    const seen = await counts('consilium', ['cases']);
    await casework.owner('users').where({ login: 'consilium' }).update({ status: 'ACTIVE' });
    const seenAgain = await counts('consilium', ['cases']);
    await casework.owner('cases').where({ id: mine }).update({ step: 3 });
    expect([seen, seenAgain]).toEqual([{ cases: 0 }, { cases: 1 }]);
  });

  it('does not keep the person of the transaction before on the same connection', async () => {
    const one = connect(casework.urlFor('seven_app'), { applicationName: 'one connection', size: 1 });
    const before = await withUser(one, idOf(casework, 'head'), (trx) => countIn(trx, 'cases'));
    const after = await one.transaction((trx) => countIn(trx, 'cases'));
    await one.destroy();
    expect([before, after]).toEqual([2, 0]);
  });
});

describe('people', () => {
  it('of another centre see no casework at all', async () => {
    expect(await counts('head2')).toEqual(none(CASEWORK));
  });

  it('the head of the unit sees both cases with all that is in them', async () => {
    const seen = await counts('head', ['cases', 'families', 'children', 'field_visits', 'submissions', 'alarms']);
    expect(seen).toEqual({ cases: 2, families: 2, children: 2, field_visits: 2, submissions: 2, alarms: 2 });
  });

  it('a curator sees the own case only', async () => {
    const seen = await as(casework, 'curator', async (trx) => ({
      cases: await trx('cases').pluck('id'),
      families: await countIn(trx, 'families'),
      facts: await trx('field_visits').pluck('case_id'),
      submissions: await trx('submissions').pluck('case_id'),
      tasks: await trx('tasks').pluck('case_id'),
      reporters: await countIn(trx, 'signal_reporters'),
    }));
    expect(seen).toEqual({
      cases: [mine],
      families: 1,
      facts: [mine],
      submissions: [mine],
      tasks: [mine],
      reporters: 0,
    });
  });

  it('a former curator loses the case with the post', async () => {
    const { owner } = casework;
    await owner('user_roles')
      .where({ user_id: idOf(casework, 'curator2') })
      .update({ role: 'psychologist' });
    const seen = await counts('curator2', ['cases', 'families', 'field_visits', 'children']);
    await owner('user_roles')
      .where({ user_id: idOf(casework, 'curator2') })
      .update({ role: 'caseCurator' });
    expect(seen).toEqual({ cases: 0, families: 0, field_visits: 0, children: 0 });
  });

  it('the duty officer keeps the journal but sees no content of a case past its first step', async () => {
    const content = CASEWORK.filter((table) => !/^(signal|deadline|outbox|idempotency|paper)/.test(table));
    expect(await counts('duty', content)).toEqual(none(content));
    expect(await counts('duty', ['signals', 'signal_reporters'])).toEqual({ signals: 2, signal_reporters: 2 });
    expect(await counts('duty', ['papers', 'paper_contents'])).toEqual({ papers: 2, paper_contents: 2 });
  });

  it('the manager sees numbers of cases and clocks, no names, messages or facts', async () => {
    const seen = await counts('manager');
    const allowed = ['cases', 'case_progress', 'deadlines', 'deadline_events', 'alarms', 'outbox', 'engine_instances'];
    expect(Object.entries(seen).flatMap(([table, n]) => (n > 0 ? [table] : []))).toEqual(
      CASEWORK.filter((table) => allowed.includes(table)),
    );
    expect(seen['cases']).toBe(2);
  });

  it.each(['psychologist', 'agency', 'methodist', 'supervisor', 'admin', 'consilium', 'secretary'])(
    '%s sees nothing of cases that are not theirs now',
    async (login) => {
      const journal = login === 'secretary' ? { papers: 2 } : {};
      expect(await counts(login)).toEqual({ ...none(CASEWORK), ...journal });
    },
  );

  it.each([
    ['consilium', 5],
    ['secretary', 6],
  ] as const)('%s sees a case while it is at step %i', async (login, step) => {
    await casework.owner('cases').where({ id: mine }).update({ step });
    const during = await counts(login, ['cases', 'families', 'assessments']);
    await casework.owner('cases').where({ id: mine }).update({ step: 3 });
    const after = await counts(login, ['cases', 'families', 'assessments']);
    expect([during, after]).toEqual([
      { cases: 1, families: 1, assessments: 1 },
      none(['cases', 'families', 'assessments']),
    ]);
  });

  it('a member of the case sees it until the membership ends', async () => {
    const member = { case_id: mine, user_id: idOf(casework, 'psychologist'), relation: 'PSYCHOLOGIST' };
    await casework.owner('case_members').insert(member);
    const during = await counts('psychologist', ['cases', 'children']);
    await casework.owner('case_members').where(member).update({ until: casework.owner.fn.now() });
    const after = await counts('psychologist', ['cases', 'children']);
    await casework.owner('case_members').where(member).delete();
    expect([during, after]).toEqual([
      { cases: 1, children: 1 },
      { cases: 0, children: 0 },
    ]);
  });

  it("nobody reads or writes another person's draft", async () => {
    const draft = { case_id: mine, place: 'fieldVisit', user_id: idOf(casework, 'curator'), data: '{"a":1}' };
    await as(casework, 'curator', (trx) => trx('task_drafts').insert(draft));
    expect(await counts('head', ['task_drafts'])).toEqual({ task_drafts: 0 });
    await expect(
      as(casework, 'head', (trx) => trx('task_drafts').insert({ ...draft, place: 'assess' })),
    ).rejects.toMatchObject({ code: '42501' });
  });

  it('nobody registers a case at a centre without a post there', async () => {
    await expect(register(casework, {}, { login: 'head2' })).rejects.toMatchObject({ code: '42501' });
    await expect(register(casework, {}, { login: 'curator' })).rejects.toMatchObject({ code: '42501' });
  });

  it('a curator changes nothing of a case of another curator', async () => {
    const changed = await as(casework, 'curator', async (trx) => ({
      cases: await trx('cases').where({ id: others }).update({ outcome: 'X' }),
      families: await trx('families').whereNotIn('id', trx('cases').select('family_id')).update({ name: 'X' }),
      tasks: await trx('tasks')
        .where({ case_id: others })
        .update({ assignee: idOf(casework, 'curator') }),
    }));
    expect(changed).toEqual({ cases: 0, families: 0, tasks: 0 });
  });
});

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
