/** Live events belong to a session: they end with it, however it ends, and tell only what the roles of the moment concern. */
import { createClock } from '#clock';
import { concernsOf } from '#domain/live-kinds.ts';
import { type Answer, type Api, type Client, openApi } from '#test/support/api.ts';
import { type Casework, idOf, openCasework } from '#test/support/casework.ts';

let casework: Casework;
let api: Api;
let admin: Client;
const minute = 60_000;

beforeAll(async () => {
  casework = await openCasework();
  api = await openApi(casework, createClock());
  admin = await api.signIn('admin');
});
afterAll(async () => {
  await api.close();
  await casework.close();
});

type Heard = { readonly until: (words: RegExp) => Promise<string>; readonly end: () => Promise<string> };

/** What comes through the stream of a session until the words, or until its end. */
async function streamOf(answer: Answer): Promise<Heard> {
  const cookie = answer.headers
    .getSetCookie()
    .map((set) => set.split(';')[0])
    .join('; ');
  const response = await fetch(`${api.url}/api/events`, { headers: { cookie } });
  expect(response.status).toBe(200);
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  let heard = '';
  const on = async (enough: (heard: string) => boolean): Promise<string> => {
    for (let chunk = await reader?.read(); chunk && !chunk.done; chunk = await reader?.read()) {
      heard += chunk.value;
      if (enough(heard)) break;
    }
    return heard;
  };
  return { until: (words) => on((so) => words.test(so)), end: () => on(() => false) };
}

const ofDuty = () => ({ user_id: idOf(casework, 'duty') });
const minutesAgo = (minutes: number): Date => new Date(Date.now() - minutes * minute);
const aged = (column: string, minutes: number) =>
  casework.owner('sessions').where(ofDuty()).update(column, minutesAgo(minutes));
const person = () => ({ params: { userId: idOf(casework, 'duty') } });

describe('a stream ends with its session', () => {
  const ways: readonly (readonly [string, (client: Client) => Promise<unknown>])[] = [
    ['by signing out', (client) => client.call('signOut')],
    ['by signing out everywhere', (client) => client.call('signOutEverywhere')],
    ['by an administrator', () => admin.call('endPersonSessions', person())],
    ['by time without use', () => aged('last_seen_at', 61)],
    ['by time', () => aged('created_at', 721)],
    ['by blocking', () => admin.call('setPersonBlocked', { ...person(), body: { blocked: true } })],
  ];
  afterEach(() => casework.owner('users').where({ login: 'duty' }).update({ status: 'ACTIVE' }));

  it.each(ways)('%s', async (_way, deed) => {
    const { call, answer } = await api.signIn('duty');
    const stream = await streamOf(answer);
    await deed({ call });
    expect(await stream.end()).toMatch(/event:ended\n/);
  });

  it('by a new password', async () => {
    const { answer } = await api.signIn('duty');
    const stream = await streamOf(answer);
    const { password_hash: before } = await casework.owner('users').where({ login: 'duty' }).first('password_hash');
    const { path } = (await admin.call('issueCredentialLink', person())).body;
    const body = { token: String(path).split('/').at(-1), password: 'синий чайник поёт утром' };
    expect((await api.anonymous.call('choosePassword', { body })).status).toBe(200);
    expect(await stream.end()).toMatch(/event:ended\n/);
    await casework.owner('users').where({ login: 'duty' }).update({ password_hash: before });
  });

  it('and not with another one of the same person', async () => {
    const staying = await api.signIn('duty');
    const leaving = await api.signIn('duty');
    const [stays, ends] = [await streamOf(staying.answer), await streamOf(leaving.answer)];
    await leaving.call('signOut');
    await ends.end();
    await casework.app.raw(`SELECT pg_notify('changed', '{"kinds":["signals"]}')`);
    expect(await stays.until(/"signals"/)).not.toMatch(/event:ended/);
  });
});

describe('a stream tells', () => {
  const tell = (kinds: readonly string[]) =>
    casework.app.raw(`SELECT pg_notify('changed', ?)`, [JSON.stringify({ kinds })]);

  it('what the roles of the moment concern: a post that is given or ended counts at once', async () => {
    const { answer } = await api.signIn('psychologist');
    const stream = await streamOf(answer);
    const userId = idOf(casework, 'psychologist');
    await tell(['signals', 'tasks']);
    expect(await stream.until(/"tasks"/)).not.toContain('signals');

    const body = { role: 'dutyOfficer', centreId: 'centre-uvarovo', since: new Date().toISOString().slice(0, 10) };
    const { status, body: given } = await admin.call('givePost', { params: { userId }, body });
    expect(status).toBe(201);
    await stream.until(/"organisation"/);
    await tell(['signals']);
    await stream.until(/"signals"/);

    await admin.call('endPost', { params: { userId, postId: given.id } });
    await stream.until(/"organisation"[^]*"organisation"/);
    await tell(['signals', 'tasks']);
    expect((await stream.until(/"signals"[^]*"tasks"/)).match(/"signals"/g)).toHaveLength(1);
  });

  it('nothing that a role has no screen for, and everything whose screens it does not know', () => {
    const kinds = ['tasks', 'signals', 'alarms', 'organisation', 'weather'];
    expect(kinds.filter(concernsOf(['supervisor']))).toEqual(['organisation', 'weather']);
    expect(kinds.filter(concernsOf(['dutyOfficer']))).toEqual(kinds);
  });
});
