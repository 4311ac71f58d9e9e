/** The one logger. It writes ids and codes; every place where a person's words or names could slip in is redacted. */
import { type Logger, pino } from 'pino';

export type Log = Logger;

const redacted = [
  'req.headers.cookie',
  'req.headers.authorization',
  'req.body',
  'res.headers["set-cookie"]',
  'password',
  'data',
  'answers',
  'variables',
  'bindings',
  'err.detail',
  'err.where',
  'err.query',
  'err.bindings',
];

/** A logger that writes JSON lines to standard error (standard output belongs to the commands' own answer). */
export function createLog(level: string): Log {
  return pino({ level, redact: { paths: redacted, remove: true } }, pino.destination(2));
}
