/** Posts held for a time and for a territory, acting for absent colleagues, and who may keep which part of the organisation. */
import { randomUUID } from 'node:crypto';
import { holdersOf, signedInPerson } from '#store/people-store.ts';
import { as, type Casework, CENTRE, idOf, openCasework } from '#test/support/casework.ts';

const OTHER = 'centre-rzhaksa';
const day = (offset: number) => new Date(Date.now() + offset * 86_400_000).toISOString().slice(0, 10);
let casework: Casework;

beforeAll(async () => {
  casework = await openCasework();
});
afterAll(() => casework.close());
afterEach(async () => {
  await casework.owner('staff_absences').delete();
  await casework.owner('user_roles').whereNotIn('id', initial).delete();
  await casework.owner('users').update({ status: 'ACTIVE' });
});
let initial: string[];
beforeAll(async () => {
  initial = await casework.owner('user_roles').pluck('id');
});

type Place = { centre_id?: string; territory_id?: string; since?: string; until?: string };
const addPost = (login: string, role: string, place: Place) =>
  casework.owner('user_roles').insert({ user_id: idOf(casework, login), role, ...place });
const addAbsence = (login: string, acting: string, from = 0, to = 0) =>
  casework.owner('staff_absences').insert({
    id: randomUUID(),
    user_id: idOf(casework, login),
    acting_user_id: idOf(casework, acting),
    from_day: day(from),
    to_day: day(to),
    kind: 'VACATION',
    entered_by: idOf(casework, 'head'),
  });
const postsOf = (login: string) => as(casework, login, async (trx) => (await signedInPerson(trx))?.posts);
const asks = (login: string, sql: string, values: readonly string[]): Promise<boolean> =>
  as(casework, login, async (trx) => (await trx.raw(`SELECT ${sql} AS answer`, [...values])).rows[0].answer);

describe('a post', () => {
  it.each([
    ['today', {}, true],
    ['from today', { since: day(0) }, true],
    ['from tomorrow on', { since: day(2) }, false],
    ['until some day ahead', { until: day(2) }, true],
    ['ended', { until: day(-1) }, false],
  ])('%s', async (_name, days, held) => {
    await addPost('psychologist', 'dutyOfficer', { centre_id: CENTRE, ...days });
    expect(await asks('psychologist', "app_holds(?, 'dutyOfficer')", [CENTRE])).toBe(held);
    const holders = await as(casework, 'head', (trx) => holdersOf(trx, CENTRE, 'dutyOfficer'));
    expect(holders.some(({ id }) => id === idOf(casework, 'psychologist'))).toBe(held);
  });

  it('for a territory is a post at every centre of it and below, and without a centre it is still a post', async () => {
    await addPost('supervisor', 'manager', { territory_id: 'tambov' });
    const places = (await postsOf('supervisor'))
      ?.filter(({ role }) => role === 'manager')
      .map(({ centreId }) => centreId);
    expect(new Set(places)).toEqual(new Set(await casework.owner('centres').pluck('id')));
    expect(await asks('supervisor', "app_holds(?, 'manager') AND app_holds(?, 'manager')", [CENTRE, OTHER])).toBe(true);
    await addPost('curator', 'manager', { territory_id: 'rzhaksinsky' });
    expect(await asks('curator', "app_holds(?, 'manager')", [OTHER])).toBe(true);
    expect(await asks('curator', "app_holds(?, 'manager')", [CENTRE])).toBe(false);
    await addPost('curator2', 'manager', { territory_id: 'muchkapsky' });
    expect(await postsOf('curator2')).toContainEqual({ role: 'manager', centreId: null, forUserId: null });
  });

  it('is held at one place, once, and casework only at a centre', async () => {
    await expect(addPost('duty', 'manager', {})).rejects.toMatchObject({ code: '23514' });
    await expect(addPost('duty', 'caseCurator', { territory_id: 'tambov' })).rejects.toMatchObject({ code: '23514' });
    await expect(addPost('duty', 'dutyOfficer', { centre_id: CENTRE })).rejects.toMatchObject({ code: '23505' });
  });

  it('is worth nothing to a blocked person', async () => {
    await casework
      .owner('users')
      .where({ id: idOf(casework, 'head') })
      .update({ status: 'BLOCKED' });
    expect(await asks('head', "app_holds(?, 'unitHead')", [CENTRE])).toBe(false);
  });
});

