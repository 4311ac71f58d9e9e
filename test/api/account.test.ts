/** «Моя учётная запись»: second step, recovery codes, own devices and own password. */
import { TOTP } from 'otpauth';
import { takeSecondFactorAway } from '#actions/reset-second-factor.ts';
import { createClock } from '#clock';
import { type Answer, type Api, type Asked, openApi } from '#test/support/api.ts';
import { as, type Casework, idOf, openCasework } from '#test/support/casework.ts';

const PASSWORD = 'sem-shagov-2026';
const FRESH = 'синий чайник поёт утром';
const chrome = 'Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/150.0 Safari/537.36';

let casework: Casework;
let api: Api;
let real: Api;

beforeAll(async () => {
  casework = await openCasework();
  api = await openApi(casework, createClock());
  real = await openApi(casework, createClock(), { demo: false });
});

afterAll(async () => {
  await api.close();
  await real.close();
  await casework.close();
});

const cookiesOf = (answer: Answer): string =>
  answer.headers
    .getSetCookie()
    .map((set) => set.split(';')[0])
    .join('; ');
/** A browser with cookies of its own. */
const browser = (cookie: string, at = api) => ({
  call: (operation: string, asked: Asked = {}) =>
    at.anonymous.call(operation, { ...asked, headers: { 'user-agent': chrome, cookie, ...asked.headers } }),
});
const codeOf = (secret: string, shiftMs = 0): string =>
  new TOTP({ secret }).generate({ timestamp: Date.now() + shiftMs });
const audited = async (login: string): Promise<string[]> =>
  casework
    .owner('audit_log')
    .where({ subject_kind: 'user', subject_id: idOf(casework, login) })
    .orderBy('id')
    .pluck('action');
/** A code serves once: as if the half minute of the last one were over. */
const nextHalfMinute = (login: string) =>
  casework
    .owner('second_factors')
    .where({ user_id: idOf(casework, login) })
    .update({ last_counter: 0 });

/** Switches the second step on for a person; answers the secret and the recovery codes. */
async function enrolled(login: string): Promise<{ secret: string; recoveryCodes: string[] }> {
  const { call } = await api.signIn(login);
  const begun = await call('beginSecondFactor', { body: { currentPassword: PASSWORD } });
  const confirmed = await call('confirmSecondFactor', { body: { code: codeOf(begun.body.secret) } });
  await nextHalfMinute(login);
  return { secret: begun.body.secret, recoveryCodes: confirmed.body.recoveryCodes };
}

