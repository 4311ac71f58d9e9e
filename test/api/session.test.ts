/** Signing in, sessions and rights. */
import type * as z from 'zod';
import { createClock } from '#clock';
import type { Operation } from '#api/contract.ts';
import { operations } from '#api/operations.ts';
import { type Answer, type Api, openApi } from '#test/support/api.ts';
import { type Casework, idOf, openCasework } from '#test/support/casework.ts';

let casework: Casework;
let api: Api;

beforeAll(async () => {
  casework = await openCasework();
  api = await openApi(casework, createClock());
});

afterAll(async () => {
  await api.close();
  await casework.close();
});

const ids = { taskId: 'a1b2c3d4-0000-4000-8000-000000000001', caseId: 'a1b2c3d4-0000-4000-8000-000000000002' };
const params = { ...ids, alarmId: ids.taskId, deadlineId: ids.taskId };
/** Parameters of the right shape, whatever they are called. */
const shapes = [ids.taskId, '1', 'visit-card', 'x'];
const paramsOf = ({ params: declared }: Operation): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(declared?.shape ?? {}).map(([name, shape]) => [
      name,
      shapes.find((value) => (shape as z.ZodType).safeParse(value).success) ?? 'x',
    ]),
  );

/** The fastest of three tries: what the machine does besides does not count. */
async function signInThrice(login: string, password: string | undefined) {
  let fastestMs = Infinity;
  let last: Answer | undefined;
  for (let nth = 0; nth < 3; nth += 1) {
    const from = performance.now();
    ({ answer: last } = await api.signIn(login, password));
    fastestMs = Math.min(fastestMs, performance.now() - from);
  }
  return { answer: last as Answer, fastestMs };
}

describe('signing in', () => {
  it('tells who came, with posts, and starts a session that scripts and other sites cannot use', async () => {
    const { answer, call } = await api.signIn('head2');
    expect(answer.body).toMatchObject({
      id: idOf(casework, 'head2'),
      fullName: 'Соседова Алла Борисовна',
      roles: ['caseCurator', 'dutyOfficer', 'unitHead'],
      centreId: 'centre-rzhaksa',
      demo: true,
      asOf: expect.any(String),
      timeZone: 'Europe/Moscow',
    });
    const [cookie] = answer.headers.getSetCookie();
    expect(cookie).toMatch(/^seven\.sid=.*; Path=\/; Expires=.*; HttpOnly; SameSite=Strict$/);
    expect((await call('readSession')).body).toEqual({ ...answer.body, asOf: expect.any(String) });
  });

  it('is not fussy about the case of a login', async () => {
    expect((await api.signIn('DUTY')).answer.status).toBe(200);
  });

  it('answers alike to a wrong password, an unknown login and a blocked person, in about the same time', async () => {
    await casework.owner('users').where({ login: 'agency' }).update({ status: 'BLOCKED' });
    const attempts = [
      ['duty', 'wrong-password'],
      ['nobody', 'wrong-password'],
      ['agency', undefined],
    ] as const;
    await api.signIn('nobody');
    const answers = [];
    const times = [];
    for (const [login, password] of attempts) {
      const { answer, fastestMs } = await signInThrice(login, password);
      times.push(fastestMs);
      answers.push({ status: answer.status, body: answer.body, cookies: answer.headers.getSetCookie() });
    }
    expect(answers[0]).toMatchObject({ status: 401, body: { code: 'WRONG_CREDENTIALS' }, cookies: [] });
    expect(answers[1]).toEqual(answers[0]);
    expect(answers[2]).toEqual(answers[0]);
    expect(Math.min(...times)).toBeGreaterThan(Math.max(...times) / 8);
  });

  it('gives a new session, whatever cookie came along', async () => {
    const planted = 'seven.sid=s%3Aplanted.signature';
    const answer = await api.anonymous.call('signIn', {
      body: { login: 'duty', password: 'sem-shagov-2026' },
      headers: { cookie: planted },
    });
    expect(answer.headers.getSetCookie()[0]).not.toContain('planted');
  });

  it('is noted in the audit', async () => {
    await api.signIn('secretary');
    const audit = await casework.owner('audit_log').where({ actor_id: idOf(casework, 'secretary') });
    expect(audit).toMatchObject([{ action: 'SIGN_IN', outcome: 'DONE' }]);
  });
});

describe('a session', () => {
  it('ends for good with signing out', async () => {
    const { call } = await api.signIn('duty');
    expect((await call('signOut')).status).toBe(204);
    expect((await call('readSession')).status).toBe(401);
  });

  it('is worth nothing once the person is blocked', async () => {
    const { call } = await api.signIn('consilium');
    await casework.owner('users').where({ login: 'consilium' }).update({ status: 'BLOCKED' });
    const answer = await call('listTasks');
    await casework.owner('users').where({ login: 'consilium' }).update({ status: 'ACTIVE' });
    expect([answer.status, answer.body.code]).toEqual([401, 'NOT_SIGNED_IN']);
  });

  it('with a forged signature is none', async () => {
    const answer = await api.anonymous.call('readSession', { headers: { cookie: 'seven.sid=s%3Aabc.def' } });
    expect(answer.status).toBe(401);
  });
});

