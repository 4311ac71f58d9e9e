/** What hangs in the processes, in plain words, and letting the engine try again. */
import * as z from 'zod';
import { instant, uuid } from './common-schemas.ts';
import { operation } from './contract.ts';

const tag = 'Сбои процесса';

const failureRow = z
  .object({
    kind: z.enum(['INCIDENT', 'MEND', 'COMMAND']),
    id: z.string(),
    caseId: uuid.nullable().meta({ description: 'Только для тех, кому открыта карта случая' }),
    caseNumber: z.string().nullable(),
    processId: z.string().nullable(),
    elementName: z.string().nullable(),
    code: z.string(),
    words: z.string().meta({ description: 'Что случилось и что делать' }),
    since: instant,
    repeatable: z.boolean(),
  })
  .meta({ id: 'FailureRow' });

export const listFailures = operation({
  id: 'listFailures',
  method: 'get',
  path: '/failures',
  summary: 'Где процессы остановились',
  tag,
  signedIn: true,
  success: {
    status: 200,
    schema: z.object({ asOf: instant, items: z.array(failureRow) }).meta({ id: 'FailureList' }),
  },
});
export const repeatFailure = operation({
  id: 'repeatFailure',
  method: 'post',
  path: '/failures/{incidentKey}/repeat',
  summary: 'Повторить остановившийся шаг',
  tag,
  signedIn: true,
  params: z.object({ incidentKey: z.string().regex(/^\d{1,20}$/) }),
  success: { status: 204 },
});
