/** The deployed diagrams, decision tables and forms of a release, for the methodologist's viewer. */
import * as z from 'zod';
import { instant } from './common-schemas.ts';
import { operation } from './contract.ts';

const tag = 'Схемы';

const release = z
  .object({
    id: z.int(),
    state: z.enum(['PUBLISHED', 'DRAFT', 'RETIRED']),
    origin: z.enum(['REPOSITORY', 'METHODOLOGIST']),
    validFrom: instant,
    runningCases: z.int(),
    note: z.string(),
    resources: z.array(z.object({ name: z.string(), kind: z.enum(['bpmn', 'dmn', 'form']), title: z.string() })),
  })
  .meta({ id: 'Release' });

export const listReleases = operation({
  id: 'listReleases',
  method: 'get',
  path: '/releases',
  summary: 'Выпуски схем',
  tag,
  signedIn: true,
  success: { status: 200, schema: z.object({ items: z.array(release) }).meta({ id: 'ReleaseList' }) },
});
export const readResource = operation({
  id: 'readResource',
  method: 'get',
  path: '/releases/{releaseId}/resources/{name}',
  summary: 'Схема, таблица решений или форма выпуска',
  tag,
  signedIn: true,
  params: z.object({ releaseId: z.coerce.number().int().min(1), name: z.string().max(100) }),
  success: {
    status: 200,
    schema: z
      .object({
        name: z.string(),
        kind: z.enum(['bpmn', 'dmn', 'form']),
        content: z.string(),
        activeByElement: z
          .record(z.string(), z.int())
          .meta({ description: 'Сколько идущих случаев стоит на каждом элементе' }),
      })
      .meta({ id: 'ReleaseResource' }),
  },
});
