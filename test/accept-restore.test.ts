/** `npm run audit -- accept-restore`: the database came back from an older copy; the chain goes on, and nobody forgets that it broke. */
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
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
const reason = 'Диск сервера отказал, взята ночная копия';
let database: ClonedDatabase;
let owner: Database;
let app: Database;
let sealer: Database;
let folder: string;
let headPath: string;

beforeEach(async () => {
  database = await cloneDatabase();
  folder = await mkdtemp(path.join(os.tmpdir(), 'audit-test-'));
  headPath = path.join(folder, 'head.json');
  const open = (url: string) => connect(url, { applicationName: 'audit test', size: 2 });
  owner = open(database.ownerUrl);
  app = open(database.urlFor('seven_app'));
  sealer = open(roleUrl(database.ownerUrl, database.secret, 'seven_sealer'));
  for (const subjectId of ['1', '2', '3', '4']) await write(subjectId);
  await seal();
});
afterEach(async () => {
  await Promise.all([owner, app, sealer].map((db) => db.destroy()));
  await database.drop();
  await rm(folder, { recursive: true });
});

async function write(subjectId: string): Promise<void> {
  const entry = { actorId: person, actorKind: 'PERSON', action: 'READ_CASE', subjectKind: 'case', subjectId } as const;
  await withUser(app, person, (trx) => writeAudit(trx, entry));
}
const seal = () => {
  const log = pino({ level: 'silent' });
  return sealWaiting({ db: sealer, secrets: [database.secret], log, headFile: openHeadFile(headPath) });
};
/** What an older copy of the database holds: the first two rows. */
async function restoreOlderCopy(): Promise<void> {
  await owner('audit_seals').where('position', '>', 2).delete();
  const kept = await owner('audit_seals').pluck('audit_id');
  await owner('audit_log').whereNotIn('id', kept).delete();
}
function audit(...args: readonly string[]) {
  const place = { DATABASE_URL: database.ownerUrl, APP_SECRET: database.secret, AUDIT_HEAD_FILE: headPath };
  return execa(process.execPath, [command, 'audit', ...args], { env: { ...place, NODE_OPTIONS: '' }, reject: false });
}
const found = async () => JSON.parse((await audit('verify', '--json')).stdout);

it('goes on from the older copy: the gap is told ever after, the old head and the reason are kept', async () => {
  const former = JSON.parse(await readFile(headPath, 'utf8'));
  await restoreOlderCopy();
  expect(await found()).toMatchObject({ ok: false, broken: { kind: 'TAIL_CUT', position: 3 }, gaps: [] });

  const accepted = await audit('accept-restore', '--reason', reason);
  expect([accepted.exitCode, accepted.stdout]).toEqual([0, expect.stringContaining('продолжается с места 2')]);
  await write('5');
  await seal();

  const gap = { continuedFrom: 2, formerPosition: 4 };
  expect(await found()).toMatchObject({ ok: true, broken: null, head: 4, gaps: [gap] });
  const { exitCode, stdout } = await audit('verify');
  expect(exitCode).toBe(0);
  expect(stdout).toMatch(/цел, кроме принятых перерывов[^]*записи с 3 по 4 утрачены/);
  const beside = (await readdir(folder)).find((name) => name.startsWith('head.former-')) ?? '';
  expect(JSON.parse(await readFile(path.join(folder, beside), 'utf8'))).toMatchObject({
    former,
    reason,
    continuedFrom: 2,
  });
  const row = await owner('audit_log').where({ action: 'ACCEPT_RESTORE' }).first();
  expect(row).toMatchObject({ actor_kind: 'OPERATOR', details: gap });
  expect(JSON.stringify(row)).not.toContain('Диск');
}, 120_000);

it('does not cover what is cut or changed afterwards', async () => {
  await restoreOlderCopy();
  await audit('accept-restore', '--reason', reason);
  await seal();
  expect(await found()).toMatchObject({ ok: true, head: 3 });
  await restoreOlderCopy();
  expect(await found()).toMatchObject({ ok: false, broken: { kind: 'TAIL_CUT' } });
  await owner('audit_log').update({ subject_id: '9' });
  const refused = await audit('accept-restore', '--reason', reason);
  expect([refused.exitCode, refused.stderr]).toEqual([1, expect.stringContaining('не восстановление из копии')]);
}, 120_000);

it('accepts nothing while the head is there, and nothing without a reason', async () => {
  const whole = await audit('accept-restore', '--reason', reason);
  expect([whole.exitCode, whole.stderr]).toEqual([1, expect.stringContaining('Принимать нечего')]);
  const mute = await audit('accept-restore');
  expect([mute.exitCode, mute.stderr]).toEqual([1, expect.stringContaining('почему')]);
  expect(await owner('audit_log').where({ action: 'ACCEPT_RESTORE' })).toEqual([]);
}, 60_000);