describe('the second step', () => {
  it('is begun with the password, drawn as a QR code and confirmed by its first code', async () => {
    const { call } = await api.signIn('curator');
    const refused = await call('beginSecondFactor', { body: { currentPassword: 'не тот пароль' } });
    expect(refused).toMatchObject({ status: 422, body: { errors: [{ path: 'currentPassword' }] } });
    const begun = await call('beginSecondFactor', { body: { currentPassword: PASSWORD } });
    expect(begun.body).toMatchObject({
      secret: expect.stringMatching(/^[A-Z2-7]{32}$/),
      qr: { size: expect.any(Number) },
    });
    expect(begun.body.qr.path).toMatch(/^(M\d+ \d+h\d+v1h-\d+z)+$/);
    expect((await api.signIn('curator')).answer.status).toBe(200);

    const wrong = await call('confirmSecondFactor', { body: { code: '000000' } });
    expect(wrong).toMatchObject({ status: 422, body: { errors: [{ path: 'code' }] } });
    const confirmed = await call('confirmSecondFactor', { body: { code: codeOf(begun.body.secret) } });
    expect(new Set(confirmed.body.recoveryCodes).size).toBe(10);
    expect((await call('readAccount')).body.secondFactor).toMatchObject({ on: true, recoveryCodesLeft: 10 });
    expect(await audited('curator')).toContain('SECOND_FACTOR_ON');
  });

  it('lets in only with the code, in a new session, and each code once', async () => {
    const { secret } = await enrolled('psychologist');
    const first = (await api.signIn('psychologist')).answer;
    expect(first).toMatchObject({ status: 401, body: { code: 'SECOND_FACTOR_NEEDED' } });
    const pending = browser(cookiesOf(first));
    expect((await pending.call('readSession')).status).toBe(401);
    expect(await pending.call('passSecondStep', { body: { code: '000000' } })).toMatchObject({
      status: 401,
      body: { code: 'WRONG_CODE' },
    });
    const code = codeOf(secret);
    const second = await pending.call('passSecondStep', { body: { code } });
    expect(second).toMatchObject({ status: 200, body: { id: idOf(casework, 'psychologist') } });
    expect(cookiesOf(second)).not.toBe(cookiesOf(first));
    expect((await browser(cookiesOf(second)).call('readSession')).status).toBe(200);

    const again = browser(cookiesOf((await api.signIn('psychologist')).answer));
    expect((await again.call('passSecondStep', { body: { code } })).body.code).toBe('WRONG_CODE');
  });

  it('waits for its code ten minutes and not longer', async () => {
    const { secret } = await enrolled('secretary');
    const first = (await api.signIn('secretary')).answer;
    await casework
      .owner('sessions')
      .where({ signed_in: false })
      .update({ created_at: minutesAgo(11) });
    const late = await browser(cookiesOf(first)).call('passSecondStep', { body: { code: codeOf(secret) } });
    expect(late).toMatchObject({ status: 401, body: { code: 'SIGN_IN_EXPIRED' } });
  });

  it('is passed with a recovery code once, of which only hashes are kept', async () => {
    const { recoveryCodes } = await enrolled('methodist');
    const [code = ''] = recoveryCodes;
    const answers = [];
    for (const typed of [code.toLowerCase().replaceAll('-', ' '), code]) {
      const pending = browser(cookiesOf((await api.signIn('methodist')).answer));
      answers.push((await pending.call('passSecondStep', { body: { code: typed } })).status);
    }
    expect(answers).toEqual([200, 401]);
    const kept = await casework.owner('recovery_codes').pluck('code_hash');
    expect(kept.join(' ')).not.toContain(code.replaceAll('-', ''));
    expect(JSON.stringify(await casework.owner('idempotency_keys'))).not.toContain(code);
  });

  it('guessed at too often is closed for strangers, with a wait', async () => {
    await enrolled('consilium');
    const pending = browser(cookiesOf((await api.signIn('consilium')).answer));
    const statuses = [];
    for (let attempt = 0; attempt < 11; attempt += 1) {
      statuses.push((await pending.call('passSecondStep', { body: { code: '000000' } })).status);
    }
    expect(statuses).toEqual([...Array.from({ length: 10 }, () => 401), 429]);
    await casework.owner('sign_in_attempts').delete();
  });

  it('is switched off and its codes renewed with the password; the administrator resets a lost one', async () => {
    const { secret } = await enrolled('supervisor');
    const pending = browser(cookiesOf((await api.signIn('supervisor')).answer));
    const { call } = browser(cookiesOf(await pending.call('passSecondStep', { body: { code: codeOf(secret) } })));
    const renewed = await call('renewRecoveryCodes', { body: { currentPassword: PASSWORD } });
    expect(renewed.body.recoveryCodes).toHaveLength(10);
    expect((await call('removeSecondFactor', { body: { currentPassword: PASSWORD } })).status).toBe(204);
    expect((await api.signIn('supervisor')).answer.status).toBe(200);

    await enrolled('supervisor');
    const params = { userId: idOf(casework, 'supervisor') };
    const admin = await api.signIn('admin');
    expect((await admin.call('listPersonSessions', { params })).body.secondFactor).toBe(true);
    expect((await admin.call('resetSecondFactor', { params })).status).toBe(204);
    expect((await admin.call('listPersonSessions', { params })).body.secondFactor).toBe(false);
    expect((await api.signIn('supervisor')).answer.status).toBe(200);
    const head = { userId: idOf(casework, 'head'), onBehalfOf: null };
    await expect(as(casework, 'head', (trx) => takeSecondFactorAway(trx, params.userId, head))).rejects.toMatchObject({
      code: '42501',
    });
  });

  it('is demanded of heads, managers and administrators in a real installation before anything opens', async () => {
    const first = (await real.signIn('head')).answer;
    expect(first).toMatchObject({ status: 401, body: { code: 'ENROLMENT_NEEDED' } });
    const pending = browser(cookiesOf(first), real);
    expect((await pending.call('listTasks')).status).toBe(401);
    const begun = await pending.call('beginEnrolment');
    const entered = await pending.call('confirmEnrolment', { body: { code: codeOf(begun.body.secret) } });
    expect(entered.body).toMatchObject({ me: { id: idOf(casework, 'head') } });
    const { call } = browser(cookiesOf(entered), real);
    expect((await call('readAccount')).body.secondFactor).toMatchObject({ on: true, required: true });
    expect(await call('removeSecondFactor', { body: { currentPassword: PASSWORD } })).toMatchObject({
      status: 409,
      body: { code: 'SECOND_FACTOR_REQUIRED' },
    });
    expect((await real.signIn('duty')).answer.status).toBe(200);
  });
});

