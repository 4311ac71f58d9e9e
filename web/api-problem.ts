/** What the interface knows about a failed request: the server's problem document (RFC 9457) or the loss of the connection. */

export type FieldError = { readonly path: string; readonly message: string };

export class ApiProblem extends Error {
  /** HTTP status; 0 when there was no answer at all. */
  readonly status: number;
  readonly code: string;
  readonly title: string;
  readonly detail: string;
  readonly errors: readonly FieldError[];
  /** The case for which the server wants to know the purpose of reading. */
  readonly caseId: string | undefined;

  constructor(fields: {
    status: number;
    code: string;
    title: string;
    detail?: string;
    errors?: readonly FieldError[];
    caseId?: string;
  }) {
    super(fields.title);
    this.name = 'ApiProblem';
    this.status = fields.status;
    this.code = fields.code;
    this.title = fields.title;
    this.detail = fields.detail ?? '';
    this.errors = fields.errors ?? [];
    this.caseId = fields.caseId;
  }
}

/** The server's words on each field, by its path. */
export const messagesByField = (problem: ApiProblem | null): Readonly<Record<string, string>> =>
  Object.fromEntries((problem?.errors ?? []).map(({ path, message }) => [path, message]));

export function noConnection(): ApiProblem {
  return new ApiProblem({
    status: 0,
    code: 'NO_CONNECTION',
    title: 'Нет связи с сервером. Введённое сохранено, попробуйте ещё раз',
  });
}

/** True when the server may or may not have done the work, so that the same request may be sent again. */
export function isUncertain(problem: unknown): boolean {
  return problem instanceof ApiProblem && (problem.status === 0 || problem.status === 429 || problem.status >= 500);
}

/** Any thrown value as a problem that can be shown to a person. */
export function toProblem(error: unknown): ApiProblem {
  if (error instanceof ApiProblem) return error;
  return new ApiProblem({
    status: 0,
    code: 'UNEXPECTED',
    title: 'Что-то пошло не так. Введённое сохранено, обновите страницу и попробуйте ещё раз',
  });
}
