/** What may be known in the engine: ids, codes, numbers, yes/no, dates and lists of ids or codes; never a person's data. */
type EngineValue = string | number | boolean | null | readonly string[];
export type EngineVariables = Readonly<Record<string, EngineValue>>;

const longestCode = 64;
const longestList = 200;

/** What may be kept of the values that the engine holds: codes, numbers, yes/no, dates and lists of codes. */
export function plainVariables(variables: Readonly<Record<string, unknown>>): EngineVariables {
  const kept = Object.entries(variables).filter(([, value]) => isPlain(value));
  return Object.fromEntries(kept) as EngineVariables;
}

function isPlain(value: unknown): boolean {
  if (Array.isArray(value)) return value.length <= longestList && value.every((one) => isCode(one));
  return typeof value === 'number' || typeof value === 'boolean' || isCode(value);
}

const isCode = (value: unknown): boolean => typeof value === 'string' && value.length <= longestCode;
