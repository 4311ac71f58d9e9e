/** Malformed requests: whatever is sent, the answer is a refusal (4xx) in problem+json, and the connection of others stays whole. */
import { connect } from 'node:net';
import { gzipSync } from 'node:zlib';
import { createClock } from '#clock';
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

type Sent = { readonly head?: string; readonly headers?: readonly string[]; readonly body?: string | Buffer };

/** Byte by byte, as no client library would send it. */
function send({ head = 'POST /api/signals HTTP/1.1', headers = [], body = '' }: Sent): Promise<string> {
  const { hostname, port } = new URL(api.url);
  const bytes = Buffer.from(body);
  const own = ['Host: localhost', `Cookie: ${cookie}`, 'Idempotency-Key: key-of-the-test', 'Connection: close'];
  const given = headers.map((line) => line.split(':')[0]!.toLowerCase());
  const kind = given.includes('content-type') ? [] : ['Content-Type: application/json'];
  const size =
    given.includes('content-length') || given.includes('transfer-encoding') ? [] : [`Content-Length: ${bytes.length}`];
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    const socket = connect(Number(port), hostname, () => {
      socket.write([head, ...own, ...kind, ...size, ...headers, '', ''].join('\r\n'));
      socket.write(bytes);
    });
    socket.on('data', (chunk) => chunks.push(chunk));
    socket.on('close', () => resolve(Buffer.concat(chunks).toString('utf8')));
    socket.on('error', (error) => (chunks.length > 0 ? undefined : reject(error)));
  });
}

const deep = (levels: number): string => '['.repeat(levels) + ']'.repeat(levels);
const signal = (more: string): string =>
  `{"receivedAt":"2026-03-10T11:00:00Z","channel":"phone","source":"POLICE","familyName":"Примеровы","reason":"NEGLECT",
    "children":[{"name":"Иван","approxAge":6}],"location":"ул. Садовая","facts":"Факты","dangerNow":"NO"${more}}`;

