/** The one road from the interface to the server: JSON in and out, problem+json as ApiProblem, a stable key on every change. */
import { ApiProblem, noConnection, type FieldError } from './api-problem.ts';
import { isUnattended } from './attendance.ts';
import { counted } from './plural.ts';
import { purposeFor } from './purpose-store.ts';
import { noteServerTime } from './server-clock.ts';

export type ChangeMethod = 'POST' | 'PUT' | 'DELETE';
export type ChangeOptions = { readonly key: string; readonly keepalive?: boolean };
/** An answer that takes longer counts as a lost connection. */
const LIMIT_MS = 30_000;
const MINUTE_S = 60;

type ProblemBody = { title?: string; detail?: string; code?: string; errors?: FieldError[]; caseId?: string };

/** Reads a resource below /api. */
export function read<T>(path: string, signal?: AbortSignal): Promise<T> {
  return request<T>(path, { signal });
}

/** Asks with words that must not stand in an address. */
export function ask<T>(path: string, body: unknown, signal?: AbortSignal): Promise<T> {
  const headers = { 'Content-Type': 'application/json' };
  return request<T>(path, { method: 'POST', headers, body: JSON.stringify(body), signal });
}

/** Changes something. The key makes a repeated request harmless: see idempotency.ts. */
export function change<T>(method: ChangeMethod, path: string, body: unknown, options: ChangeOptions): Promise<T> {
  return request<T>(path, {
    method,
    keepalive: options.keepalive ?? false,
    headers: { 'Content-Type': 'application/json', 'Idempotency-Key': options.key },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
}

/** A query string from the values that are set. */
export function withQuery(
  path: string,
  query: Readonly<Record<string, string | number | boolean | undefined>>,
): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined && value !== '') search.set(name, String(value));
  }
  return search.size > 0 ? `${path}?${search}` : path;
}

/** Asked again when the person has said what a case is opened for. */
async function request<T>(path: string, init: RequestInit): Promise<T> {
  try {
    return await once<T>(path, init);
  } catch (error) {
    if (!(error instanceof ApiProblem) || error.status !== 428 || !error.caseId) throw error;
    await purposeFor(error.caseId, error);
    return once<T>(path, init);
  }
}

async function once<T>(path: string, init: RequestInit): Promise<T> {
  const limit = AbortSignal.timeout(LIMIT_MS);
  const signal = init.signal ? AbortSignal.any([init.signal, limit]) : limit;
  const headers = new Headers(init.headers);
  if (isUnattended()) headers.set('Seven-Unattended', 'true');
  const response = await fetch(`/api${path}`, { credentials: 'same-origin', ...init, headers, signal }).catch(
    (error: unknown) => {
      if (init.signal?.aborted) throw error;
      throw noConnection();
    },
  );
  const body: unknown = await response.json().catch(() => undefined);
  if (!response.ok) throw problemOf(response, body);
  noteTimeOf(body);
  return body as T;
}

function noteTimeOf(body: unknown): void {
  if (typeof body === 'object' && body !== null && 'asOf' in body && typeof body.asOf === 'string')
    noteServerTime(body.asOf);
}

/** «Можно повторить через 3 минуты», where the server says how long to wait. */
function waitText(headers: Headers): string | undefined {
  const seconds = Number(headers.get('retry-after'));
  if (!(seconds > 0)) return undefined;
  const minutes = Math.ceil(seconds / MINUTE_S);
  return `Можно повторить через ${counted(minutes, ['минуту', 'минуты', 'минут'])}.`;
}

function problemOf({ status, headers }: Response, body: unknown): ApiProblem {
  const known: ProblemBody = typeof body === 'object' && body !== null ? body : {};
  return new ApiProblem({
    status,
    code: known.code ?? `HTTP_${status}`,
    title: known.title ?? titleOf(status),
    detail: known.detail ?? (status === 429 ? waitText(headers) : undefined),
    errors: known.errors,
    caseId: known.caseId,
  });
}

function titleOf(status: number): string {
  if (status === 401) return 'Нужно войти';
  if (status === 403) return 'У вас нет доступа к этому разделу';
  if (status === 404) return 'Не найдено: возможно, адрес устарел';
  if (status === 429) return 'Слишком много попыток. Подождите минуту и попробуйте снова';
  return 'Сервер не смог ответить. Введённое сохранено, попробуйте ещё раз';
}
