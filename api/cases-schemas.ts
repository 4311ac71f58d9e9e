/** The list of cases, the case card with its seven steps, what was recorded, and the case's place in the diagram. */
import { fieldGroups, relations } from '#domain/field-groups.ts';
import * as z from 'zod';
import {
  caseIdParam,
  danger,
  day,
  instant,
  jsonObject,
  orNull,
  person,
  territory,
  urgency,
  uuid,
} from './common-schemas.ts';
import { caseNotice, consiliumRound } from './consilium-schemas.ts';
import { operation } from './contract.ts';

const tag = 'Случаи';

const caseRow = z
  .object({
    id: uuid,
    number: z.string(),
    status: z.enum(['RUNNING', 'CLOSED']),
    outcome: z.string().nullable(),
    territory,
    familyName: z.string().nullable(),
    step: z.int(),
    stepTitle: z.string(),
    urgency: orNull(urgency),
    riskLevel: z.string().nullable(),
    curator: orNull(person),
    openedAt: instant,
    closedAt: instant.nullable(),
    nextDueAt: instant.nullable(),
    overdue: z.int().meta({ description: 'Сколько сроков пропущено сейчас' }),
  })
  .meta({ id: 'CaseRow' });

export const deadlineRow = z
  .object({
    id: uuid,
    rule: z.string(),
    title: z.string(),
    state: z.enum(['RUNNING', 'PAUSED', 'DONE', 'CANCELLED']),
    startedAt: instant,
    dueAt: instant,
    doneAt: instant.nullable(),
    doneLate: z.boolean().nullable(),
    overdue: z.boolean(),
    raisedLevel: z.int(),
    pauseReason: z.string().nullable(),
    extensionReason: z.string().nullable(),
    caseId: uuid,
    caseNumber: z.string(),
    urgency: orNull(urgency),
    curatorName: z.string().nullable(),
  })
  .meta({ id: 'DeadlineRow' });

const stepState = z
  .object({
    step: z.int(),
    title: z.string(),
    state: z.enum(['DONE', 'CURRENT', 'AHEAD', 'SKIPPED']),
    who: z.string().nullable(),
    since: instant.nullable(),
    dueAt: instant.nullable(),
    overdue: z.boolean(),
    doneAt: instant.nullable(),
    visits: z.int().meta({ description: 'Сколько раз шаг проходили' }),
  })
  .meta({ id: 'StepState' });

export const caseCard = z
  .object({
    asOf: instant,
    case: caseRow,
    relation: z.enum(relations),
    groups: z.array(z.enum(fieldGroups)).meta({ description: 'Какие сведения о случае открыты читающему' }),
    centreName: z.string(),
    release: z.int(),
    safety: z.string().nullable(),
    recommendation: z.string().nullable(),
    decision: z.string().nullable(),
    family: z
      .object({
        name: z.string(),
        address: z.string().nullable().meta({ description: 'Нет, если роль не видит, где живёт семья' }),
        children: z.array(
          z.object({
            id: uuid,
            name: z.string(),
            approxAge: z.int().nullable(),
            birthDate: day.nullable(),
            school: z.string().nullable(),
          }),
        ),
        parents: z.array(z.object({ id: uuid, name: z.string(), relation: z.string(), work: z.string().nullable() })),
      })
      .nullable()
      .meta({ description: 'Нет, если роль видит только номер случая' }),
    steps: z.array(stepState).length(7),
    deadlines: z.array(deadlineRow),
    signals: z.array(
      z.object({
        number: z.string(),
        receivedAt: instant,
        source: z.string(),
        reason: z.string(),
        facts: z.string(),
        dangerNow: danger,
        decision: z.string().nullable(),
      }),
    ),
    records: z
      .array(
        z.object({
          submissionId: uuid,
          formId: z.string(),
          title: z.string(),
          submittedAt: instant,
          submittedBy: z.string(),
        }),
      )
      .meta({ description: 'Заполненные формы, новые сверху' }),
    notices: z.array(caseNotice),
    consilium: z.array(consiliumRound).meta({ description: 'Повестки с голосами, новые сверху' }),
    openTasks: z.array(
      z.object({ id: uuid, title: z.string(), who: z.string(), dueAt: instant.nullable(), accessible: z.boolean() }),
    ),
  })
  .meta({ id: 'CaseCard' });

const caseLine = z
  .object({
    partId: uuid.nullable().meta({ description: 'null — главная линия' }),
    title: z.string(),
    beside: z.boolean().meta({ description: 'Идёт рядом со случаем, а не вызвана им' }),
    state: z.enum(['RUNNING', 'DONE', 'WITHDRAWN']),
    startedAt: instant,
    endedAt: instant.nullable(),
  })
  .meta({ id: 'CaseLine' });

const caseDiagram = z
  .object({
    processId: z.string(),
    partId: uuid.nullable(),
    name: z.string(),
    release: z.int(),
    xml: z.string(),
    tokens: z.array(z.object({ elementId: z.string(), state: z.enum(['ACTIVE', 'INCIDENT']), since: instant })),
    visited: z.array(z.string()).meta({ description: 'Пройденные элементы' }),
    flows: z.array(z.string()).meta({ description: 'Пройденные переходы' }),
    lines: z.array(caseLine).meta({ description: 'Все процессы случая, главная линия первая' }),
  })
  .meta({ id: 'CaseDiagram' });

const caseList = z.object({ asOf: instant, items: z.array(caseRow) }).meta({ id: 'CaseList' });
const caseStatus = z.enum(['RUNNING', 'CLOSED', 'ALL']);

export const listCases = operation({
  id: 'listCases',
  method: 'get',
  path: '/cases',
  summary: 'Список случаев',
  tag,
  signedIn: true,
  lists: 'cases',
  query: z.object({
    status: caseStatus.default('RUNNING'),
    territoryId: z.string().max(100).optional(),
    limit: z.coerce.number().int().min(1).max(500).default(200),
  }),
  success: { status: 200, schema: caseList },
});
export const searchCases = operation({
  id: 'searchCases',
  method: 'post',
  path: '/cases/search',
  summary: 'Найти случаи по номеру или семье',
  tag,
  signedIn: true,
  costs: 'SEARCH',
  lists: 'cases',
  asks: true,
  body: z
    .object({
      status: caseStatus,
      search: z.string().min(1).max(100),
      territoryId: z.string().max(100).optional(),
    })
    .meta({ id: 'CaseSearch' }),
  success: { status: 200, schema: caseList },
});
export const readCase = operation({
  id: 'readCase',
  method: 'get',
  path: '/cases/{caseId}',
  summary: 'Карта случая',
  tag,
  signedIn: true,
  readsCase: true,
  params: caseIdParam,
  success: { status: 200, schema: caseCard },
});
export const readRecord = operation({
  id: 'readRecord',
  method: 'get',
  path: '/cases/{caseId}/records/{submissionId}',
  summary: 'Заполненная форма',
  tag,
  signedIn: true,
  readsCase: true,
  params: caseIdParam.extend({ submissionId: uuid }),
  success: {
    status: 200,
    schema: z
      .object({ title: z.string(), submittedAt: instant, submittedBy: z.string(), form: jsonObject, data: jsonObject })
      .meta({ id: 'CaseRecord' }),
  },
});
export const readCaseDiagram = operation({
  id: 'readCaseDiagram',
  method: 'get',
  path: '/cases/{caseId}/diagram',
  summary: 'Где случай на схеме',
  tag,
  signedIn: true,
  readsCase: true,
  params: caseIdParam,
  query: z.object({ partId: uuid.optional() }),
  success: { status: 200, schema: caseDiagram },
});
