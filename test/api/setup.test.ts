/** A system without people is begun once, by the code that the launcher prints; its first administrator does the rest. */
import { createClock } from '#clock';
import { loadReference } from '#seeds/load-reference.ts';
import { connect, type Database, derivedPassword, roleUrl } from '#store/database.ts';
import { openKeyRing } from '#store/key-ring.ts';
import { setupCodeOf } from '#store/setup-code.ts';
import { type Api, openApi } from '#test/support/api.ts';
import { cloneDatabase, type ClonedDatabase } from '#test/support/database.ts';

const PASSWORD = 'лиловый-трактор-едет-в-Кострому';
let database: ClonedDatabase;
let owner: Database;
let app: Database;
let api: Api;
let code: string;

beforeAll(async () => {
  database = await cloneDatabase();
  await loadReference(database.ownerUrl, openKeyRing({ secret: database.secret }));
  owner = connect(database.ownerUrl, { applicationName: 'setup test' });
  const { secret, ownerUrl, urlFor } = database;
  app = connect(roleUrl(ownerUrl, secret, 'seven_app'), { applicationName: 'setup test' });
  api = await openApi({ app, secret, urlFor }, createClock());
  code = setupCodeOf(derivedPassword(secret, 'setup'));
});
afterAll(async () => {
  await api.close();
  await Promise.all([owner.destroy(), app.destroy()]);
  await database.drop();
});

const begin = (more: object = {}, person: object = {}) =>
  api.anonymous.call('beginInstallation', {
    body: {
      code,
      region: 'Тамбовская область',
      district: 'г. Уварово',
      centre: { name: 'Центр помощи семье', timeZone: 'Europe/Moscow' },
      person: {
        fullName: 'Первая Анна Ивановна',
        post: 'администратор',
        login: 'first',
        password: PASSWORD,
        ...person,
      },
      ...more,
    },
  });

it('asks for it, and takes neither a wrong code nor a weak password', async () => {
  expect((await api.anonymous.call('readSetup')).body).toEqual({ needed: true });
  const wrong = await begin({ code: 'AAAA-AAAA-AAAA-AAAA-AAAA' });
  expect(wrong).toMatchObject({ status: 422, body: { errors: [{ path: 'code' }] } });
  expect(await begin({}, { password: 'Tambov2026' })).toMatchObject({
    status: 422,
    body: { errors: [{ path: 'password' }] },
  });
  const errors = [{ path: 'centre.timeZone', message: 'Такого часового пояса нет' }];
  const onMars = { centre: { name: 'Центр', timeZone: 'Mars/Olympus' } };
  expect(await begin(onMars)).toMatchObject({ status: 422, body: { errors } });
  expect(await owner('users').first('id')).toBeUndefined();
});

it('is begun once, however many ask at the same time, with dashes and small letters as one likes', async () => {
  const typed = { code: code.toLowerCase().replaceAll('-', ' ') };
  const statuses = await Promise.all([begin(typed), begin(typed), begin(typed)].map(async (one) => (await one).status));
  expect(statuses.sort((one, other) => one - other)).toEqual([204, 409, 409]);
  expect(await owner('users').pluck('login')).toEqual(['first']);
  expect(await owner('audit_log').where({ action: 'BEGIN_INSTALLATION', outcome: 'DONE' })).toHaveLength(1);
  expect((await api.anonymous.call('readSetup')).body).toEqual({ needed: false });
});

it('the first administrator keeps the region and adds colleagues', async () => {
  const first = await api.signIn('first', PASSWORD);
  expect(first.answer).toMatchObject({
    status: 200,
    body: { roles: ['administrator'], centreName: 'Центр помощи семье' },
  });
  const { body } = await first.call('readOrganisation');
  expect(body.territories).toMatchObject([{ mayChange: true }, { mayChange: true }]);
  const firstPost = { role: 'unitHead', centreId: body.centres[0].id, since: new Date().toISOString().slice(0, 10) };
  const colleague = { login: 'second', fullName: 'Вторая Мария Петровна', post: 'заведующая', firstPost };
  expect((await first.call('addPerson', { body: colleague })).status).toBe(201);
});
