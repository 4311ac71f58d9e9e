/** `npm run audit -- verify`: one line for programs or words for people, and an exit code that a schedule can trust. */
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { execa } from 'execa';
import { pino } from 'pino';
import { openHeadFile } from '#store/audit-head-file.ts';
import { writeAudit } from '#store/audit-store.ts';
import { connect, type Database, roleUrl, withUser } from '#store/database.ts';
import { type ClonedDatabase, cloneDatabase } from '#test/support/database.ts';
import { sealWaiting } from '#watchdog/seal-audit.ts';

const command = fileURLToPath(new URL('../launcher/run.mjs', import.meta.url));
const person = '00000000-0000-4000-8000-000000000001';
let database: ClonedDatabase;
let owner: Database;
let folder: string;

beforeAll(async () => {
  database = await cloneDatabase();
  folder = await mkdtemp(path.join(os.tmpdir(), 'audit-test-'));
  const open = (url: string) => connect(url, { applicationName: 'audit test' });
  owner = open(database.ownerUrl);
  const app = open(database.urlFor('seven_app'));
  const sealer = open(roleUrl(database.ownerUrl, database.secret, 'seven_sealer'));
  const entry = { actorId: person, actorKind: 'PERSON', action: 'READ_CASE', subjectKind: 'case' } as const;
  for (const subjectId of ['1', '2', '3']) {
    await withUser(app, person, (trx) => writeAudit(trx, { ...entry, subjectId }));
  }
  const tools = { db: sealer, secrets: [database.secret], log: pino({ level: 'silent' }) } as const;
  await sealWaiting({ ...tools, headFile: openHeadFile(path.join(folder, 'head.json')) });
  await Promise.all([app.destroy(), sealer.destroy()]);
});

afterAll(async () => {
  await owner.destroy();
  await database.drop();
  await rm(folder, { recursive: true });
});

function audit(...args: readonly string[]) {
  const AUDIT_HEAD_FILE = path.join(folder, 'head.json');
  const env = { DATABASE_URL: database.ownerUrl, APP_SECRET: database.secret, AUDIT_HEAD_FILE, NODE_OPTIONS: '' };
  return execa(process.execPath, [command, 'audit', ...args], { env, reject: false });
}

it('says that the audit is whole, in words and in one line of JSON', async () => {
  const words = await audit('verify');
  expect([words.exitCode, words.stdout]).toEqual([0, 'Журнал действий цел. Проверено записей: 3.']);
  const { exitCode, stdout } = await audit('verify', '--json');
  expect([exitCode, stdout.split('\n').length]).toEqual([0, 1]);
  const whole = { ok: true, checked: 3, broken: null, waiting: { rows: 0, seconds: 0 }, head: 3, gaps: [] };
  expect(JSON.parse(stdout)).toEqual(whole);
});

it('names the first broken row and ends with another code', async () => {
  const [, second] = await owner('audit_log').orderBy('id').pluck('id');
  await owner('audit_log').where({ id: second }).update({ subject_id: '9' });
  const words = await audit('verify');
  expect(words.exitCode).toBe(1);
  expect(words.stdout).toContain(`Журнал действий нарушен: запись ${second} изменена (место 2 в цепочке).`);
  const { exitCode, stdout } = await audit('verify', '--json');
  expect(exitCode).toBe(1);
  expect(JSON.parse(stdout)).toMatchObject({ ok: false, checked: 1, broken: { kind: 'CHANGED', rowId: second } });
});

it('explains itself when it is asked for something else', async () => {
  expect(await audit()).toMatchObject({ exitCode: 1, stderr: expect.stringContaining('npm run audit -- verify') });
  const { exitCode, stderr } = await audit('verify', '--yaml');
  expect([exitCode, stderr]).toEqual([1, expect.stringContaining('непонятные параметры')]);
});
