/** Places over HTTP: how the tree grows, who keeps which branch of it, and that the first setup is done once. */
import { derivedPassword } from '#store/database.ts';
import { setupCodeOf } from '#store/setup-code.ts';
import { type Administration, openAdministration, postAt, today } from '#test/support/administration.ts';

const PASSWORD = 'лиловый-трактор-едет-в-Кострому';
let administration: Administration;
let casework: Administration['casework'];
let api: Administration['api'];
let call: Administration['call'];
let userOf: Administration['userOf'];

beforeAll(async () => {
  administration = await openAdministration();
  ({ casework, api, call, userOf } = administration);
});
afterAll(() => administration.close());

describe('places', () => {
  const add = (body: object, by = 'admin') => call(by, 'addPlace', { body });

  it('grow as a tree, are renamed, and go while nothing refers to them', async () => {
    const territory = (await add({ kind: 'territory', parentId: 'tambov', name: 'Моршанский' })).body.id;
    const centre = (await add({ kind: 'centre', territoryId: territory, name: 'Центр', timeZone: 'Europe/Moscow' }))
      .body.id;
    const unit = (await add({ kind: 'unit', centreId: centre, unitKind: 'AREA', name: 'Участок 1' })).body.id;
    const agency = (await add({ kind: 'agency', territoryId: territory, agencyKind: 'KDN', name: 'КДН' })).body.id;
    await call('admin', 'renamePlace', { params: { kind: 'centre', placeId: centre }, body: { name: 'Центр «Дом»' } });
    await call('admin', 'setAgencyClosed', { params: { placeId: agency }, body: { closed: true } });
    await call('admin', 'setServedTerritories', {
      params: { placeId: centre },
      body: { territoryIds: ['uvarovo', territory] },
    });
    const { body } = await call('manager', 'readOrganisation');
    expect(body.centres).toContainEqual(
      expect.objectContaining({
        id: centre,
        name: 'Центр «Дом»',
        serves: ['uvarovo', territory],
        units: [{ id: unit, kind: 'AREA', name: 'Участок 1' }],
        mayChange: false,
      }),
    );
    expect(body.agencies).toContainEqual(expect.objectContaining({ id: agency, closedOn: expect.any(String) }));
    const remove = (kind: string, placeId: string) => call('admin', 'removePlace', { params: { kind, placeId } });
    expect((await remove('territory', territory)).body).toMatchObject({ status: 409, code: 'IN_USE' });
    for (const [kind, id] of [
      ['unit', unit],
      ['agency', agency],
      ['centre', centre],
      ['territory', territory],
    ] as const) {
      expect((await remove(kind, id)).status).toBe(204);
    }
  });

  it('an administrator of a district keeps nothing above and nothing beside it', async () => {
    const post = { role: 'administrator', territoryId: 'rzhaksinsky', since: today };
    await call('admin', 'givePost', { params: userOf('head2'), body: post });
    const district = (body: object) => add(body, 'head2');
    expect((await district({ kind: 'territory', parentId: 'tambov', name: 'Чужая' })).status).toBe(403);
    expect((await district({ kind: 'agency', territoryId: 'uvarovo', agencyKind: 'KDN', name: 'КДН' })).status).toBe(
      403,
    );
    expect((await district({ kind: 'territory', parentId: 'rzhaksinsky', name: 'Сельсовет' })).status).toBe(201);
    const rename = { params: { kind: 'territory', placeId: 'tambov' }, body: { name: 'Моя область' } };
    expect((await call('head2', 'renamePlace', rename)).status).toBe(404);
    expect((await call('head2', 'issueCredentialLink', { params: userOf('admin') })).status).toBe(404);
    expect((await call('head2', 'givePost', { params: userOf('duty'), body: postAt('manager') })).status).toBe(404);
  });
});

describe('the first setup', () => {
  const setup = (code: string) => ({
    code,
    region: 'Тамбовская область',
    district: 'г. Уварово',
    centre: { name: 'Центр', timeZone: 'Europe/Moscow' },
    person: { fullName: 'Первая Анна Ивановна', post: 'администратор', login: 'first', password: PASSWORD },
  });

  it('is refused once anybody exists, even with the code', async () => {
    const code = setupCodeOf(derivedPassword(casework.secret, 'setup'));
    expect((await api.anonymous.call('readSetup')).body).toEqual({ needed: false });
    expect((await api.anonymous.call('beginInstallation', { body: setup(code) })).body).toMatchObject({
      code: 'ALREADY_BEGUN',
    });
  });
});
