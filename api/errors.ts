/** The edge where errors become answers: problem+json (RFC 9457) in Russian, never with a value that a person typed. */
import type { ErrorRequestHandler, RequestHandler, Response } from 'express';
import { ZodError } from 'zod';
import { DomainError, type FieldError } from '#domain/error.ts';
import type { Log } from '#log';
import { isPassingFault } from '#store/database.ts';

type Problem = {
  status: number;
  code: string;
  title: string;
  errors?: readonly FieldError[];
  caseId?: string | undefined;
};

const fromParser: Readonly<Record<string, Problem>> = {
  'entity.too.large': { status: 413, code: 'TOO_LARGE', title: 'Запрос слишком велик' },
  'entity.parse.failed': { status: 400, code: 'MALFORMED', title: 'Запрос составлен неверно: это не JSON' },
  'encoding.unsupported': { status: 415, code: 'UNSUPPORTED', title: 'Неподдерживаемая кодировка запроса' },
  'charset.unsupported': { status: 415, code: 'UNSUPPORTED', title: 'Неподдерживаемая кодировка запроса' },
  'json.encoding': { status: 400, code: 'MALFORMED', title: 'Запрос составлен неверно: ожидается JSON в UTF-8' },
  'json.repeated': { status: 400, code: 'MALFORMED', title: 'Запрос составлен неверно: поле указано дважды' },
  'json.name': { status: 400, code: 'MALFORMED', title: 'Запрос составлен неверно: недопустимое имя поля' },
  'json.text': { status: 400, code: 'MALFORMED', title: 'Текст содержит недопустимые символы' },
  'json.deep': { status: 400, code: 'MALFORMED', title: 'Запрос составлен неверно: слишком глубокая вложенность' },
  'json.many': { status: 413, code: 'TOO_LARGE', title: 'Запрос слишком велик' },
};

/** Sends a problem document. */
export function sendProblem(response: Response, { status, code, title, errors, caseId }: Problem): void {
  const body = { type: 'about:blank', title, status, code, ...(errors && errors.length > 0 ? { errors } : {}), caseId };
  response.status(status).type('application/problem+json').send(JSON.stringify(body));
}

/** Everything below /api that no operation answers. */
export const unknownOperation: RequestHandler = (_request, response) =>
  sendProblem(response, { status: 404, code: 'NOT_FOUND', title: 'Такого адреса нет' });

/** Turns whatever was thrown into a problem; what was not foreseen is logged by its code and answered with 500. */
export function errorHandler(log: Log): ErrorRequestHandler {
  return (error: unknown, _request, response, next) => {
    if (response.headersSent) return void next(error);
    const problem = toProblem(error);
    if (problem.status >= 500) log.error({ code: codeOf(error), type: nameOf(error) }, 'request failed');
    sendProblem(response, problem);
  };
}

function toProblem(error: unknown): Problem {
  if (error instanceof DomainError) {
    const { status, code, message: title, fields: errors, caseId } = error;
    return { status, code, title, errors, caseId };
  }
  if (error instanceof ZodError) {
    return fromSchema(error);
  }
  const parser = fromParser[String((error as { type?: unknown } | null)?.type)];
  if (parser) return parser;
  const status = (error as { status?: unknown } | null)?.status;
  if (status === 404) return { status, code: 'NOT_FOUND', title: 'Такого адреса нет' };
  if (typeof status === 'number' && status >= 400 && status < 500) {
    return { status: 400, code: 'MALFORMED', title: 'Запрос составлен неверно' };
  }
  return fromDatabase(error);
}

/** 400: not as the description says; 422: as described, but a rule that no description can state (`refine`) forbids it. */
function fromSchema(error: ZodError): Problem {
  const errors = fieldErrors(error);
  if (error.issues.every(({ code }) => code === 'custom')) {
    return { status: 422, code: 'INVALID_INPUT', title: 'Проверьте отмеченные поля', errors };
  }
  return { status: 400, code: 'MALFORMED', title: 'Запрос составлен неверно', errors };
}

/** U+0000 and halves of a character: ids and numbers were checked before, so only a text can still be wrong. */
const unstorableText = new Set(['22P05', '22P02', '22021']);

function fromDatabase(error: unknown): Problem {
  const code = codeOf(error);
  if (code === '42501') return { status: 403, code: 'FORBIDDEN', title: 'Для этого действия у вас нет прав' };
  if (code === '23503') {
    return {
      status: 409,
      code: 'IN_USE',
      title: 'Этой записью уже пользуются: удалить её нельзя, но можно переименовать',
    };
  }
  if (unstorableText.has(code)) {
    return { status: 400, code: 'MALFORMED', title: 'Текст содержит недопустимые символы' };
  }
  if (isPassingFault(error)) {
    const title = 'База данных временно недоступна. Введённое не потеряно: повторите через минуту';
    return { status: 503, code: 'DATABASE_DOWN', title };
  }
  return { status: 500, code: 'UNEXPECTED', title: 'Непредвиденная ошибка. Сообщите администратору время и действие' };
}

/** Zod's own words are English and clumsy; people meet forms' errors instead, so one phrase suffices. A rule of ours has its own. */
function fieldErrors(error: ZodError): readonly FieldError[] {
  return error.issues.map(({ code, path, message }) => ({
    path: path.join('.'),
    message: code === 'custom' ? message : 'Недопустимое значение',
  }));
}

function codeOf(error: unknown): string {
  const code = (error as { code?: unknown } | null)?.code;
  return typeof code === 'string' ? code : 'UNEXPECTED';
}

function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : typeof error;
}
