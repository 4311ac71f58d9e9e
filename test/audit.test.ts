/** `npm run audit -- verify`: one line for programs or words for people, and an exit code that a schedule can trust. */
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { jest } from '@jest/globals';
import { pino } from 'pino';
import { openHeadFile } from '#store/audit-head-file.ts';
import { writeAudit } from '#store/audit-store.ts';
import { connect, roleUrl, withUser } from '#store/database.ts';
import { type ClonedDatabase, cloneDatabase } from '#test/support/database.ts';
import { sealWaiting } from '#watchdog/seal-audit.ts';
import { main } from '../audit.ts';

const person = '00000000-0000-4000-8000-000000000001';
const before = { ...process.env };
let database: ClonedDatabase;
let folder: string;
let said: string;

beforeAll(async () => {
  database = await cloneDatabase();
  folder = await mkdtemp(path.join(os.tmpdir(), 'audit-test-'));
  const AUDIT_HEAD_FILE = path.join(folder, 'head.json');
  Object.assign(process.env, { DATABASE_URL: database.ownerUrl, APP_SECRET: database.secret, AUDIT_HEAD_FILE });
  const app = connect(database.urlFor('seven_app'), { applicationName: 'audit test' });
  const sealer = connect(roleUrl(database.ownerUrl, database.secret, 'seven_sealer'), {
    applicationName: 'audit test',
  });
  const entry = { actorId: person, actorKind: 'PERSON', action: 'READ_CASE', subjectKind: 'case' } as const;
  for (const subjectId of ['1', '2', '3'])
    await withUser(app, person, (trx) => writeAudit(trx, { ...entry, subjectId }));
  const log = pino({ level: 'silent' });
  await sealWaiting({ db: sealer, secrets: [database.secret], log, headFile: openHeadFile(AUDIT_HEAD_FILE) });
  await Promise.all([app.destroy(), sealer.destroy()]);
});

afterAll(async () => {
  for (const name of ['DATABASE_URL', 'APP_SECRET', 'AUDIT_HEAD_FILE']) {
    if (before[name] === undefined) delete process.env[name];
    else process.env[name] = before[name];
  }
  await database.drop();
  await rm(folder, { recursive: true });
});

beforeEach(() => {
  said = '';
  jest.spyOn(process.stdout, 'write').mockImplementation((text) => ((said += String(text)), true));
  jest.spyOn(process.stderr, 'write').mockReturnValue(true);
});
afterEach(() => jest.restoreAllMocks());

it('says that the audit is whole, in words and in one line of JSON', async () => {
  expect(await main(['verify'])).toBe(0);
  expect(said).toBe('Журнал действий цел. Проверено записей: 3.\n');
  said = '';
  expect(await main(['verify', '--json'])).toBe(0);
  expect(said.trimEnd()).not.toContain('\n');
  expect(JSON.parse(said)).toEqual({
    ok: true,
    checked: 3,
    broken: null,
    waiting: { rows: 0, seconds: 0 },
    head: 3,
  });
});

it('names the first broken row and ends with another code', async () => {
  const owner = connect(database.ownerUrl, { applicationName: 'audit test' });
  const [, second] = await owner('audit_log').orderBy('id').pluck('id');
  await owner('audit_log').where({ id: second }).update({ subject_id: '9' });
  await owner.destroy();
  expect(await main(['verify'])).toBe(1);
  expect(said).toContain(`Журнал действий нарушен: запись ${second} изменена (место 2 в цепочке).`);
  said = '';
  expect(await main(['verify', '--json'])).toBe(1);
  expect(JSON.parse(said)).toMatchObject({ ok: false, checked: 1, broken: { kind: 'CHANGED', rowId: second } });
});

it('explains itself when it is asked for something else', async () => {
  await expect(main([])).rejects.toThrow('что сделать с журналом действий');
  await expect(main(['verify', '--yaml'])).rejects.toThrow('непонятные параметры');
});