const kinds: readonly (readonly [string, Sent, number])[] = [
  ['no JSON', { body: 'facts=1' }, 400],
  ['JSON that breaks off', { body: signal('').slice(0, -1) }, 400],
  ['JSON with a remark', { body: signal('/* x */') }, 400],
  ['two JSON texts', { body: '{}{}' }, 400],
  ['NaN for a number', { body: signal(',"x":NaN') }, 400],
  ['a list for an object', { body: '[]' }, 400],
  ['null', { body: 'null' }, 400],
  ['an empty body', { body: '' }, 400],
  ['a key twice', { body: signal(',"facts":"Другие факты"') }, 400],
  ['a key twice, once escaped', { body: signal(String.raw`,"\u0066acts":"Другие факты"`) }, 400],
  ['a key twice, deep inside', { body: signal(',"x":[{"y":{"z":1,"z":2}}]') }, 400],
  ['the name of the prototype', { body: signal(',"__proto__":{"admin":true}') }, 400],
  ['the name of the prototype, escaped', { body: signal(String.raw`,"__\u0070roto__":{}`) }, 400],
  ['the name of the constructor', { body: signal(',"x":{"constructor":{"prototype":{}}}') }, 400],
  ['half a character', { body: signal(String.raw`,"x":"\ud83d"`) }, 400],
  ['half a character in a name', { body: signal(String.raw`,"\udc00":1`) }, 400],
  ['U+0000', { body: signal(String.raw`,"x":"\u0000"`) }, 400],
  ['a bare control character', { body: signal(',"x":"\u0001"') }, 400],
  ['bytes that are no UTF-8', { body: Buffer.concat([Buffer.from('{"a":"'), Buffer.of(0xc3, 0x28, 0x22, 0x7d)]) }, 400],
  ['UTF-16', { headers: ['Content-Type: application/json; charset=utf-16'], body: Buffer.from('{}', 'utf16le') }, 400],
  ['a charset of another time', { headers: ['Content-Type: application/json; charset=koi8-r'], body: '{}' }, 415],
  ['depth without end', { body: deep(100_000) }, 400],
  ['depth just above the bound', { body: `{"x":${deep(40)}}` }, 400],
  ['many values', { body: `[${'1,'.repeat(60_000)}1]` }, 413],
  ['a body above the bound', { body: signal(`,"x":"${'ж'.repeat(600_000)}"`) }, 413],
  [
    'a little body that unpacks to a large one',
    { headers: ['Content-Encoding: gzip'], body: gzipSync(`{"x":"${' '.repeat(50_000_000)}"}`) },
    413,
  ],
  ['a body that is not packed as it says', { headers: ['Content-Encoding: gzip'], body: '{}' }, 400],
  ['an unknown packing', { headers: ['Content-Encoding: rot13'], body: '{}' }, 415],
  ['a form', { headers: ['Content-Type: application/x-www-form-urlencoded'], body: 'facts=1' }, 415],
  ['a multipart form', { headers: ['Content-Type: multipart/form-data; boundary=x'], body: '--x--' }, 415],
  ['XML', { headers: ['Content-Type: application/xml'], body: '<!DOCTYPE x [<!ENTITY y "z">]><x>&y;</x>' }, 415],
  ['a kind like JSON', { headers: ['Content-Type: application/json-seq'], body: '{}' }, 415],
  ['no kind of content', { headers: ['Content-Type: '], body: '{}' }, 415],
  ['a key of repetition that is none', { headers: ['Idempotency-Key: ../../x'], body: signal('') }, 400],
  ['TRACE', { head: 'TRACE /api/signals HTTP/1.1' }, 405],
  ['a method of WebDAV', { head: 'PROPFIND /api/signals HTTP/1.1' }, 405],
  ['PATCH', { head: 'PATCH /api/signals HTTP/1.1', body: '{}' }, 405],
  ['a method that does not exist', { head: 'STEAL /api/signals HTTP/1.1' }, 405],
  ['CONNECT', { head: 'CONNECT localhost:5432 HTTP/1.1' }, 405],
  ['a change of a page', { head: 'POST /cases HTTP/1.1', body: '{}' }, 405],
  ['two lengths', { headers: ['Content-Length: 2', 'Content-Length: 4'], body: '{}' }, 400],
  ['a length and chunks', { headers: ['Content-Length: 2', 'Transfer-Encoding: chunked'], body: '{}' }, 400],
  ['a chunk of no size', { headers: ['Transfer-Encoding: chunked'], body: 'zz\r\n{}\r\n' }, 400],
  ['an unknown transfer', { headers: ['Transfer-Encoding: smuggled'], body: '{}' }, 400],
  ['a header with a line break', { headers: ['X-Name: a\nSet-Cookie: b=1\r'], body: '{}' }, 400],
  ['a header with a blank in its name', { headers: ['X Name: a'], body: '{}' }, 400],
  ['headers without end', { headers: [`X-Long: ${'a'.repeat(40_000)}`], body: '{}' }, 431],
  ['no HTTP', { head: '\u0016\u0003\u0001hello' }, 405],
  ['an unknown version of HTTP', { head: 'GET /api/session HTTP/9.9' }, 400],
  ['an expectation that nobody can meet', { headers: ['Expect: 200-maybe'], body: '{}' }, 417],
  ['a broken escape in the path', { head: 'GET /api/cases/%E0%A4%A HTTP/1.1' }, 400],
  ['a path upwards', { head: 'GET /api/../../../etc/passwd HTTP/1.1' }, 404],
  ['an id that is none', { head: 'GET /api/cases/1%27%20OR%201=1 HTTP/1.1' }, 400],
  ['a number out of range', { head: 'GET /api/tasks?step=99999999999999999999 HTTP/1.1' }, 400],
  ['another site by Sec-Fetch-Site', { headers: ['Sec-Fetch-Site: cross-site'], body: signal('') }, 403],
  ['a sister site by Sec-Fetch-Site', { headers: ['Sec-Fetch-Site: same-site'], body: signal('') }, 403],
  ['another site that reads', { head: 'GET /api/tasks HTTP/1.1', headers: ['Sec-Fetch-Site: cross-site'] }, 403],
  ['the origin of a sandbox', { headers: ['Origin: null'], body: signal('') }, 403],
];

test('there are more kinds than anybody asked for', () => expect(kinds.length).toBeGreaterThan(24));

test.each(kinds)('%s is refused', async (_kind, sent, status) => {
  const before = await casework.owner('signals').count().first();
  const answer = await send(sent);
  const [head = '', body = ''] = answer.split('\r\n\r\n');
  expect(head.split('\r\n')[0]).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `));
  expect(head).toMatch(/content-type: application\/problem\+json/i);
  const problem: unknown = JSON.parse(/transfer-encoding: chunked/i.test(head) ? (body.split('\r\n')[1] ?? '') : body);
  expect(problem).toMatchObject({ type: 'about:blank', status, title: expect.stringMatching(/^[А-ЯЁ]/) });
  expect(await casework.owner('signals').count().first()).toEqual(before);
});

test('a stranger may send only little', async () => {
  const body = `{"login":"duty","password":"${'x'.repeat(20_000)}"}`;
  const headers = { 'content-type': 'application/json' };
  expect((await fetch(`${api.url}/api/session`, { method: 'POST', headers, body })).status).toBe(413);
});

test('the same request without its fault is accepted', async () => {
  expect(await send({ body: signal('') })).toMatch(/^HTTP\/1\.1 201 /);
});
