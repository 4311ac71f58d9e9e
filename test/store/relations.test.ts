/** Relations to a case as rows: who acts for the absent, what ends with the case, who only reads, what is kept apart (domain.md §6). */
import { randomUUID } from 'node:crypto';
import type { Knex } from 'knex';
import { withUser } from '#store/database.ts';
import { acceptedCase, addTask, as, type Casework, CENTRE, idOf, openCasework } from '#test/support/casework.ts';
import { putOnAgenda, submitPackage } from '#test/support/read-by-others.ts';

const day = (offset: number) => new Date(Date.now() + offset * 86_400_000).toISOString().slice(0, 10);
const LOGINS = [
  'duty',
  'curator',
  'curator2',
  'psychologist',
  'head',
  'consilium',
  'secretary',
  'agency',
  'methodist',
  'supervisor',
  'manager',
  'admin',
  'head2',
];
const UNSEEING = [null, 'MEASURES', 'PSEUDONYM'];
const READING = ['UNIT_HEAD', 'CURATOR', 'MEMBER', 'AGENDA', 'PACKAGE', 'TASK', 'BREAK_GLASS'];
/** Clocks of their centre are theirs whatever the relation to the case. */
const CLOCK_KEEPERS = ['duty', 'head', 'manager'];

let casework: Casework;
let mine: string;
let others: string;

beforeAll(async () => {
  casework = await openCasework();
  mine = (await acceptedCase(casework)).caseId;
  others = (await acceptedCase(casework, 'curator2')).caseId;
});
afterAll(() => casework.close());
afterEach(async () => {
  const { owner } = casework;
  const records = ['consilium_agendas', 'case_parts', 'commission_submissions'];
  for (const table of ['staff_absences', 'break_glass', 'case_invitations', 'case_members', 'tasks', ...records]) {
    await owner(table).delete();
  }
  await owner('cases').update({ status: 'RUNNING', closed_at: null, step: 3 });
});

const relation = (login: string, caseId: string): Promise<string | null> =>
  as(casework, login, async (trx) => (await trx.raw('SELECT app_relation(?) AS r', [caseId])).rows[0].r);
const seen = (login: string, table: string, where: Knex.MaybeRawColumn<string> = 'case_id'): Promise<string[]> =>
  as(casework, login, (trx) => trx(table).pluck(where as string));
const absent = (login: string, acting: string) =>
  casework.owner('staff_absences').insert({
    id: randomUUID(),
    user_id: idOf(casework, login),
    acting_user_id: idOf(casework, acting),
    from_day: day(-1),
    to_day: day(1),
    kind: 'VACATION',
    entered_by: idOf(casework, 'head'),
  });
const close = (caseId: string, months: number) =>
  casework.owner.raw(
    `UPDATE cases SET status = 'CLOSED', step = 7, closed_at = business_now() - make_interval(months => ?) WHERE id = ?`,
    [months, caseId],
  );

describe('the rows of cases, families and clocks', () => {
  it.each([
    ['at work', async () => undefined],
    ['at the step of the consilium', async () => void (await casework.owner('cases').update({ step: 5 }))],
    ['on the agenda', async () => void (await putOnAgenda(casework, mine))],
    ['in the package', async () => void (await submitPackage(casework, mine))],
    ['at the first step', async () => void (await casework.owner('cases').update({ step: 1 }))],
    ['closed lately', () => close(mine, 2).then(() => undefined)],
    ['closed long ago', () => close(mine, 20).then(() => undefined)],
    ['with open tasks of groups', async () => void (await addTask(casework, mine, 'requestPoliceEntry'))],
    ['of an absent curator', async () => void (await absent('curator', 'curator2'))],
  ])('are those that the relation opens: %s', async (_name, given) => {
    await given();
    for (const login of LOGINS) {
      const known = { [mine]: await relation(login, mine), [others]: await relation(login, others) };
      const open = (test: (answer: string | null) => boolean) =>
        Object.entries(known).flatMap(([id, answer]) => (test(answer) ? [id] : []));
      const cases = open((answer) => !UNSEEING.includes(answer)).sort();
      const read = open((answer) => READING.includes(answer ?? ''));
      expect({ login, known, cases: (await seen(login, 'cases', 'id')).sort() }).toEqual({ login, known, cases });
      expect({ login, known, families: (await seen(login, 'families', 'id')).length }).toEqual({
        login,
        known,
        families: read.length,
      });
      const clocks = CLOCK_KEEPERS.includes(login) ? [mine, others] : read;
      expect({ login, known, clocks: [...new Set(await seen(login, 'deadlines'))].sort() }).toEqual({
        login,
        known,
        clocks: [...clocks].sort(),
      });
    }
  });
});

describe('acting for an absent colleague', () => {
  it('opens the cases and the tasks of a curator', async () => {
    await addTask(casework, mine, 'assess');
    expect(await seen('curator2', 'tasks')).toEqual([]);
    await absent('curator', 'curator2');
    expect(await relation('curator2', mine)).toBe('CURATOR');
    expect(await seen('curator2', 'tasks')).toEqual([mine]);
    expect(await seen('curator2', 'deadlines')).toEqual(expect.arrayContaining([mine, others]));
  });

  it('opens what a member of a team works on', async () => {
    await casework
      .owner('case_members')
      .insert({ case_id: mine, user_id: idOf(casework, 'psychologist'), relation: 'PSYCHOLOGIST' });
    await absent('psychologist', 'curator2');
    expect(await relation('curator2', mine)).toBe('MEMBER');
  });
});

