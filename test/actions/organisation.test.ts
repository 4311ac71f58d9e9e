/** Deeds of administration: what two at once may not bring about, what acting administrators may do, and what is noted of it. */
import { addPlace, removePlace } from '#actions/change-places.ts';
import { blockPerson } from '#actions/change-person.ts';
import { endPost } from '#actions/end-post.ts';
import { givePost } from '#actions/give-post.ts';
import { recordAbsence, reviseAbsence } from '#actions/record-absence.ts';
import { as, type Casework, CENTRE, idOf, openCasework } from '#test/support/casework.ts';

const today = new Date().toISOString().slice(0, 10);
let casework: Casework;

beforeAll(async () => {
  casework = await openCasework();
});
afterAll(() => casework.close());

const keeper = (login: string, forLogin?: string) => ({
  userId: idOf(casework, login),
  onBehalfOf: forLogin ? idOf(casework, forLogin) : null,
});
const administratorOf = (territoryId: string) => ({
  role: 'administrator' as const,
  centreId: null,
  territoryId,
  unitId: null,
  agencyId: null,
  since: today,
  lastDay: null,
});
const give = (by: string, to: string, territoryId = 'tambov') =>
  as(casework, by, (trx) => givePost(trx, idOf(casework, to), administratorOf(territoryId), keeper(by)));

describe('administrators', () => {
  it('two who block each other at the same time do not leave the place without one', async () => {
    await give('admin', 'methodist');
    const block = (by: string, whom: string) =>
      as(casework, by, (trx) => blockPerson(trx, idOf(casework, whom), keeper(by)));
    const outcomes = await Promise.allSettled([block('admin', 'methodist'), block('methodist', 'admin')]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const active = await casework
      .owner('users')
      .where({ status: 'ACTIVE' })
      .whereIn('id', [idOf(casework, 'admin'), idOf(casework, 'methodist')]);
    expect(active).toHaveLength(1);
    await casework.owner('users').update({ status: 'ACTIVE' });
  });

  it('one above is enough: the last of a district may go', async () => {
    const postId = await give('admin', 'head2', 'rzhaksinsky');
    await as(casework, 'admin', (trx) => endPost(trx, { userId: idOf(casework, 'head2'), postId }, keeper('admin')));
    expect(await casework.owner('user_roles').where({ id: postId }).first('until')).toEqual({ until: today });
  });

  it('one who was only invited does not count as one who stays', async () => {
    const { owner } = casework;
    await owner('user_roles')
      .where({ user_id: idOf(casework, 'methodist'), role: 'administrator' })
      .delete();
    await give('admin', 'supervisor');
    const hash = await owner('users').where({ login: 'supervisor' }).first('password_hash');
    await owner('users').where({ login: 'supervisor' }).update({ password_hash: null });
    const refused = as(casework, 'supervisor', (trx) =>
      blockPerson(trx, idOf(casework, 'admin'), keeper('supervisor')),
    );
    await expect(refused).rejects.toMatchObject({ code: 'LAST_ADMINISTRATOR' });
    await owner('users').where({ login: 'supervisor' }).update(hash);
  });

  it('a deed for an absent administrator is noted with both names', async () => {
    await as(casework, 'admin', (trx) =>
      addPlace(
        trx,
        { kind: 'unit', centreId: CENTRE, unitKind: 'TEAM', name: 'Отделение' },
        keeper('admin', 'supervisor'),
      ),
    );
    const row = await casework.owner('audit_log').where({ action: 'ADD_PLACE' }).first('actor_id', 'on_behalf_of');
    expect(row).toEqual({ actor_id: idOf(casework, 'admin'), on_behalf_of: idOf(casework, 'supervisor') });
  });
});

describe('absences', () => {
  const record = (fromDay: string, toDay: string) => {
    const days = { fromDay, toDay, kind: 'VACATION' as const, actingUserId: idOf(casework, 'curator2') };
    return as(casework, 'head', (trx) =>
      recordAbsence(trx, { userId: idOf(casework, 'duty'), ...days }, keeper('head')),
    );
  };
  const revise = (id: string, change: { toDay?: string; cancelled?: boolean }) =>
    as(casework, 'head', (trx) => reviseAbsence(trx, id, change, keeper('head')));

  it('do not overlap, not even when two are written at the same time', async () => {
    const both = await Promise.allSettled([record('2030-01-10', '2030-01-20'), record('2030-01-15', '2030-01-25')]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  it('are shortened, cancelled and taken back, unless another stands there meanwhile', async () => {
    const id = await record('2030-03-01', '2030-03-20');
    await revise(id, { toDay: '2030-03-10' });
    const next = await record('2030-03-11', '2030-03-20');
    await expect(revise(id, { toDay: '2030-03-15' })).rejects.toMatchObject({ code: 'ABSENCE_OVERLAPS' });
    await expect(revise(id, { toDay: '2030-02-01' })).rejects.toMatchObject({ code: 'INVALID_INPUT' });
    await revise(next, { cancelled: true });
    await revise(id, { toDay: '2030-03-15' });
    await expect(revise(next, { cancelled: false })).rejects.toMatchObject({ code: 'ABSENCE_OVERLAPS' });
  });
});

it('a place that something refers to stays', async () => {
  const removal = as(casework, 'admin', (trx) => removePlace(trx, { kind: 'centre', id: CENTRE }, keeper('admin')));
  await expect(removal).rejects.toMatchObject({ code: '23503' });
});
