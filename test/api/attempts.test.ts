/** Guessing passwords: slow for the one who guesses, no obstacle for anybody else. */
import { createClock } from '#clock';
import { type Api, openApi } from '#test/support/api.ts';
import { type Casework, idOf, openCasework } from '#test/support/casework.ts';

let casework: Casework;
let api: Api;

beforeAll(async () => {
  casework = await openCasework();
  api = await openApi(casework, createClock(), { proxies: ['loopback'] });
});

afterAll(async () => {
  await api.close();
  await casework.close();
});

describe('guessing passwords', () => {
  const from = (address: string, login: string, password: string, cookie = '') =>
    api.anonymous.call('signIn', {
      body: { login, password },
      headers: { 'x-forwarded-for': address, cookie },
    });
  const right = 'sem-shagov-2026';

  it('slows down the one who guesses, neither others at the address nor the person elsewhere', async () => {
    const statuses = [];
    for (let attempt = 0; attempt < 11; attempt += 1) statuses.push((await from('10.0.0.9', 'curator', 'x')).status);
    expect(statuses).toEqual([...Array.from({ length: 10 }, () => 401), 429]);
    const refused = await from('10.0.0.9', 'curator', right);
    expect(refused).toMatchObject({ status: 429, body: { code: 'TOO_MANY_ATTEMPTS' } });
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(60);
    expect((await from('10.0.0.9', 'psychologist', right)).status).toBe(200);
    expect((await from('10.0.0.10', 'curator', right)).status).toBe(200);
  });

  it('leaves the known device of the person a budget of its own at the very same address', async () => {
    const { call } = await api.signIn('curator');
    const device = (await call('rememberDevice')).headers.getSetCookie()[0]!;
    expect(device).toMatch(
      /^seven\.device=[\w-]{43}; Max-Age=\d+; Path=\/api\/session; Expires=.*; HttpOnly; SameSite=Strict$/,
    );
    const cookie = device.split(';')[0]!;
    expect((await from('10.0.0.9', 'curator', right)).status).toBe(429);
    expect((await from('10.0.0.9', 'curator', right, cookie)).status).toBe(200);
    expect((await from('10.0.0.9', 'head', 'x', cookie)).status).toBe(401);
  });

  it('is answered alike for a login that nobody has', async () => {
    const statuses = [];
    for (let attempt = 0; attempt < 11; attempt += 1) statuses.push((await from('10.0.0.11', 'nobody', 'x')).status);
    expect(statuses).toEqual([...Array.from({ length: 10 }, () => 401), 429]);
  });

  it('counts attempts that run at once', async () => {
    const attempts = Array.from({ length: 20 }, () => from('10.0.0.12', 'duty', 'x'));
    const statuses = (await Promise.all(attempts)).map(({ status }) => status);
    expect(statuses.filter((status) => status === 401)).toHaveLength(10);
  });

  it('is noted in the audit by whom it concerns, without logins or addresses', async () => {
    const noted = await casework
      .owner('audit_log')
      .where({ outcome: 'REFUSED', subject_id: idOf(casework, 'curator') })
      .where('action', 'like', 'SIGN_IN%');
    expect(noted.filter(({ details }) => details.reason === 'WRONG_CREDENTIALS')).toHaveLength(10);
    expect(noted.filter(({ details }) => details.reason === 'TOO_MANY_ATTEMPTS')).toHaveLength(1);
    const kept = JSON.stringify([noted, await casework.owner('sign_in_attempts')]);
    expect(kept).not.toMatch(/curator|10\.0\.0/);
  });
});
