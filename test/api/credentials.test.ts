/** One-time links: given by administrators to those they administer, used once, kept nowhere as they are. */
import { issueCredentialToken } from '#actions/issue-credential-token.ts';
import { createClock } from '#clock';
import type { CredentialKind } from '#store/sign-in-store.ts';
import { type Api, openApi } from '#test/support/api.ts';
import { as, type Casework, idOf, openCasework } from '#test/support/casework.ts';

const FRESH = 'синий чайник поёт утром';
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

const minutesAgo = (minutes: number): Date => new Date(Date.now() - minutes * 60_000);
const audited = async (login: string): Promise<string[]> =>
  casework
    .owner('audit_log')
    .where({ subject_kind: 'user', subject_id: idOf(casework, login) })
    .pluck('action');

describe('a one-time link', () => {
  const issue = (kind: CredentialKind, login = 'curator2', by = 'admin') =>
    as(casework, by, (trx) => {
      const keeper = { userId: idOf(casework, by), onBehalfOf: null };
      return issueCredentialToken(trx, { userId: idOf(casework, login), kind }, keeper);
    });
  const tokenOf = ({ path }: { path: string }): string => path.replace('/credentials/', '');

  it('lets the person choose a password once, ends the sessions and signs in', async () => {
    const before = await api.signIn('curator2');
    const token = tokenOf(await issue('RESET'));
    expect((await api.anonymous.call('readCredentialLink', { body: { token } })).body).toMatchObject({
      kind: 'RESET',
      login: 'curator2',
    });
    const weak = await api.anonymous.call('choosePassword', { body: { token, password: 'пароль123456' } });
    expect(weak).toMatchObject({ status: 422, body: { errors: [{ path: 'password' }] } });
    const chosen = await api.anonymous.call('choosePassword', { body: { token, password: FRESH } });
    expect(chosen.body).toEqual({ next: 'SIGNED_IN' });
    const cookie = chosen.headers.getSetCookie()[0]?.split(';')[0] ?? '';
    expect((await api.anonymous.call('readSession', { headers: { cookie } })).body.id).toBe(idOf(casework, 'curator2'));
    expect((await before.call('readSession')).status).toBe(401);
    const again = await api.anonymous.call('choosePassword', { body: { token, password: FRESH } });
    expect(again).toMatchObject({ status: 404, body: { code: 'LINK_EXPIRED' } });
    expect(await audited('curator2')).toEqual(expect.arrayContaining(['ISSUE_PASSWORD_RESET', 'CHOOSE_PASSWORD']));
  });

  it('ends with its time and with the next link', async () => {
    const old = tokenOf(await issue('INVITATION'));
    const fresh = tokenOf(await issue('INVITATION'));
    const read = async (token: string) => (await api.anonymous.call('readCredentialLink', { body: { token } })).status;
    expect([await read(old), await read(fresh)]).toEqual([404, 200]);
    await casework
      .owner('credential_tokens')
      .whereNull('used_at')
      .update({ expires_at: minutesAgo(1) });
    expect(await read(fresh)).toBe(404);
  });

  it('keeps its token nowhere, and stands in no log', async () => {
    const token = tokenOf(await issue('INVITATION'));
    await fetch(`${api.url}/credentials/${token}`);
    await api.anonymous.call('readCredentialLink', { body: { token } });
    expect(JSON.stringify(await casework.owner('credential_tokens'))).not.toContain(token);
    expect(api.log()).not.toContain(token);
  });

  it('is given by administrators alone, and to nobody above them or themselves', async () => {
    for (const [by, whom] of [
      ['head', 'curator'],
      ['manager', 'curator'],
      ['admin', 'admin'],
    ] as const) {
      await expect(issue('RESET', whom, by)).rejects.toMatchObject({ code: '42501' });
    }
  });
});
