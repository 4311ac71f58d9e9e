/** People and posts over HTTP: who keeps them, that a change of rights holds at once, and what nobody may do. */
import { roleCodes } from '#domain/roles.ts';
import { type Administration, openAdministration, postAt, today } from '#test/support/administration.ts';
import { acceptedCase, CENTRE, idOf } from '#test/support/casework.ts';

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

const audited = (action: string) =>
  casework
    .owner('audit_log')
    .where({ action, outcome: 'DONE' })
    .orderBy('id', 'desc')
    .first('actor_id', 'subject_id', 'details');

describe('people', () => {
  it('are found by name, role, centre and state, with their posts of today', async () => {
    const all = await call('admin', 'searchPeople', { body: {} });
    expect(all.body.total).toBe(15);
    const found = await call('admin', 'searchPeople', { body: { text: 'куратор', role: 'caseCurator' } });
    expect(found.body.items).toMatchObject([{ login: 'curator', posts: [{ role: 'caseCurator', state: 'CURRENT' }] }]);
    const blocked = await call('admin', 'searchPeople', { body: { state: 'BLOCKED' } });
    expect(blocked.body).toEqual({ total: 0, items: [] });
    const other = await call('admin', 'searchPeople', { body: { centreId: 'centre-rzhaksa' } });
    expect(other.body.items).toMatchObject([{ login: 'head2' }]);
  });

  it('a manager reads those of the own places and changes nothing', async () => {
    const { body } = await call('manager', 'searchPeople', { body: {} });
    expect(body.items.map(({ login }: { login: string }) => login)).not.toContain('head2');
    expect((await call('manager', 'readPerson', { params: userOf('head2') })).status).toBe(404);
    expect((await call('manager', 'readPerson', { params: userOf('duty') })).body).toMatchObject({ mayChange: false });
    const names = { fullName: 'Другая Фамилия', post: 'другая' };
    expect((await call('manager', 'renamePerson', { params: userOf('duty'), body: names })).status).toBe(403);
  });

  it('an invited person chooses a password by the link, and only then can sign in', async () => {
    const body = { login: 'Novaya', fullName: 'Новикова Ирина Олеговна', post: 'психолог' };
    const added = await call('admin', 'addPerson', { body: { ...body, firstPost: postAt('psychologist') } });
    expect(added.status).toBe(201);
    const params = { userId: added.body.id };
    expect((await call('admin', 'readPerson', { params })).body).toMatchObject({ login: 'novaya', state: 'INVITED' });
    expect((await api.signIn('novaya', PASSWORD)).answer.status).toBe(401);

    const link = await call('admin', 'issueCredentialLink', { params });
    expect(link.body).toMatchObject({ kind: 'INVITATION', path: expect.stringMatching(/^\/credentials\/.{40,}/) });
    const token = link.body.path.split('/').at(-1);
    const chosen = await api.anonymous.call('choosePassword', { body: { token, password: PASSWORD } });
    expect(chosen.status).toBeLessThan(300);
    expect((await api.signIn('novaya', PASSWORD)).answer.body).toMatchObject({ roles: ['psychologist'] });
    expect((await call('admin', 'issueCredentialLink', { params })).body.kind).toBe('RESET');
    expect(await audited('ADD_PERSON')).toMatchObject({ actor_id: idOf(casework, 'admin'), subject_id: params.userId });
    expect(
      (await call('admin', 'addPerson', { body: { ...body, firstPost: postAt('dutyOfficer') } })).body,
    ).toMatchObject({
      errors: [{ path: 'login' }],
    });
  });

  it.each(roleCodes.filter((role) => role !== 'administrator' && role !== 'manager'))(
    'the role %s opens no administration',
    async (role) => {
      const { user_id: id } = await casework.owner('user_roles').where({ role }).first('user_id');
      const login = Object.keys(casework.people).find((known) => casework.people[known] === id) ?? '';
      for (const operation of ['searchPeople', 'addPlace', 'addPerson']) {
        const bodies: Record<string, unknown> = {
          addPlace: { kind: 'territory', parentId: 'tambov', name: 'Новая' },
          addPerson: { login: 'qwe', fullName: 'Кто-то', post: 'кто', firstPost: postAt('manager') },
          searchPeople: {},
        };
        expect((await call(login, operation, { body: bodies[operation] })).status).toBe(403);
      }
      expect((await call(login, 'readOrganisation')).status).toBe(403);
    },
  );
});

