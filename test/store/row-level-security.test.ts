/** Row-level security: the application's role sees what the person of the transaction may see, and nothing without a person. */
import { connect, type Transaction, withUser } from '#store/database.ts';
import { acceptedCase, as, type Casework, idOf, openCasework, register } from '#test/support/casework.ts';
import { putOnAgenda, submitPackage } from '#test/support/read-by-others.ts';
import { CASEWORK, fillCase } from '#test/support/filled-case.ts';

let casework: Casework;
let mine: string;
let others: string;

beforeAll(async () => {
  casework = await openCasework();
  mine = (await acceptedCase(casework)).caseId;
  others = (await acceptedCase(casework, 'curator2')).caseId;
  for (const caseId of [mine, others]) await fillCase(casework, caseId);
});

afterAll(() => casework.close());

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
    const takeBack = await putOnAgenda(casework, mine);
    const seen = await counts('consilium', ['cases']);
    await casework.owner('users').where({ login: 'consilium' }).update({ status: 'ACTIVE' });
    const seenAgain = await counts('consilium', ['cases']);
    await takeBack();
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

  it('the manager sees numbers of cases, clocks and tasks, no names, messages or facts', async () => {
    const seen = await counts('manager');
    const allowed = [
      'cases',
      'case_progress',
      'deadlines',
      'deadline_events',
      'alarms',
      'outbox',
      'engine_instances',
      'tasks',
    ];
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
    ['consilium', 'stands on the agenda', putOnAgenda],
    ['secretary', 'lies with the commission', submitPackage],
  ] as const)('%s sees a case while it %s, and not for its step', async (login, _while, bring) => {
    for (const step of [5, 6]) {
      await casework.owner('cases').where({ id: mine }).update({ step });
      expect(await counts(login, ['cases', 'families'])).toEqual(none(['cases', 'families']));
    }
    await casework.owner('cases').where({ id: mine }).update({ step: 3 });
    const takeBack = await bring(casework, mine);
    const during = await counts(login, ['cases', 'families', 'assessments']);
    await takeBack();
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
    await expect(register(casework, {}, { login: 'psychologist' })).rejects.toMatchObject({ code: '42501' });
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
