/** Rules as versions: written by who administers the whole installation, in force from their day, withdrawn until then. */
import { createClock } from '#clock';
import { type Answer, type Api, type Client, openApi } from '#test/support/api.ts';
import { type Casework, idOf, openCasework } from '#test/support/casework.ts';

let casework: Casework;
let api: Api;
let admin: Client;

beforeAll(async () => {
  casework = await openCasework();
  api = await openApi(casework, createClock());
  admin = await api.signIn('admin');
});
afterAll(async () => {
  await api.close();
  await casework.close();
});
afterEach(() => casework.owner('rulebooks').where('version', '>', 1).delete());

const inDays = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
const today = inDays(0);
const params = { kind: 'sign-in' };
const read = async (kind = 'sign-in'): Promise<Answer['body']> =>
  (await admin.call('readRules', { params: { kind } })).body;

/** Rules of sign-in with something other in them. */
async function proposed(change: object, more: object = {}) {
  const { content } = (await read()).versions.find(({ state }: { state: string }) => state === 'IN_FORCE');
  return {
    body: {
      kind: 'sign-in',
      content: { ...content, ...change },
      validFrom: today,
      source: 'Приказ № 12',
      basedOn: 1,
      ...more,
    },
  };
}
const withdrawing = (version: number) => ({ params: { ...params, version: String(version) } });

it('a version counts from its day: at once, with the sessions that it ends', async () => {
  const { call } = await api.signIn('duty');
  const aged = { last_seen_at: new Date(Date.now() - 20 * 60_000) };
  await casework
    .owner('sessions')
    .where({ user_id: idOf(casework, 'duty') })
    .update(aged);
  const asked = await proposed({ sessionIdleMinutes: 10 });
  const { kind, content } = asked.body;
  const { body: effect } = await admin.call('previewRules', { body: { kind, content } });
  expect(effect).toEqual({ ending: 1, enrolling: 0 });
  expect((await call('readSession', { headers: { 'seven-unattended': 'true' } })).status).toBe(200);

  expect((await admin.call('addRules', asked)).body).toEqual({ version: 2 });
  expect((await call('readSession')).status).toBe(401);
  expect((await read()).versions).toMatchObject([
    { version: 2, state: 'IN_FORCE', author: 'Настройкин Павел Денисович', source: 'Приказ № 12', validFrom: today },
    { version: 1, state: 'PAST' },
  ]);
  const noted = await casework.owner('audit_log').where({ action: 'CHANGE_RULES' }).orderBy('id').first();
  expect(noted).toMatchObject({
    subject_id: 'sign-in-2',
    actor_id: idOf(casework, 'admin'),
    details: { validFrom: today },
  });
});

it('a version for a later day waits, keeps others out, and can be withdrawn until then', async () => {
  const asked = await proposed({ sessionIdleMinutes: 10 }, { validFrom: inDays(30) });
  await admin.call('addRules', asked);
  expect((await read()).versions).toMatchObject([
    { version: 2, state: 'PLANNED' },
    { version: 1, state: 'IN_FORCE' },
  ]);
  expect(await admin.call('addRules', asked)).toMatchObject({ status: 409, body: { code: 'RULES_PLANNED' } });
  expect((await admin.call('withdrawRules', withdrawing(2))).status).toBe(204);
  expect((await read()).versions[0]).toMatchObject({ version: 2, state: 'WITHDRAWN' });
  expect((await admin.call('withdrawRules', withdrawing(2))).status).toBe(404);
  expect((await admin.call('addRules', asked)).body).toEqual({ version: 3 });
});

it('a version that was in force is not withdrawn', async () => {
  expect(await admin.call('withdrawRules', withdrawing(1))).toMatchObject({
    status: 409,
    body: { code: 'RULES_IN_FORCE' },
  });
});

it('nobody writes over what he has not seen', async () => {
  const asked = await proposed({ sessionIdleMinutes: 30 });
  await admin.call('addRules', asked);
  expect(await admin.call('addRules', asked)).toMatchObject({ status: 409, body: { code: 'RULES_CHANGED' } });
});

it('refuses numbers that would lock people out and days gone by, each by its field', async () => {
  const asked = await proposed({ sessionIdleMinutes: 1, shortestPassword: 4 }, { validFrom: inDays(-1) });
  const { status, body } = await admin.call('addRules', asked);
  expect(status).toBe(422);
  expect(body.errors.map(({ path }: { path: string }) => path)).toEqual([
    'shortestPassword',
    'sessionIdleMinutes',
    'validFrom',
  ]);
  expect(body.errors[0].message).toMatch(/от 8 до 64/);
});

it('roles that need the second step are asked for it at the next sign-in, and the preview counts them', async () => {
  const roles = { real: [], demonstration: ['supervisor'] };
  const asked = await proposed({ secondFactorRoles: roles });
  const { kind, content } = asked.body;
  expect((await admin.call('previewRules', { body: { kind, content } })).body.enrolling).toBe(1);
  await admin.call('addRules', asked);
  expect((await api.signIn('supervisor')).answer).toMatchObject({ status: 401, body: { code: 'ENROLMENT_NEEDED' } });
});

it('only who administers all of the installation writes; an administrator of a centre and a manager read', async () => {
  const asked = await proposed({});
  await casework
    .owner('user_roles')
    .where({ user_id: idOf(casework, 'supervisor') })
    .update({ role: 'administrator' });
  const ofCentre = await api.signIn('supervisor');
  expect((await ofCentre.call('readRules', { params })).body).toMatchObject({ mayChange: false });
  expect((await ofCentre.call('addRules', asked)).status).toBe(403);
  expect((await ofCentre.call('withdrawRules', withdrawing(1))).status).toBe(403);
  await casework
    .owner('user_roles')
    .where({ user_id: idOf(casework, 'supervisor') })
    .update({ role: 'supervisor' });

  const manager = await api.signIn('manager');
  expect((await manager.call('readRules', { params })).status).toBe(200);
  expect((await manager.call('addRules', asked)).status).toBe(403);
  const insert = { kind: 'sign-in', version: 9, content: '{}', valid_from: today, author: 'я', source: 'я' };
  await expect(casework.app('rulebooks').insert(insert)).rejects.toMatchObject({ code: '42501' });
});

it('the other rules are kept alike', async () => {
  const { content } = (await read('case-access')).versions[0];
  const body = {
    kind: 'case-access',
    content: { ...content, breakGlassHours: 4 },
    validFrom: today,
    source: 'Приказ',
    basedOn: 1,
  };
  expect((await admin.call('addRules', { body })).status).toBe(201);
  expect((await read('case-access')).versions[0]).toMatchObject({ state: 'IN_FORCE', content: { breakGlassHours: 4 } });
});
