/** What every request must keep to before anybody looks at its content. */
import type { RequestHandler } from 'express';
import { sendProblem } from './errors.ts';

/** A change that comes from another site is refused, whatever cookies it carries; `null` is the origin of a sandbox. */
export const sameOrigin: RequestHandler = (request, response, next) => {
  const origin = request.get('origin');
  if (request.method === 'GET' || !origin || hostOf(origin) === request.get('host')) return void next();
  sendProblem(response, { status: 403, code: 'FOREIGN_ORIGIN', title: 'Запрос с чужого сайта отклонён' });
};

const hostOf = (origin: string): string | undefined => (URL.canParse(origin) ? new URL(origin).host : undefined);

export const bodyIsJson: RequestHandler = (request, response, next) => {
  const hasBody = Number(request.get('content-length') ?? 0) > 0 || request.get('transfer-encoding') !== undefined;
  if (!hasBody || request.is('application/json')) return void next();
  sendProblem(response, { status: 415, code: 'UNSUPPORTED', title: 'Ожидается содержимое вида application/json' });
};
