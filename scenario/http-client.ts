/**
 * A person at the HTTP API: signs in, keeps the cookie and the session alive, and gives every change an idempotency key.
 * A request whose answer got lost is sent again with the same key, so that a killed server neither loses nor doubles anything.
 * Where the server wants to know what a case is read for, it is the work on it.
 */
import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { Me, Problem } from '#generated/api-types.ts';

const patienceMs = 180_000;
const firstPauseMs = 100;
const longestPauseMs = 2_000;
/** Too many requests, or a server that is just coming or going. */
const passing = [429, 502, 503, 504];

/** A request that the server understood and refused. */
export class ApiProblem extends Error {
  readonly status: number;
  readonly code: string;
  /** The case for which a purpose of reading is wanted. */
  readonly caseId: string | undefined;

  constructor(status: number, request: string, problem: Partial<Problem>) {
    const fields = (problem.errors ?? []).map(({ path, message }) => `${path}: ${message}`).join('; ');
    super(`${request} → ${status} ${problem.code ?? ''} ${problem.title ?? ''} ${fields}`.trimEnd());
    this.name = 'ApiProblem';
    this.status = status;
    this.code = problem.code ?? '';
    this.caseId = problem.caseId;
  }
}

export type Session = {
  readonly login: string;
  readonly roles: readonly string[];
  readonly get: <T>(path: string) => Promise<T>;
  readonly post: <T>(path: string, body?: unknown) => Promise<T>;
  readonly put: <T>(path: string, body: unknown) => Promise<T>;
  /** The live events of this person, as the browser hears them. */
  readonly listen: (signal: AbortSignal) => Promise<Response>;
};

type Request = { readonly method: string; readonly path: string; readonly body?: unknown; readonly key?: string };

/** Signs a person in; waits for a server that is not there yet. */
export async function signIn(baseUrl: string, login: string, password: string): Promise<Session> {
  let { cookie, me } = await enter(baseUrl, login, password);
  const ask = async <T>(request: Request, turns = 3): Promise<T> => {
    try {
      return await send<T>(baseUrl, cookie, request);
    } catch (error) {
      if (!(error instanceof ApiProblem) || turns === 1) throw error;
      if (error.status === 428 && error.caseId) await declareWork(error.caseId);
      else if (error.status === 401) ({ cookie, me } = await enter(baseUrl, login, password));
      else throw error;
      return ask<T>(request, turns - 1);
    }
  };
  const declareWork = (caseId: string): Promise<void> =>
    send(baseUrl, cookie, {
      method: 'POST',
      path: `/cases/${caseId}/purpose`,
      body: { purpose: 'WORK' },
      key: randomUUID(),
    });
  return {
    login,
    roles: me.roles,
    get: (path) => ask({ method: 'GET', path }),
    post: (path, body) => ask({ method: 'POST', path, body, key: randomUUID() }),
    put: (path, body) => ask({ method: 'PUT', path, body, key: randomUUID() }),
    listen: (signal) => fetch(`${baseUrl}/api/events`, { headers: { cookie }, signal }),
  };
}

async function enter(baseUrl: string, login: string, password: string): Promise<{ cookie: string; me: Me }> {
  const response = await insist(baseUrl, '', { method: 'POST', path: '/session', body: { login, password } });
  const cookie = response.headers.get('set-cookie')?.split(';')[0];
  if (!cookie) throw new ApiProblem(response.status, 'POST /session', { code: 'NO_COOKIE' });
  return { cookie, me: (await response.json()) as Me };
}

async function send<T>(baseUrl: string, cookie: string, request: Request): Promise<T> {
  const response = await insist(baseUrl, cookie, request);
  const text = await response.text();
  return (text ? JSON.parse(text) : undefined) as T;
}

/** Repeats what failed on the way or for the moment; a refusal is final. */
async function insist(baseUrl: string, cookie: string, request: Request): Promise<Response> {
  const end = Date.now() + patienceMs;
  for (let waitMs = firstPauseMs; ; waitMs = Math.min(waitMs * 2, longestPauseMs)) {
    const response = await once(baseUrl, cookie, request).catch((error: unknown) => error as Error);
    if (response instanceof Response && response.ok) return response;
    const final = Date.now() > end || (response instanceof Response && !passing.includes(response.status));
    if (final) throw response instanceof Response ? await problemOf(response, request) : response;
    await pause(waitMs);
  }
}

function once(baseUrl: string, cookie: string, { method, path, body, key }: Request): Promise<Response> {
  const headers = {
    ...(cookie ? { cookie } : {}),
    ...(key ? { 'idempotency-key': key } : {}),
    ...(body === undefined ? {} : { 'content-type': 'application/json' }),
  };
  return fetch(`${baseUrl}/api${path}`, {
    method,
    headers,
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
}

async function problemOf(response: Response, { method, path }: Request): Promise<ApiProblem> {
  const problem = (await response.json().catch(() => ({}))) as Partial<Problem>;
  return new ApiProblem(response.status, `${method} ${path}`, problem);
}
