/**
 * The one logger. It writes what is on the list below and nothing else: ids, codes, numbers. Words, names, passwords, tokens and
 * cookies cannot slip in under another name, and a text under a known name must look like a code.
 */
import { type DestinationStream, type Logger, pino } from 'pino';

export type Log = Logger;

const known = new Set(
  `alarm action cases caseId code command deadlineId deadlines elementId epoch err errorCode feedPort jobKey jobType kind method
  outboxId port position release req res responseTime retries state status taskId type`.split(/\s+/),
);
const codeLike = /^[\w.:+-]{0,120}$/;

/** A logger that writes JSON lines to standard error (standard output belongs to the commands' own answer). */
export function createLog(level: string, destination: DestinationStream = pino.destination(2)): Log {
  const options = { level, formatters: { log: onlyKnown }, serializers: { err: errorInCodes } };
  return pino(options, destination);
}

/** Objects that a serializer below (or that of the web server) turns into codes. */
const serialized = new Set(['err', 'req', 'res']);

function onlyKnown(record: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(record)
      .filter(([name]) => known.has(name))
      .map(([name, value]) => [name, serialized.has(name) ? value : plain(value)]),
  );
}

function plain(value: unknown): unknown {
  if (typeof value === 'string') return codeLike.test(value) ? value : '[…]';
  return typeof value === 'object' && value !== null ? '[…]' : value;
}

/** Where an error arose, not what it says: messages of drivers quote statements and values. */
export function errorInCodes(error: unknown): Record<string, unknown> {
  const { code, name, stack } = (error ?? {}) as { code?: unknown; name?: unknown; stack?: unknown };
  const places = typeof stack === 'string' ? stack.split('\n').filter((line) => /^ {4}at /.test(line)) : [];
  return {
    type: typeof name === 'string' && codeLike.test(name) ? name : typeof error,
    code: typeof code === 'string' && codeLike.test(code) ? code : undefined,
    at: places.slice(0, 8).map((line) => line.trim()),
  };
}

const plainPart =
  /^(\d{1,9}|[a-z][a-zA-Z-]{0,39}|[\w-]{1,60}\.(bpmn|dmn|form)|[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12})$/;

/** A path for the log: without its query, and with what is no id and no word of ours left out (one-time links, typed words). */
export function pathInLog(url: string): string {
  const [path = ''] = url.split('?');
  return path
    .split('/')
    .map((part) => (part === '' || plainPart.test(part) ? part : '*'))
    .join('/')
    .slice(0, 200);
}