describe('acting for an absent colleague', () => {
  const holdsHead = () => asks('curator', "app_holds(?, 'unitHead')", [CENTRE]);
  const actsFor = (login: string) => asks('curator', 'app_acts_for(?::uuid)', [idOf(casework, login)]);

  it('gives the posts of the absent, marked, on the days of the absence', async () => {
    await addAbsence('head', 'curator', -1, 1);
    expect([await holdsHead(), await actsFor('head'), await actsFor('duty')]).toEqual([true, true, false]);
    expect(await postsOf('curator')).toContainEqual({
      role: 'unitHead',
      centreId: CENTRE,
      forUserId: idOf(casework, 'head'),
    });
  });

  it.each([
    ['before', 2, 4],
    ['after', -4, -2],
  ])('%s the absence gives nothing', async (_name, from, to) => {
    await addAbsence('head', 'curator', from, to);
    expect([await holdsHead(), await actsFor('head')]).toEqual([false, false]);
  });

  it('ends when the absence is cancelled, or either of the two is blocked', async () => {
    await addAbsence('head', 'curator');
    await casework.owner('staff_absences').update({ cancelled_at: casework.owner.fn.now() });
    expect(await holdsHead()).toBe(false);
    await casework.owner('staff_absences').update({ cancelled_at: null });
    for (const login of ['head', 'curator']) {
      const person = casework.owner('users').where({ id: idOf(casework, login) });
      await person.clone().update({ status: 'BLOCKED' });
      expect(await holdsHead()).toBe(false);
      await person.clone().update({ status: 'ACTIVE' });
    }
    expect(await holdsHead()).toBe(true);
  });

  it('is not handed on: who acts for one does not act for those whom that one replaces', async () => {
    await addAbsence('head', 'duty');
    await addAbsence('duty', 'curator');
    expect(await holdsHead()).toBe(false);
  });

  it('everybody acts for himself, and nobody for nobody', async () => {
    expect(await actsFor('curator')).toBe(true);
    expect(
      await as(casework, 'curator', async (trx) => (await trx.raw('SELECT app_acts_for(NULL) AS a')).rows[0].a),
    ).toBe(false);
  });
});

describe('the floor under administration', () => {
  const insertPost = (by: string, to: string, place: Place) =>
    as(casework, by, (trx) => trx('user_roles').insert({ user_id: idOf(casework, to), role: 'manager', ...place }));
  const insertAbsence = (by: string, login: string, acting: string) =>
    as(casework, by, (trx) =>
      trx('staff_absences').insert({
        id: randomUUID(),
        user_id: idOf(casework, login),
        acting_user_id: idOf(casework, acting),
        from_day: day(0),
        to_day: day(0),
        kind: 'SICK',
        entered_by: idOf(casework, by),
      }),
    );
  const refused = { code: '42501' };

  it('an administrator gives posts where he administers, to others only', async () => {
    await insertPost('admin', 'duty', { centre_id: CENTRE });
    await expect(insertPost('admin', 'admin', { centre_id: CENTRE })).rejects.toMatchObject(refused);
    await expect(insertPost('head', 'duty', { centre_id: CENTRE })).rejects.toMatchObject(refused);
    await addPost('curator2', 'administrator', { territory_id: 'rzhaksinsky' });
    await insertPost('curator2', 'duty', { centre_id: OTHER });
    await expect(insertPost('curator2', 'curator', { centre_id: CENTRE })).rejects.toMatchObject(refused);
    await expect(insertPost('curator2', 'duty', { territory_id: 'tambov' })).rejects.toMatchObject(refused);
  });

  it('a person with a post beyond the own places is kept by those above', async () => {
    await addPost('curator2', 'administrator', { territory_id: 'rzhaksinsky' });
    const block = (login: string) =>
      as(casework, 'curator2', (trx) =>
        trx('users')
          .where({ id: idOf(casework, login) })
          .update({ status: 'BLOCKED' }),
      );
    expect(await block('duty')).toBe(0);
    expect(await block('head2')).toBe(1);
    await addPost('head2', 'manager', { territory_id: 'tambov' });
    expect(await block('head2')).toBe(0);
    expect(await block('curator2')).toBe(0);
  });

  it('a head writes absences of her staff, lets only her staff act, and nobody takes over a manager by it', async () => {
    await insertAbsence('head', 'curator', 'curator2');
    await insertAbsence('head', 'head', 'curator');
    await insertAbsence('admin', 'manager', 'head');
    await expect(insertAbsence('head', 'manager', 'head')).rejects.toMatchObject(refused);
    await expect(insertAbsence('head', 'curator', 'head2')).rejects.toMatchObject(refused);
    await expect(insertAbsence('head2', 'curator', 'curator2')).rejects.toMatchObject(refused);
    await expect(insertAbsence('admin', 'head', 'admin')).rejects.toMatchObject(refused);
    await expect(insertAbsence('duty', 'duty', 'curator2')).rejects.toMatchObject(refused);
  });

  it('only an empty system lets itself be begun', async () => {
    const begun = await casework.app.raw("SELECT begin_installation('О', 'Р', '{}', '{}') AS id");
    expect(begun.rows[0].id).toBeNull();
  });
});
