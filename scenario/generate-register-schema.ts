/** Writes seeds/register-schema.json from the schema that reads a register, so that the two never differ. */
import { writeFile } from 'node:fs/promises';
import { format } from 'prettier';
import { registerJsonSchema } from './register-json-schema.ts';

const file = new URL('../seeds/register-schema.json', import.meta.url);
await writeFile(file, await format(JSON.stringify(registerJsonSchema()), { parser: 'json', printWidth: 120 }));
