/** The feed's listener speaks to the exporter and to nobody else. */
import { createLog } from '#log';
import { type FeedServer, startFeedServer } from '#engine/feed/server.ts';
import { currentEpoch } from '#store/engine-epochs-store.ts';
import { type EngineDatabase, openEngineDatabase, recordedBody } from './engine-database.ts';

const password = 'пароль-выгрузки';
let database: EngineDatabase;
let server: FeedServer;
const begun: string[] = [];

beforeAll(async () => {
  database = await openEngineDatabase();
  server = await startFeedServer({
    port: 0,
    host: '127.0.0.1',
    password,
    db: database.feed,
    log: createLog('silent'),
    routes: {
      'POST /clock/advance': {
        user: 'clock',
        password: 'часы',
        handle: async (body) => ({ status: 200, body: { got: body.toString() } }),
      },
    },
    onNewEpoch: ({ id }) => begun.push(id),
  });
});

afterAll(async () => {
  await server.stop();
  await database.close();
});

const ask = (path: string, init: RequestInit & { user?: string; secret?: string } = {}) => {
  const { user = 'epoch-one', secret = password, ...rest } = init;
  const authorization = `Basic ${Buffer.from(`${user}:${secret}`).toString('base64')}`;
  return fetch(`http://127.0.0.1:${server.port}${path}`, { ...rest, headers: { authorization } });
};
const bulk = (user: string, body = recordedBody(2)) => ask('/_bulk', { method: 'POST', user, body });

it.each([
  ['no password', { secret: '' }],
  ['a wrong password', { secret: `${password}!` }],
  ['a user without an epoch', { user: 'epoch-' }],
  ['the user of another door', { user: 'clock' }],
])('turns away a request with %s', async (_, given) => {
  expect((await ask('/_bulk', { method: 'POST', body: recordedBody(2), ...given })).status).toBe(401);
  expect(await database.owner('engine_instances')).toHaveLength(0);
});

it('greets the exporter as it expects and acknowledges its templates', async () => {
  const greeting = await ask('/');
  expect(greeting.headers.get('x-elastic-product')).toBe('Elasticsearch');
  expect(await greeting.json()).toMatchObject({ version: { number: expect.any(String) } });
  expect((await ask('/', { method: 'HEAD' })).status).toBe(200);
  for (const path of ['/_component_template/zeebe-record', '/_index_template/x', '/zeebe-record*/_settings?x=true']) {
    expect(await (await ask(path, { method: 'PUT', body: '{}' })).json()).toEqual({ acknowledged: true });
  }
});

it('answers a batch item by item once it is in the database', async () => {
  const answer = (await (await bulk('epoch-one')).json()) as { errors: boolean; items: object[] };
  expect(answer.errors).toBe(false);
  expect(answer.items).toHaveLength(23);
  expect(answer.items[0]).toEqual({ index: { status: 201 } });
  expect(await database.owner('tasks').where({ epoch: 'one' })).toHaveLength(1);
  expect(begun).toEqual(['one']);
});

it('takes a new engine as the current one and refuses records of the old one', async () => {
  expect((await bulk('epoch-two')).status).toBe(200);
  expect((await currentEpoch(database.feed))?.id).toBe('two');
  expect((await bulk('epoch-one')).status).toBe(403);
  expect(begun).toEqual(['one', 'two']);
});

it('asks for the batch again when the database fails, and takes it then', async () => {
  await database.owner.raw('ALTER TABLE engine_instances RENAME TO engine_instances_away');
  expect((await bulk('epoch-three')).status).toBe(503);
  await database.owner.raw('ALTER TABLE engine_instances_away RENAME TO engine_instances');
  expect((await bulk('epoch-three')).status).toBe(200);
  expect(await database.owner('tasks').where({ epoch: 'three' })).toHaveLength(1);
});

it('has other doors with their own password', async () => {
  const given = { method: 'POST', body: '{"to":1}' };
  expect((await ask('/clock/advance', given)).status).toBe(401);
  const answer = await ask('/clock/advance', { ...given, user: 'clock', secret: 'часы' });
  expect(await answer.json()).toEqual({ got: '{"to":1}' });
});
