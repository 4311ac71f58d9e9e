/**
 * What a JSON body must keep to besides the grammar: UTF-8, every key once (RFC 8259 §4 leaves repeated ones to chance), no
 * names that reach for prototypes, no halves of characters, and bounds on depth and number of values.
 */
import { isUtf8 } from 'node:buffer';

const deepest = 32;
const mostValues = 50_000;
const prototypeNames = new Set(['__proto__', 'constructor', 'prototype']);

type Fault = 'json.encoding' | 'json.repeated' | 'json.name' | 'json.text' | 'json.deep' | 'json.many';

/** A body that is refused; `type` is what api/errors.ts knows it by. */
class RefusedBody extends Error {
  readonly type: Fault;
  readonly status = 400;

  constructor(type: Fault) {
    super(type);
    this.type = type;
  }
}

/** Objects hold the keys that were met in them, lists hold nothing. */
type Scan = { readonly text: string; readonly open: (Set<string> | null)[]; keyNext: boolean; values: number };

/** Throws RefusedBody. What is no JSON at all is left to the parser, which runs afterwards. */
export function checkJson(bytes: Buffer, encoding: string): void {
  if (encoding !== 'utf-8' || !isUtf8(bytes)) throw new RefusedBody('json.encoding');
  const scan: Scan = { text: bytes.toString('utf8'), open: [], keyNext: false, values: 0 };
  for (let at = 0; at < scan.text.length; at += 1) {
    const sign = scan.text[at];
    if (sign === '"') at = checkString(scan, at);
    else if (sign === '{' || sign === '[') enter(scan, sign === '{' ? new Set() : null);
    else if (sign === '}' || sign === ']') leave(scan);
    else if (sign === ',') next(scan);
    else if (sign === ':') scan.keyNext = false;
  }
}

function enter(scan: Scan, keys: Set<string> | null): void {
  scan.open.push(keys);
  scan.keyNext = keys !== null;
  if (scan.open.length > deepest) throw new RefusedBody('json.deep');
}

function leave(scan: Scan): void {
  scan.open.pop();
  scan.keyNext = false;
}

function next(scan: Scan): void {
  scan.keyNext = scan.open.at(-1) instanceof Set;
  scan.values += 1;
  if (scan.values > mostValues) throw new RefusedBody('json.many');
}

/** Looks at the string that begins here and answers where it ends. */
function checkString(scan: Scan, start: number): number {
  const end = endOfString(scan.text, start);
  const raw = scan.text.slice(start, end + 1);
  const keys = scan.keyNext ? scan.open.at(-1) : null;
  if (!keys && !raw.includes('\\u')) return end;
  const value = decoded(raw);
  if (/\p{Surrogate}|\0/u.test(value)) throw new RefusedBody('json.text');
  if (!keys) return end;
  if (prototypeNames.has(value)) throw new RefusedBody('json.name');
  if (keys.has(value)) throw new RefusedBody('json.repeated');
  keys.add(value);
  return end;
}

function endOfString(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at += 1) {
    if (text[at] === '\\') at += 1;
    else if (text[at] === '"') return at;
  }
  return text.length;
}

/** A string that the grammar forbids counts as empty here: the parser refuses it. */
function decoded(raw: string): string {
  try {
    return JSON.parse(raw) as string;
  } catch {
    return '';
  }
}
