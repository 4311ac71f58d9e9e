/**
 * The web application of one test file over a cloned database, with the real form check and no engine, and clients that hold
 * every answer to the schema its operation declares.
 */
import { randomUUID } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { Writable } from 'node:stream';
import type * as z from 'zod';
import { type AppParts, createApp } from '#api/app.ts';
import { createWebServer } from '#api/http-server.ts';
import { problem } from '#api/common-schemas.ts';
import { changes, type Operation } from '#api/contract.ts';
import { openLiveEvents } from '#api/live-events.ts';
import { operations } from '#api/operations.ts';
import { openSessions } from '#api/sessions.ts';
import type { Clock } from '#clock';
import { createFormValidator } from '#form-runtime/validate-form.ts';
import { derivedPassword } from '#store/database.ts';
import { createLog } from '#log';
import { openKeyRing } from '#store/key-ring.ts';
import type { Casework } from './casework.ts';

const PASSWORD = 'sem-shagov-2026';

export type Answer = {
  readonly status: number;
  readonly headers: Headers;
  // oxlint-disable-next-line typescript/no-explicit-any -- tests read answers that were checked against their schema
  readonly body: any;
};
export type Asked = {
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  readonly key?: string | null;
  /** What a case is read for when the answer asks for it: the work on it, unless the test wants to see the question (null). */
  readonly purpose?: string | null;
  readonly headers?: Readonly<Record<string, string>>;
};
export type Client = { readonly call: (operation: string, asked?: Asked) => Promise<Answer> };

export type Api = {
  readonly url: string;
  /** Everything that was logged so far, one line a record. */
  readonly log: () => string;
  readonly anonymous: Client;
  readonly signIn: (login: string, password?: string) => Promise<Client & { readonly answer: Answer }>;
  readonly close: () => Promise<void>;
};

/** `clock` says what time it is for the application; business time in SQL is the machine's. `more` is how it is installed. */
export async function openApi(
  casework: Pick<Casework, 'app' | 'secret' | 'urlFor'>,
  clock: Clock,
  more: Partial<Pick<AppParts, 'demo' | 'office' | 'proxies'>> = {},
): Promise<Api> {
  const lines: string[] = [];
  const sink = new Writable({ write: (chunk, _encoding, done) => (lines.push(String(chunk)), done()) });
  const log = createLog('trace', sink);
  const sessions = openSessions({ url: casework.urlFor('seven_app'), secret: casework.secret, secure: false });
  const live = openLiveEvents(casework.app);
  const validator = createFormValidator();
  const state = () => ({ engine: 'down', release: 1 }) as const;
  const ring = openKeyRing({ secret: casework.secret });
  const setupPassword = derivedPassword(casework.secret, 'setup');
  const parts = {
    db: casework.app,
    clock,
    log,
    ring,
    live,
    validator,
    state,
    setupPassword,
    demo: true,
    secure: false,
    ...more,
  };
  const server = createWebServer(createApp({ ...parts, sessions: sessions.middleware, webRoot: 'dist/web' }));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url,
    log: () => lines.join(''),
    anonymous: client(url),
    signIn: async (login, password = PASSWORD) => {
      const answer = await client(url).call('signIn', { body: { login, password } });
      const cookie = answer.headers.getSetCookie().map((set) => set.split(';')[0]);
      return { ...client(url, cookie.join('; ')), answer };
    },
    close: async () => {
      server.close();
      await live.close();
      server.closeAllConnections();
      await validator.close();
      await sessions.close();
    },
  };
}

/** Asks as people of the demonstration, each of whom signs in with the first question. */
export function asPeople({ signIn }: Pick<Api, 'signIn'>) {
  const clients: Record<string, Client> = {};
  return async (login: string, operation: string, asked: Asked = {}): Promise<Answer> => {
    clients[login] ??= await signIn(login);
    return clients[login].call(operation, asked);
  };
}

function client(url: string, cookie?: string): Client {
  const ask = (operation: string, asked: Asked) => call(url, declaredAs(operation), asked, cookie);
  return {
    call: async (operation, asked = {}) => {
      const answer = await ask(operation, asked);
      if (answer.status !== 428 || asked.purpose === null) return answer;
      const declared = { params: { caseId: answer.body.caseId }, body: { purpose: asked.purpose ?? 'WORK' } };
      expect(await ask('declarePurpose', declared)).toMatchObject({ status: 204 });
      return ask(operation, asked);
    },
  };
}

function declaredAs(id: string): Operation {
  const declared = operations.find((candidate) => candidate.id === id);
  if (declared) return declared;
  throw new Error(`no such operation: ${id}`);
}

async function call(url: string, declared: Operation, asked: Asked, cookie?: string): Promise<Answer> {
  const path = declared.path.replace(/\{(\w+)\}/g, (_place, name: string) =>
    encodeURIComponent(asked.params?.[name] ?? ''),
  );
  const key = asked.key === undefined && changes(declared) ? randomUUID() : asked.key;
  const response = await fetch(`${url}/api${path}?${new URLSearchParams(asked.query).toString()}`, {
    method: declared.method.toUpperCase(),
    headers: {
      ...(cookie ? { cookie } : {}),
      ...(key ? { 'idempotency-key': key } : {}),
      ...(asked.body === undefined ? {} : { 'content-type': 'application/json' }),
      ...asked.headers,
    },
    ...(asked.body === undefined ? {} : { body: JSON.stringify(asked.body) }),
  });
  const body = await bodyOf(response);
  holdToContract(declared, response, body);
  return { status: response.status, headers: response.headers, body };
}

/** JSON as an object, any other answer as its bytes. */
async function bodyOf(response: Response): Promise<unknown> {
  const bytes = Buffer.from(await response.arrayBuffer());
  if (bytes.length === 0) return undefined;
  return /json/.test(response.headers.get('content-type') ?? '') ? JSON.parse(bytes.toString('utf8')) : bytes;
}

/** An answer that its own description does not know is a failed test, whatever the test was about. */
function holdToContract(declared: Operation, { status, headers }: Response, body: unknown): void {
  const told = { operation: declared.id, status };
  if (status >= 400) {
    expect({ ...told, type: headers.get('content-type') }).toEqual({
      ...told,
      type: expect.stringMatching(/^application\/problem\+json/),
    });
    expect({ ...told, wrong: wrongIn(problem, body) }).toEqual({ ...told, wrong: [] });
    expect(body).toMatchObject({ status, title: expect.stringMatching(/[а-яё]/i) });
    return;
  }
  expect(told).toEqual({ ...told, status: declared.success.status });
  if (declared.success.schema)
    expect({ ...told, wrong: wrongIn(declared.success.schema, body) }).toEqual({ ...told, wrong: [] });
}

/** Paths that break the schema, those that the schema does not know included. */
function wrongIn(schema: z.ZodType, body: unknown): readonly string[] {
  const parsed = schema.safeParse(body);
  if (!parsed.success) return parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
  return JSON.stringify(parsed.data) === JSON.stringify(sortedAs(parsed.data, body))
    ? []
    : ['fields outside the schema'];
}

/** `body` with the keys of `known` first, in their order, so that only further keys make a difference. */
function sortedAs(known: unknown, body: unknown): unknown {
  if (Array.isArray(known) && Array.isArray(body)) return body.map((item, index) => sortedAs(known[index], item));
  if (!isObject(known) || !isObject(body)) return body;
  const names = [...new Set([...Object.keys(known), ...Object.keys(body)])];
  return Object.fromEntries(names.flatMap((name) => (name in body ? [[name, sortedAs(known[name], body[name])]] : [])));
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