const minutesAgo = (minutes: number): Date => new Date(Date.now() - minutes * 60_000);

describe('own devices', () => {
  it('are listed in words and ended one by one or all at once', async () => {
    const browsers = [];
    for (let each = 0; each < 3; each += 1) browsers.push(browser(cookiesOf((await api.signIn('agency')).answer)));
    const [first, second, third] = browsers;
    await casework.owner('sessions').update({ device: 'Chrome, Windows' });
    const { sessions } = (await first!.call('readAccount')).body;
    expect(sessions).toHaveLength(3);
    expect(sessions.filter(({ current }: { current: boolean }) => current)).toHaveLength(1);
    expect(sessions[0].device).toBe('Chrome, Windows');

    const own = (await second!.call('readAccount')).body.sessions.find((one: { current: boolean }) => one.current);
    expect((await first!.call('endOwnSession', { params: { sessionId: own.id } })).status).toBe(204);
    expect((await second!.call('readAccount')).status).toBe(401);
    expect((await first!.call('endOwnSession', { params: { sessionId: own.id } })).status).toBe(404);

    expect((await first!.call('endOtherSessions')).body).toEqual({ ended: 1 });
    expect((await third!.call('readAccount')).status).toBe(401);
    expect((await first!.call('signOutEverywhere')).body).toEqual({ ended: 1 });
    expect((await first!.call('readAccount')).status).toBe(401);
  });

  it('of somebody else cannot be ended', async () => {
    const mine = browser(cookiesOf((await api.signIn('agency')).answer));
    const { sessions } = (await mine.call('readAccount')).body;
    const { call } = await api.signIn('duty');
    expect((await call('endOwnSession', { params: { sessionId: sessions[0].id } })).status).toBe(404);
    expect((await mine.call('readAccount')).status).toBe(200);
  });
});

describe('the own password', () => {
  it('is changed with the current one, refused when weak, and ends the other sessions', async () => {
    const other = await api.signIn('duty');
    const { call } = await api.signIn('duty');
    const change = (currentPassword: string, password: string) =>
      call('changeOwnPassword', { body: { currentPassword, password } });
    expect((await change('не тот', FRESH)).body.errors).toMatchObject([{ path: 'currentPassword' }]);
    expect((await change(PASSWORD, 'gfhjkm123456')).body.errors).toMatchObject([{ path: 'password' }]);
    expect((await change(PASSWORD, PASSWORD)).body.errors).toMatchObject([
      { message: expect.stringContaining('совпадает') },
    ]);
    expect((await change(PASSWORD, FRESH)).status).toBe(204);
    expect((await other.call('readSession')).status).toBe(401);
    expect((await call('readAccount')).body.passwordChangedAt).toEqual(expect.any(String));
    expect((await api.signIn('duty')).answer.status).toBe(401);
    expect((await api.signIn('duty', FRESH)).answer.status).toBe(200);
    expect(api.log()).not.toContain('чайник');
  });
});
