/** The form of a register as JSON Schema 2020-12, for editors and other programs. */
import * as z from 'zod';
import { registerSchema } from './register-schema.ts';

export function registerJsonSchema(): object {
  return z.toJSONSchema(registerSchema, { target: 'draft-2020-12' });
}
