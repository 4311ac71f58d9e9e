/** The embedded PostgreSQL: Russian text without LANG, an owner without superuser rights, and recovery after SIGKILL. */
import { rm } from 'node:fs/promises';
import pg from 'pg';
import { startDatabase, type Database } from '#launcher/database.ts';
import { createTemporaryFolder } from '#launcher/state-folder.ts';

const secret = 'a secret of this test, long enough';
let folder: string;
let database: Database;

beforeAll(async () => {
  delete process.env['LANG'];
  folder = await createTemporaryFolder();
  database = await startDatabase({ folder, secret });
});

afterAll(async () => {
  await database.stop();
  await rm(folder, { recursive: true, force: true });
});

async function ask<Row extends pg.QueryResultRow>(sql: string): Promise<Row[]> {
  const client = new pg.Client(database.ownerUrl);
  await client.connect();
  try {
    return (await client.query<Row>(sql)).rows;
  } finally {
    await client.end();
  }
}

test('knows Russian letters, their order and their trigrams', async () => {
  const letters = await ask<{ letter: string }>(
    "SELECT letter FROM (VALUES ('Ж'), ('Ё'), ('Е')) v(letter) ORDER BY letter",
  );
  expect(letters.map(({ letter }) => letter)).toEqual(['Е', 'Ё', 'Ж']);
  const [row] = await ask("SELECT lower('Ё') AS lowered, similarity('Семёнова', 'Семенова') > 0.4 AS similar");
  expect(row).toEqual({ lowered: 'ё', similar: true });
});

test('belongs to an owner who may create roles but is no superuser', async () => {
  const [role] = await ask('SELECT rolname, rolsuper, rolcreaterole FROM pg_roles WHERE rolname = current_user');
  expect(role).toEqual({ rolname: 'seven_owner', rolsuper: false, rolcreaterole: true });
});

test('listens on loopback only', async () => {
  const [setting] = await ask("SELECT current_setting('listen_addresses') AS addresses");
  expect(setting).toEqual({ addresses: '127.0.0.1' });
});

test('keeps what was written when it is killed, and starts again on the same port', async () => {
  // given
  await ask('CREATE TABLE kept AS SELECT 42 AS answer');
  const before = database.pid();
  // when
  await database.kill('SIGKILL');
  await database.restart();
  // then
  expect(await ask('SELECT answer FROM kept')).toEqual([{ answer: 42 }]);
  expect(database.pid()).not.toBe(before);
});

test('a second start of the same folder finds its data', async () => {
  await database.stop();
  database = await startDatabase({ folder, secret });
  expect(await ask('SELECT answer FROM kept')).toEqual([{ answer: 42 }]);
});

test('another secret is refused with the remedy', async () => {
  await database.stop();
  const attempt = startDatabase({ folder, secret: 'another secret, also long enough' });
  await expect(attempt).rejects.toMatchObject({ remedy: expect.stringContaining('APP_SECRET') });
  database = await startDatabase({ folder, secret });
});