describe('a closed case', () => {
  it('is read by the head of the unit and its curator for a time, and lost by the others', async () => {
    await casework
      .owner('case_members')
      .insert({ case_id: mine, user_id: idOf(casework, 'psychologist'), relation: 'PSYCHOLOGIST' });
    const all = async () =>
      Promise.all(['head', 'curator', 'psychologist', 'consilium', 'manager'].map((who) => relation(who, mine)));
    await putOnAgenda(casework, mine);
    await close(mine, 2);
    expect(await all()).toEqual(['UNIT_HEAD', 'CURATOR', null, null, 'NUMBERS']);
    await close(mine, 13);
    expect(await all()).toEqual(['NUMBERS', null, null, null, 'NUMBERS']);
    expect(await seen('head', 'signals')).toEqual(expect.arrayContaining([mine]));
    expect(await seen('head', 'submissions')).not.toContain(mine);
  });

  it('is kept by who still has a task in it', async () => {
    await close(mine, 1);
    expect(await relation('secretary', mine)).toBeNull();
    await addTask(casework, mine, 'recordReceipts');
    expect(await relation('secretary', mine)).toBe('TASK');
  });
});

describe('breaking the glass', () => {
  it('reads a case and changes nothing of it', async () => {
    await casework.owner('break_glass').insert({
      id: randomUUID(),
      case_id: mine,
      centre_id: CENTRE,
      user_id: idOf(casework, 'curator2'),
      reason: 'Ночной вызов',
      until: casework.owner.raw("business_now() + interval '1 hour'"),
    });
    expect(await relation('curator2', mine)).toBe('BREAK_GLASS');
    expect(await seen('curator2', 'cases', 'id')).toEqual(expect.arrayContaining([mine]));
    expect(await seen('curator2', 'children', 'name')).toHaveLength(2);
    const changed = await as(casework, 'curator2', (trx) => trx('cases').where({ id: mine }).update({ outcome: 'X' }));
    expect(changed).toBe(0);
  });
});

describe('who reported', () => {
  it('is written by the intake of the unit only', async () => {
    const { id } = await casework.owner('signals').where({ case_id: mine }).first('id');
    await expect(
      as(casework, 'curator', (trx) => trx('signal_reporters').where({ signal_id: id }).update({ reporter: 'X' })),
    ).resolves.toBe(0);
    await expect(
      as(casework, 'curator', (trx) => trx('signal_reporters').insert({ signal_id: id, reporter: 'X' })),
    ).rejects.toMatchObject({ code: '42501' });
  });
});

describe('working notes', () => {
  it('are read by their author alone, and by nobody after the case', async () => {
    const author = idOf(casework, 'psychologist');
    await casework.owner('case_members').insert({ case_id: mine, user_id: author, relation: 'PSYCHOLOGIST' });
    await as(casework, 'psychologist', (trx) =>
      trx('working_notes').insert({ id: randomUUID(), case_id: mine, author_id: author, content: 'Гипотеза' }),
    );
    await absent('psychologist', 'curator2');
    const readers = await Promise.all(LOGINS.map((login) => seen(login, 'working_notes')));
    expect(LOGINS.filter((_login, at) => readers[at]?.length)).toEqual(['psychologist']);
    await close(mine, 1);
    expect(await seen('psychologist', 'working_notes')).toEqual([]);
  });
});

describe('adoption', () => {
  const recorded = (login: string) =>
    withUser(casework.open('seven_guardianship'), idOf(casework, login), (trx) =>
      trx('adoption.records').pluck('case_id'),
    );

  it('is kept from the application and open to the guardianship body of the territory', async () => {
    const { owner } = casework;
    const child = await owner('children').first('id');
    const record = { case_id: mine, child_id: child.id, court: 'Районный суд', recorded_by: idOf(casework, 'agency') };
    await owner('adoption.records').insert({ id: randomUUID(), ...record });
    const post = owner('user_roles').where({ user_id: idOf(casework, 'agency'), role: 'agencyOfficer' });
    await expect(as(casework, 'head', (trx) => trx('adoption.records'))).rejects.toMatchObject({ code: '42501' });
    await post.clone().update({ agency_id: 'guardianship-uvarovo' });
    expect(await recorded('agency')).toEqual([mine]);
    await post.clone().update({ agency_id: 'police-uvarovo' });
    expect(await recorded('agency')).toEqual([]);
    expect(await recorded('head')).toEqual([]);
    const { rows } = await owner.raw(
      `SELECT c.relname, c.relrowsecurity AS rls FROM pg_class c WHERE c.relnamespace = 'adoption'::regnamespace AND c.relkind = 'r'`,
    );
    expect(rows).toEqual([{ relname: 'records', rls: true }]);
  });
});
