/** Schemas that several subjects share: identifiers, moments, codes and the problem document (RFC 9457). */
import { roleCodes } from '#domain/roles.ts';
import * as z from 'zod';

export const uuid = z.uuid();
export const instant = z.iso.datetime({ offset: true }).meta({ description: 'Момент времени, ISO 8601' });
export const day = z.iso.date().meta({ description: 'Дата, ГГГГ-ММ-ДД' });
export const roleCode = z.enum(roleCodes).meta({ id: 'RoleCode' });
export const urgency = z.enum(['EMERGENCY', 'URGENT', 'PLANNED']).meta({ id: 'Urgency' });
export const danger = z.enum(['YES', 'NO', 'UNKNOWN']).meta({ id: 'Danger' });
export const caseIdParam = z.object({ caseId: uuid });
export const jsonObject = z.record(z.string(), z.unknown()).meta({ id: 'JsonObject' });
export const territory = z.object({ id: z.string(), name: z.string() }).meta({ id: 'Territory' });
export const person = z.object({ id: uuid, name: z.string() }).meta({ id: 'Person' });

export const problem = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    detail: z.string().optional(),
    code: z.string(),
    errors: z
      .array(z.object({ path: z.string(), message: z.string() }))
      .optional()
      .meta({ description: 'Ошибки по полям, все сразу' }),
    caseId: uuid.optional().meta({ description: 'Случай, для которого нужно указать цель чтения' }),
  })
  .meta({ id: 'Problem' });

/**
 * A named or formatted schema or null. A plain `.nullable()` would carry the name over to the nullable one, and a format beside two
 * types is read by some programs as a hint only: a body that takes it should say it this way.
 */
export function orNull<T extends z.ZodType>(schema: T): z.ZodUnion<[T, z.ZodNull]> {
  return z.union([schema, z.null()]);
}
