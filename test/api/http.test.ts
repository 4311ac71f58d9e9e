/** The edges of HTTP: every refusal is problem+json in Russian, and other sites come to nothing. */
import { readFile } from 'node:fs/promises';
import { createClock } from '#clock';
import { openApiDocument } from '#api/openapi.ts';
import { type Api, openApi } from '#test/support/api.ts';
import { type Casework, openCasework } from '#test/support/casework.ts';

let casework: Casework;
let api: Api;
let cookie: string;

beforeAll(async () => {
  casework = await openCasework();
  api = await openApi(casework, createClock());
  const { answer } = await api.signIn('duty');
  cookie = answer.headers
    .getSetCookie()
    .map((set) => set.split(';')[0])
    .join('; ');
});

afterAll(async () => {
  await api.close();
  await casework.close();
});

async function send(method: string, path: string, init: { body?: string; headers?: Record<string, string> } = {}) {
  const headers = { cookie, 'content-type': 'application/json', 'idempotency-key': 'key-of-the-test', ...init.headers };
  const response = await fetch(`${api.url}${path}`, { method, headers, ...(init.body ? { body: init.body } : {}) });
  const text = await response.text();
  return { status: response.status, headers: response.headers, text };
}
const signal = (facts: string): string =>
  JSON.stringify({
    receivedAt: '2026-03-10T11:00:00Z',
    channel: 'phone',
    source: 'POLICE',
    familyName: 'Примеровы',
    children: [{ name: 'Иван', approxAge: 6 }],
    location: 'ул. Садовая',
    reason: 'NEGLECT',
    facts,
    dangerNow: 'NO',
  });
const login = (more: string): string => `{"login":"duty"${more}}`;

describe('a refusal', () => {
  it.each([
    ['an unknown address', 'GET', '/api/nothing', {}, 404, 'NOT_FOUND'],
    ['an unknown address below a known one', 'POST', '/api/tasks/x/y/z', {}, 404, 'NOT_FOUND'],
    ['another method', 'DELETE', '/api/tasks', {}, 405, 'METHOD_NOT_ALLOWED'],
    ['another method below an id', 'GET', '/api/tasks/x/claim', {}, 405, 'METHOD_NOT_ALLOWED'],
    ['another method of an address that looks like an id', 'GET', '/api/tasks/search', {}, 405, 'METHOD_NOT_ALLOWED'],
    [
      'text instead of JSON',
      'POST',
      '/api/session',
      { body: 'x', headers: { 'content-type': 'text/plain' } },
      415,
      'UNSUPPORTED',
    ],
    [
      'a form of another site',
      'POST',
      '/api/session',
      { body: 'a=1', headers: { 'content-type': 'application/x-www-form-urlencoded' } },
      415,
      'UNSUPPORTED',
    ],
    [
      'an unknown charset',
      'POST',
      '/api/session',
      { body: '{}', headers: { 'content-type': 'application/json; charset=koi8-x' } },
      415,
      'UNSUPPORTED',
    ],
    [
      'an unknown encoding',
      'POST',
      '/api/session',
      { body: '{}', headers: { 'content-encoding': 'rot13' } },
      415,
      'UNSUPPORTED',
    ],
    ['broken JSON', 'POST', '/api/session', { body: '{"login": "duty"' }, 400, 'MALFORMED'],
    ['JSON that is no object', 'POST', '/api/session', { body: '"duty"' }, 400, 'MALFORMED'],
    ['no body', 'POST', '/api/session', {}, 400, 'MALFORMED'],
    ['a missing field', 'POST', '/api/session', { body: login('') }, 400, 'MALFORMED'],
    ['a field of another kind', 'POST', '/api/session', { body: login(',"password":1') }, 400, 'MALFORMED'],
    ['too large a body', 'POST', '/api/signals', { body: signal('ж'.repeat(600_000)) }, 413, 'TOO_LARGE'],
    ['a broken escape in the address', 'GET', '/api/tasks/%E0%A4%A', {}, 400, 'MALFORMED'],
    ['an unknown list', 'GET', '/api/tasks?list=everything', {}, 400, 'MALFORMED'],
    ['a step that does not exist', 'GET', '/api/tasks?step=9', {}, 400, 'MALFORMED'],
    ['U+0000 in a text', 'POST', '/api/signals', { body: signal('Факты\u0000') }, 400, 'MALFORMED'],
    [
      'U+0000 in a search',
      'POST',
      '/api/tasks/search',
      { body: '{"list":"mine","search":"\\u0000"}' },
      400,
      'MALFORMED',
    ],
    [
      'a lone surrogate in a text',
      'POST',
      '/api/signals',
      { body: signal('x').replace('"x"', String.raw`"\ud800"`) },
      400,
      'MALFORMED',
    ],
    [
      'a foreign origin',
      'POST',
      '/api/session',
      { body: '{}', headers: { origin: 'https://evil.example' } },
      403,
      'FOREIGN_ORIGIN',
    ],
    [
      'the origin of a sandbox',
      'POST',
      '/api/session',
      { body: '{}', headers: { origin: 'null' } },
      403,
      'FOREIGN_ORIGIN',
    ],
  ] as const)('of %s', async (_name, method, path, init, status, code) => {
    const answer = await send(method, path, init);
    expect([answer.status, answer.headers.get('content-type'), JSON.parse(answer.text)]).toEqual([
      status,
      expect.stringMatching(/^application\/problem\+json/),
      expect.objectContaining({ type: 'about:blank', status, code, title: expect.stringMatching(/^[А-ЯЁ]/) }),
    ]);
  });

  it('of another method says which ones there are', async () => {
    expect((await send('PATCH', '/api/session')).headers.get('allow')).toBe('POST, GET, DELETE');
  });

  it('never quotes what was sent', async () => {
    const { text } = await send('POST', '/api/session', { body: login(',"password":{"secret":"Канарейкина"}') });
    expect(text).not.toContain('Канарейкина');
  });
});

