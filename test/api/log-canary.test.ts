/** What people type, and what opens their sessions, in requests that succeed, fail or break: nothing of it reaches the log. */
import { randomBytes } from 'node:crypto';
import { createClock } from '#clock';
import { type Api, openApi } from '#test/support/api.ts';
import { acceptedCase, type Casework, openCasework } from '#test/support/casework.ts';

let casework: Casework;
let api: Api;

beforeAll(async () => {
  casework = await openCasework();
  api = await openApi(casework, createClock());
}, 60_000);
afterAll(async () => {
  await api.close();
  await casework.close();
});

const canary = `Канарейкина${randomBytes(6).toString('hex')}`;
const contact = { heldOn: '2026-03-10', channel: 'PHONE', topic: canary, minutes: 5, withWhom: canary };

test('a sign-in, right and wrong, leaves neither password nor cookie', async () => {
  await api.signIn('duty', canary);
  await api.signIn(canary, 'x');
  const { answer } = await api.signIn('duty');
  const cookie = answer.headers.getSetCookie().map((set) => /=([^;]+)/.exec(set)?.[1] ?? '');
  expect(cookie.length).toBeGreaterThan(0);
  for (const secret of [canary, 'sem-shagov-2026', ...cookie, ...cookie.map(decodeURIComponent)]) {
    expect(api.log().includes(secret)).toBe(false);
  }
});

test('a one-time link leaves no token', async () => {
  const token = randomBytes(32).toString('base64url');
  await fetch(`${api.url}/credentials/${token}`);
  await fetch(`${api.url}/api/credentials/${token}`);
  expect(api.log()).not.toContain(token);
});

test('words in bodies, addresses and headers, accepted or refused', async () => {
  const { caseId } = await acceptedCase(casework);
  const curator = await api.signIn('curator');
  expect((await curator.call('recordContact', { params: { caseId }, body: contact })).status).toBe(201);
  await curator.call('recordContact', {
    params: { caseId: canary },
    body: contact,
    headers: { 'x-name': encodeURIComponent(canary) },
  });
  await curator.call('searchTasks', { body: { list: 'mine', search: canary } });
  await fetch(`${api.url}/api/cases/${encodeURIComponent(canary)}?search=${encodeURIComponent(canary)}`, {
    headers: { 'user-agent': encodeURIComponent(canary), referer: `https://example.org/${encodeURIComponent(canary)}` },
  });
  const said = [canary, encodeURIComponent(canary), canary.slice(11)];
  expect(said.filter((words) => api.log().includes(words))).toEqual([]);
});

test('words in a request under which the database breaks', async () => {
  const { caseId } = await acceptedCase(casework);
  const curator = await api.signIn('curator');
  await casework.owner.raw('ALTER TABLE case_contacts ADD CONSTRAINT broken CHECK (minutes < 0) NOT VALID');
  const broken = await curator.call('recordContact', { params: { caseId }, body: contact });
  await casework.owner.raw('ALTER TABLE case_contacts DROP CONSTRAINT broken');
  expect([broken.status, broken.body.code]).toEqual([500, 'UNEXPECTED']);
  expect(api.log()).toContain('"code":"23514"');
  expect(api.log()).not.toContain(canary.slice(11));
});