describe('posts', () => {
  const give = (body: object, login = 'psychologist', by = 'admin') =>
    call(by, 'givePost', { params: userOf(login), body });

  it('given and taken hold with the very next request of the same session', async () => {
    expect((await call('psychologist', 'listSignals')).status).toBe(403);
    const given = await give(postAt('dutyOfficer'));
    expect(given.status).toBe(201);
    expect((await call('psychologist', 'listSignals')).status).toBe(200);
    const params = { ...userOf('psychologist'), postId: given.body.id };
    expect((await call('admin', 'endPost', { params })).status).toBe(204);
    expect((await call('psychologist', 'listSignals')).status).toBe(403);
    await call('admin', 'changePostEnd', { params, body: { lastDay: null } });
    expect((await call('psychologist', 'listSignals')).status).toBe(200);
    await call('admin', 'endPost', { params });
    expect(await audited('END_POST')).toMatchObject({ details: { role: 'dutyOfficer', centreId: CENTRE } });
  });

  it.each([
    ['the same twice', postAt('psychologist'), 409],
    ['casework for a territory', { role: 'caseCurator', territoryId: 'tambov', since: today }, 422],
    ['two places', postAt('manager', { territoryId: 'tambov' }), 422],
    ['no place', { role: 'manager', since: today }, 422],
    ['an unknown centre', postAt('manager', { centreId: 'mars' }), 422],
    ['an officer of no agency', postAt('agencyOfficer'), 422],
    ['an end before the beginning', postAt('manager', { lastDay: '2020-01-01' }), 422],
    ['no such role', postAt('tsar'), 400],
  ])('%s: refused', async (_name, body, status) => {
    expect((await give(body)).status).toBe(status);
  });

  it('nobody gives himself rights or takes his own away', async () => {
    expect((await give(postAt('unitHead'), 'admin')).body).toMatchObject({ code: 'SELF_RIGHTS' });
    const params = userOf('admin');
    const blocked = await call('admin', 'setPersonBlocked', { params, body: { blocked: true } });
    expect(blocked.body).toMatchObject({ code: 'SELF_RIGHTS' });
    const { body } = await call('admin', 'readPerson', { params });
    const postId = body.posts[0].id;
    expect((await call('admin', 'endPost', { params: { ...params, postId } })).body).toMatchObject({
      code: 'SELF_RIGHTS',
    });
  });

  it('the last administrator stays, whoever asks', async () => {
    const absence = { userId: idOf(casework, 'admin'), fromDay: today, toDay: today, kind: 'TRIP' };
    const recorded = await call('admin', 'recordAbsence', {
      body: { ...absence, actingUserId: idOf(casework, 'methodist') },
    });
    expect(recorded.status).toBe(201);
    const params = userOf('admin');
    const refused = await call('methodist', 'setPersonBlocked', { params, body: { blocked: true } });
    expect(refused.body).toMatchObject({ code: 'LAST_ADMINISTRATOR' });
    const { body } = await call('methodist', 'readPerson', { params });
    const post = { ...params, postId: body.posts[0].id };
    expect((await call('methodist', 'endPost', { params: post })).body).toMatchObject({ code: 'LAST_ADMINISTRATOR' });

    const renamed = { fullName: 'Душина Ольга Викторовна', post: 'педагог-психолог' };
    await call('methodist', 'renamePerson', { params: userOf('psychologist'), body: renamed });
    const row = await casework
      .owner('audit_log')
      .where({ action: 'RENAME_PERSON', outcome: 'DONE' })
      .first('actor_id', 'on_behalf_of');
    expect(row).toEqual({ actor_id: idOf(casework, 'methodist'), on_behalf_of: idOf(casework, 'admin') });
    const cancel = { params: { absenceId: recorded.body.id }, body: { cancelled: true } };
    expect((await call('admin', 'reviseAbsence', cancel)).status).toBe(204);
    expect((await call('methodist', 'searchPeople', { body: {} })).status).toBe(403);
  });

  it('an administrator comes near no casework', async () => {
    const { caseId } = await acceptedCase(casework);
    expect((await call('admin', 'readCase', { params: { caseId } })).status).toBeGreaterThanOrEqual(403);
    expect((await call('admin', 'listSignals')).status).toBe(403);
  });
});

describe('blocking', () => {
  it('ends the sessions at once and comes back without them', async () => {
    const params = userOf('consilium3');
    const before = await api.signIn('consilium3');
    const sessions = await call('admin', 'listPersonSessions', { params });
    expect(sessions.body.items).toHaveLength(1);
    expect((await call('admin', 'setPersonBlocked', { params, body: { blocked: true } })).status).toBe(204);
    expect((await before.call('readSession')).status).toBe(401);
    expect((await api.signIn('consilium3')).answer.status).toBe(401);
    await call('admin', 'setPersonBlocked', { params, body: { blocked: false } });
    const after = await api.signIn('consilium3');
    expect(after.answer.status).toBe(200);
    expect((await call('admin', 'endPersonSessions', { params })).body).toEqual({ ended: 1 });
    expect((await after.call('readSession')).status).toBe(401);
  });
});