describe('the own origin', () => {
  it('may change things', async () => {
    const body = JSON.stringify({ login: 'duty', password: 'sem-shagov-2026' });
    const answer = await send('POST', '/api/session', { body, headers: { origin: api.url, cookie: '' } });
    expect(answer.status).toBe(200);
  });
});

describe('headers', () => {
  it('let no other site frame the application or run scripts in it, and no cache keep an answer', async () => {
    const { headers } = await send('GET', '/api/session');
    const policy = headers.get('content-security-policy') ?? '';
    for (const part of ["default-src 'self'", "script-src 'self'", "frame-ancestors 'none'"])
      expect(policy).toContain(part);
    expect(policy).not.toMatch(/script-src[^;]*unsafe/);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.has('x-powered-by')).toBe(false);
  });
});

describe('the system', () => {
  it('says that it lives and is ready without a session', async () => {
    expect((await api.anonymous.call('liveness')).body).toEqual({ status: 'ok' });
    expect((await api.anonymous.call('readiness')).body).toEqual({ status: 'ready', engine: 'down', release: 1 });
  });

  it('describes itself as generated/openapi.json does', async () => {
    const committed: unknown = JSON.parse(
      await readFile(new URL('../../generated/openapi.json', import.meta.url), 'utf8'),
    );
    expect(openApiDocument('1')).toEqual(committed);
    expect((await api.anonymous.call('readOpenApi')).body).toEqual(committed);
  });

  it('tells open screens what changed, by kinds only', async () => {
    const stop = new AbortController();
    const response = await fetch(`${api.url}/api/events`, { headers: { cookie }, signal: stop.signal });
    const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
    const body = signal('Факты');
    await send('POST', '/api/signals', { body, headers: { 'idempotency-key': 'key-of-the-event' } });
    const told = /event:changed\nid:.*\ndata:\{"kinds":\["signals","cases"\]\}\n/;
    let heard = '';
    for (let chunk = await reader?.read(); chunk && !chunk.done; chunk = await reader?.read()) {
      heard += chunk.value;
      if (told.test(heard)) break;
    }
    stop.abort();
    expect(response.headers.get('content-type')).toMatch(/^text\/event-stream/);
    expect(heard).toMatch(told);
    expect(heard).not.toMatch(/Примеровы|Факты/);
  });
});
