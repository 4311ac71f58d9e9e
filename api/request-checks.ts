/** What every request must keep to before anybody looks at its content. */
import express, { type Request, type RequestHandler } from 'express';
import { sendProblem } from './errors.ts';
import { checkJson } from './strict-json.ts';

const methods = ['GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'OPTIONS', 'PATCH'];

/** Methods that nothing here answers (TRACE would give back what was sent, cookies included). */
export const knownMethod: RequestHandler = (request, response, next) => {
  if (methods.includes(request.method)) return void next();
  response.set('Allow', 'GET, HEAD, POST, PUT, DELETE');
  sendProblem(response, { status: 405, code: 'METHOD_NOT_ALLOWED', title: 'Этот метод здесь не предусмотрен' });
};

/**
 * A request that another site made is refused, whatever cookies it carries. Browsers tell it by Sec-Fetch-Site (HTTPS and own
 * machine) or by Origin (changes); `null` is the origin of a sandbox. Other programs send neither and have no cookies of people.
 */
export const sameOrigin: RequestHandler = (request, response, next) => {
  if (!isForeign(request)) return void next();
  sendProblem(response, { status: 403, code: 'FOREIGN_ORIGIN', title: 'Запрос с чужого сайта отклонён' });
};

function isForeign(request: Request): boolean {
  const site = request.get('sec-fetch-site');
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return true;
  const origin = request.get('origin');
  return request.method !== 'GET' && origin !== undefined && hostOf(origin) !== request.get('host');
}

const hostOf = (origin: string): string | undefined => (URL.canParse(origin) ? new URL(origin).host : undefined);

/** Nothing that a page of another site can send without asking first (forms, plain text) is ever read. */
export const bodyIsJson: RequestHandler = (request, response, next) => {
  const hasBody = Number(request.get('content-length') ?? 0) > 0 || request.get('transfer-encoding') !== undefined;
  if (!hasBody || request.is('application/json')) return void next();
  sendProblem(response, { status: 415, code: 'UNSUPPORTED', title: 'Ожидается содержимое вида application/json' });
};

const strangersLimit = '16kb';
const bodyLimit = '1mb';
/** A template of a paper with a coat of arms in it. */
const templateLimit = '7mb';
const templatePaths = /^\/paper-templates\//;

/** Reads the JSON body: short ones of anybody, long ones of people who signed in. */
export function jsonBody(): RequestHandler {
  const [strangers, people, templates] = [strangersLimit, bodyLimit, templateLimit].map((limit) =>
    express.json({
      limit,
      type: 'application/json',
      verify: (_request, _response, bytes, encoding) => checkJson(bytes, encoding),
    }),
  );
  return (request, response, next) => {
    const signedIn = request.session?.userId !== undefined;
    const parse = !signedIn ? strangers : templatePaths.test(request.path) ? templates : people;
    parse?.(request, response, next);
  };
}
