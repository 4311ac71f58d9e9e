/**
 * The body of a bulk request as engine records. Keys are 64-bit, so whole numbers of 16 digits and more become text before the
 * JSON is read; a line that cannot be read is kept raw, for the feed must not stop at it (docs/architecture.md).
 */

export interface EngineRecord {
  readonly partitionId: number;
  readonly position: string;
  readonly key: string;
  readonly timestamp: number;
  readonly valueType: string;
  readonly intent: string;
  readonly recordType: string;
  readonly value: Readonly<Record<string, unknown>>;
}

/** One line of the body; `record` is missing when the line is not a record as we know it. */
export interface FeedLine {
  readonly raw: string;
  readonly record?: EngineRecord;
}

/** A text, or a whole number outside of one: texts are matched first, so digits inside them stay as they are. */
const TEXT_OR_LONG_NUMBER = /"(?:[^"\\]|\\.)*"|-?\d{16,}(?![\d.eE])/g;

/** JSON with its long whole numbers as text. */
export function parseJson(json: string): unknown {
  return JSON.parse(json.replace(TEXT_OR_LONG_NUMBER, (found) => (found.startsWith('"') ? found : `"${found}"`)));
}

/** The records of a bulk body, each under its action line. */
export function parseBulk(body: string): FeedLine[] {
  const lines = body.split('\n').filter((line) => line.length > 0);
  return lines.filter((_, index) => index % 2 === 1).map((raw) => ({ raw, record: parseRecord(raw) }));
}

function parseRecord(raw: string): EngineRecord | undefined {
  try {
    return toRecord(parseJson(raw));
  } catch {
    return undefined;
  }
}

function toRecord(json: unknown): EngineRecord | undefined {
  if (!isObject(json) || !isObject(json['value'])) return undefined;
  const { partitionId, position, key, timestamp, valueType, intent, recordType, value } = json;
  const numbers = [partitionId, timestamp].every((one) => Number.isSafeInteger(one));
  const wholes = [position, key].every((one) => /^-?\d+$/.test(String(one)));
  const words = [valueType, intent, recordType].every((one) => typeof one === 'string');
  if (!numbers || !wholes || !words) return undefined;
  return { ...json, position: String(position), key: String(key), value } as unknown as EngineRecord;
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

/** A key or another whole number of a record as text; nothing when it is missing or -1, which is the engine's «none». */
export function keyOf(value: unknown): string | null {
  const text = typeof value === 'number' || typeof value === 'string' ? String(value) : '';
  return /^\d+$/.test(text) ? text : null;
}
