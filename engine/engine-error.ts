/**
 * The engine's refusals, sorted by what the caller can do about them. An error carries codes only: messages of the engine may
 * quote variables. Codes: gRPC status names of Zeebe 8.5 and `HTTP_<status>` of its REST interface.
 */

/** The gRPC status codes by their number. */
const CODES = [
  'OK',
  'CANCELLED',
  'UNKNOWN',
  'INVALID_ARGUMENT',
  'DEADLINE_EXCEEDED',
  'NOT_FOUND',
  'ALREADY_EXISTS',
  'PERMISSION_DENIED',
  'RESOURCE_EXHAUSTED',
  'FAILED_PRECONDITION',
  'ABORTED',
  'OUT_OF_RANGE',
  'UNIMPLEMENTED',
  'INTERNAL',
  'UNAVAILABLE',
  'DATA_LOSS',
  'UNAUTHENTICATED',
] as const;

/** retry: later it may work; notFound: it is gone; alreadyExists: it was done before; refused: it will never work as asked. */
export type EngineErrorKind = 'retry' | 'notFound' | 'alreadyExists' | 'refused';

export class EngineError extends Error {
  readonly kind: EngineErrorKind;
  readonly code: string;

  constructor(kind: EngineErrorKind, code: string) {
    super(`The engine answered ${code}`);
    this.name = 'EngineError';
    this.kind = kind;
    this.code = code;
  }
}

/** INTERNAL and UNKNOWN are faults of the gateway, not answers to the command; ABORTED and CANCELLED are broken calls. */
const KIND_OF_CODE: Readonly<Record<string, EngineErrorKind>> = {
  RESOURCE_EXHAUSTED: 'retry',
  UNAVAILABLE: 'retry',
  DEADLINE_EXCEEDED: 'retry',
  ABORTED: 'retry',
  CANCELLED: 'retry',
  INTERNAL: 'retry',
  UNKNOWN: 'retry',
  NOT_FOUND: 'notFound',
  ALREADY_EXISTS: 'alreadyExists',
};

/** Any failure of a gRPC call as an EngineError; a failure without a status never reached the engine and may be repeated. */
export function fromGrpc(error: unknown): EngineError {
  if (error instanceof EngineError) return error;
  const number = typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
  const name = typeof number === 'number' ? CODES[number] : undefined;
  return name === undefined
    ? new EngineError('retry', 'NO_ANSWER')
    : new EngineError(KIND_OF_CODE[name] ?? 'refused', name);
}

/** An HTTP answer that is not a success; 5xx, 408 and 429 say nothing about the command itself. */
export function fromHttp(httpStatus: number): EngineError {
  const code = `HTTP_${httpStatus}`;
  if (httpStatus === 404) return new EngineError('notFound', code);
  if (httpStatus >= 500 || httpStatus === 408 || httpStatus === 429) return new EngineError('retry', code);
  return new EngineError('refused', code);
}
