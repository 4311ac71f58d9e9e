/** A territory put elsewhere moves rights at once, a centre's time moves its clocks at once; both are told before and can go back. */
import { changeCentreTime, type NewCentreTime, previewCentreTime } from '#actions/change-centre-time.ts';
import { moveTerritory, previewTerritoryMove } from '#actions/move-territory.ts';
import { signedInPerson } from '#store/people-store.ts';
import { startClock } from '#test/support/calendar-clock.ts';
import { acceptedCase, as, type Casework, CENTRE, commands, idOf, NOW, openCasework } from '#test/support/casework.ts';

let casework: Casework;
let caseId: string;
/** T8, three working days from Tuesday: the end of Friday, in Moscow and in Omsk, three hours earlier there. */
const due = '2026-03-13T21:00:00.000Z';
const dueInOmsk = '2026-03-13T18:00:00.000Z';

beforeAll(async () => {
  casework = await openCasework();
  ({ caseId } = await acceptedCase(casework));
  await casework.owner('calendars').insert({ id: 'other', name: 'Другой календарь' });
  await casework
    .owner('calendar_days')
    .insert({ calendar_id: 'other', day: '2026-03-12', kind: 'OFF', note: 'праздник' });
});
afterAll(() => casework.close());
const keeper = () => ({ userId: idOf(casework, 'admin'), onBehalfOf: null });

