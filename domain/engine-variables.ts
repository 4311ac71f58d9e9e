/** What may be known in the engine: ids, codes, numbers, yes/no and dates; never a person's data. */
export type EngineVariables = Readonly<Record<string, string | number | boolean | null>>;