describe('the end of a session', () => {
  const minutesAgo = (minutes: number): Date => new Date(Date.now() - minutes * 60_000);

  it.each([
    ['an hour without use', 'last_seen_at', 61, 401],
    ['twelve hours, used or not', 'created_at', 721, 401],
    ['less than an hour without use', 'last_seen_at', 55, 200],
  ] as const)('after %s', async (_when, column, minutes, status) => {
    const { call } = await api.signIn('duty');
    const own = { user_id: idOf(casework, 'duty') };
    await casework.owner('sessions').where(own).update(column, minutesAgo(minutes));
    expect((await call('readSession')).status).toBe(status);
  });

  it('moves with use by a person, not with what an unattended window reads by itself', async () => {
    const own = { user_id: idOf(casework, 'duty') };
    await casework.owner('sessions').where(own).delete();
    const { call } = await api.signIn('duty');
    const seenAfter = async (headers: Record<string, string>): Promise<boolean> => {
      await casework
        .owner('sessions')
        .where(own)
        .update({ last_seen_at: minutesAgo(30) });
      await call('readSession', { headers });
      const idle = await casework.owner('sessions').where(own).where('last_seen_at', '<', minutesAgo(29)).first();
      return idle === undefined;
    };
    expect(await seenAfter({ 'seven-unattended': 'true' })).toBe(false);
    expect(await seenAfter({})).toBe(true);
  });

  it('comes at once with a changed rule', async () => {
    const { call } = await api.signIn('duty');
    const rule = casework.owner('rulebooks').where({ kind: 'sign-in' });
    const { content } = await rule.clone().first('content');
    await rule.clone().update({ content: JSON.stringify({ ...content, sessionMinutes: 0 }) });
    const during = (await call('readSession')).status;
    await rule.clone().update({ content: JSON.stringify(content) });
    expect(during).toBe(401);
  });
});

describe('without a session', () => {
  it.each(operations.filter(({ signedIn, body }) => signedIn && !body).map((declared) => [declared.id, declared]))(
    '%s is refused',
    async (id, declared) => {
      expect(await api.anonymous.call(id, { params: paramsOf(declared) })).toMatchObject({
        status: 401,
        body: { code: 'NOT_SIGNED_IN' },
      });
    },
  );

  it.each(operations.filter(({ signedIn, body }) => signedIn && body).map((declared) => [declared.id, declared]))(
    '%s is refused before its body is looked at',
    async (id, declared) => {
      const asked = { params: paramsOf(declared), body: {} };
      expect(await api.anonymous.call(id, asked)).toMatchObject({ status: 401 });
    },
  );
});

describe('by role', () => {
  const signal = {
    receivedAt: '2026-03-10T11:00:00Z',
    channel: 'phone',
    source: 'POLICE',
    familyName: 'Примеровы',
    children: [{ name: 'Иван', approxAge: 6 }],
    location: 'ул. Садовая',
    reason: 'NEGLECT',
    facts: 'Факты',
    dangerNow: 'NO',
  };

  it.each([
    ['psychologist', 'registerSignal', { body: signal }],
    ['manager', 'registerSignal', { body: signal }],
    ['psychologist', 'listSignals', {}],
    ['manager', 'listSignals', {}],
    ['duty', 'listCases', {}],
    ['admin', 'listCases', {}],
    ['admin', 'listTasks', {}],
    ['methodist', 'listDeadlines', {}],
    ['psychologist', 'listAlarms', {}],
    ['consilium', 'listReleases', {}],
    ['duty', 'readCase', { params }],
    ['curator', 'pauseDeadline', { params, body: { reason: 'Причина' } }],
    ['secretary', 'moveDeadline', { params, body: { dueAt: '2026-03-10T11:00:00Z', reason: 'Причина' } }],
  ] as const)('%s may not %s', async (login, operation, asked) => {
    const { call } = await api.signIn(login);
    expect(await call(operation, asked)).toMatchObject({ status: 403, body: { code: 'FORBIDDEN' } });
  });

  it('what is not there and what is not theirs look alike', async () => {
    const { call } = await api.signIn('head');
    expect(await call('readCase', { params })).toMatchObject({ status: 404, body: { code: 'NOT_FOUND' } });
    expect(await call('readTask', { params })).toMatchObject({ status: 404, body: { code: 'NOT_FOUND' } });
    expect(await call('markAlarmSeen', { params })).toMatchObject({ status: 404, body: { code: 'NOT_FOUND' } });
  });
});