describe('a territory that is moved', () => {
  const move = (territoryId: string, parentId: string, login = 'admin') =>
    as(casework, login, (trx) => moveTerritory(trx, { territoryId, parentId }, keeper()));
  const centresOf = (login: string) =>
    as(casework, login, async (trx) => {
      const person = await signedInPerson(trx);
      return person?.posts.filter(({ role }) => role === 'manager').map(({ centreId }) => centreId);
    });

  beforeAll(async () => {
    const user_id = idOf(casework, 'manager');
    await casework.owner('user_roles').where({ user_id }).delete();
    await casework.owner('user_roles').insert({ user_id, role: 'manager', territory_id: 'inzhavinsky' });
  });

  it('gives its centres to the posts above it at once, takes them back with the way back, and tells before', async () => {
    const asked = { territoryId: 'rzhaksinsky', parentId: 'inzhavinsky' };
    const { name } = await casework.owner('centres').where({ id: 'centre-rzhaksa' }).first('name');
    expect(await centresOf('manager')).toEqual([null]);

    const preview = await as(casework, 'admin', (trx) => previewTerritoryMove(trx, asked));
    expect(preview).toEqual({
      centres: [name],
      posts: [{ name: expect.any(String), role: 'manager', territory: 'Инжавинский', gains: true }],
    });
    expect(await centresOf('manager')).toEqual([null]);

    await move('rzhaksinsky', 'inzhavinsky');
    expect(await centresOf('manager')).toEqual(['centre-rzhaksa']);
    const back = { territoryId: 'rzhaksinsky', parentId: 'tambov' };
    expect((await as(casework, 'admin', (trx) => previewTerritoryMove(trx, back))).posts).toMatchObject([
      { gains: false },
    ]);
    await move('rzhaksinsky', 'tambov');
    expect(await centresOf('manager')).toEqual([null]);

    const noted = await casework.owner('audit_log').where({ action: 'MOVE_TERRITORY' }).orderBy('id');
    expect(noted).toMatchObject([
      { subject_id: 'rzhaksinsky', details: { parentId: 'inzhavinsky', formerParentId: 'tambov' } },
      { subject_id: 'rzhaksinsky', details: { parentId: 'tambov', formerParentId: 'inzhavinsky' } },
    ]);
  });

  it('goes neither into itself nor below itself, nor is the root moved, nor what is not there', async () => {
    await move('uvarovo', 'uvarovsky');
    await expect(move('uvarovsky', 'uvarovsky')).rejects.toMatchObject({ code: 'TERRITORY_CYCLE' });
    await expect(move('uvarovsky', 'uvarovo')).rejects.toMatchObject({ code: 'TERRITORY_CYCLE' });
    await move('uvarovo', 'tambov');
    await expect(move('tambov', 'uvarovo')).rejects.toMatchObject({ code: 'ROOT_TERRITORY' });
    await expect(move('nowhere', 'uvarovo')).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(move('uvarovo', 'nowhere')).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('is moved only by who administers it, where it is and where it goes', async () => {
    const user_id = idOf(casework, 'supervisor');
    await casework.owner('user_roles').where({ user_id }).delete();
    await casework.owner('user_roles').insert({ user_id, role: 'administrator', territory_id: 'uvarovsky' });
    await expect(move('uvarovsky', 'inzhavinsky', 'supervisor')).rejects.toMatchObject({ code: '42501' });
    const insert = { user_id, role: 'administrator', territory_id: 'inzhavinsky' };
    await casework.owner('user_roles').insert(insert);
    await expect(move('uvarovsky', 'inzhavinsky', 'supervisor')).rejects.toMatchObject({ code: '42501' });
    const update = as(casework, 'admin', (trx) =>
      trx('territories').where({ id: 'uvarovsky' }).update({ parent_id: null }),
    );
    await expect(update).rejects.toMatchObject({ code: '42501' });
  });
});

describe('a centre with another time', () => {
  const time = (part: Partial<NewCentreTime> = {}): NewCentreTime => ({
    ...{ centreId: CENTRE, timeZone: 'Europe/Moscow', calendarId: 'ru' },
    ...part,
  });
  const change = (part?: Partial<NewCentreTime>, login = 'admin') =>
    as(casework, login, (trx) => changeCentreTime(trx, time(part), { keeper: keeper(), now: NOW }));
  const row = (id: string) => casework.owner('deadlines').where({ id }).first();
  const versionOf = async (id: string): Promise<number> =>
    (await casework.owner('calendars').where({ id }).first('version')).version;

  it('has its open clocks counted anew at once, told before, and back again', async () => {
    const id = await startClock(casework, caseId);
    expect(await row(id)).toMatchObject({ due_at: due });
    const preview = await as(casework, 'admin', (trx) => previewCentreTime(trx, time({ timeZone: 'Asia/Omsk' }), NOW));
    expect(await row(id)).toMatchObject({ due_at: due });
    expect(await casework.owner('centres').where({ id: CENTRE }).first('time_zone')).toEqual({
      time_zone: 'Europe/Moscow',
    });

    expect([preview, await change({ timeZone: 'Asia/Omsk' })]).toEqual([preview, preview]);
    expect(preview.earlier).toBeGreaterThan(0);
    expect(await row(id)).toMatchObject({ due_at: dueInOmsk, calendar_version: await versionOf('ru') });
    const [event] = await casework.owner('deadline_events').where({ deadline_id: id, kind: 'RECALCULATED' });
    expect(event).toMatchObject({ reason: 'изменены часовой пояс или календарь центра' });
    const told = (await commands(casework, caseId)).filter(
      ({ type, deadlineId }) => type === 'deadlineChanged' && deadlineId === id,
    );
    expect(told).toHaveLength(1);
    await change();
    expect(await row(id)).toMatchObject({ due_at: due });
    const noted = await casework.owner('audit_log').where({ action: 'CHANGE_CENTRE_TIME' }).orderBy('id').first();
    expect(noted).toMatchObject({
      subject_id: CENTRE,
      details: { timeZone: 'Asia/Omsk', formerTimeZone: 'Europe/Moscow' },
    });
  });

  it('takes another calendar over, and no clock of the former one seems counted by it', async () => {
    await casework.owner('deadlines').update({ state: 'CANCELLED' });
    const id = await startClock(casework, caseId);
    const before = (await row(id)).due_at;
    await casework.owner('calendars').where({ id: 'ru' }).update({ version: 40 });
    await casework.owner('deadlines').where({ id }).update({ calendar_version: 40 });
    const { later } = await change({ calendarId: 'other' });
    expect(later).toBeGreaterThan(0);
    expect(Date.parse((await row(id)).due_at)).toBeGreaterThan(Date.parse(before));
    expect(await versionOf('other')).toBe(41);
    await change();
    expect(await row(id)).toMatchObject({ due_at: before, calendar_version: 42 });
  });

  it('is changed by nobody else, and to nothing that is not there', async () => {
    await expect(change({ timeZone: 'Asia/Omsk' }, 'head2')).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(change({ calendarId: 'nowhere' })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(change({ centreId: 'nowhere' })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});
