/** The audit: what a case is read for, the journal of deeds, who opened a case, what was printed. */
import { declaredPurposes, purposes } from '#domain/audit-words.ts';
import * as z from 'zod';
import { caseIdParam, day, instant, orNull, person, uuid } from './common-schemas.ts';
import { operation } from './contract.ts';

const tag = 'Журнал действий';
const outcome = z.enum(['DONE', 'REFUSED']).meta({ id: 'AuditOutcome' });
const entryId = z.string().regex(/^\d{1,18}$/);
const actionCode = z.string().regex(/^[A-Z][A-Z0-9_]{1,60}$/);
const purpose = z.enum(purposes).meta({ id: 'Purpose' });

const auditEntry = z
  .object({
    id: entryId,
    at: instant,
    actor: orNull(person),
    actorKind: z.enum(['PERSON', 'WORKER', 'WATCHDOG', 'DISPATCHER', 'OPERATOR']),
    onBehalfOf: orNull(person).meta({ description: 'Кого человек при этом замещал' }),
    action: z.string(),
    title: z.string(),
    subjectKind: z.string(),
    subjectId: z.string().nullable(),
    caseId: uuid.nullable(),
    caseNumber: z.string().nullable(),
    purpose: orNull(purpose),
    outcome,
    sealed: z.boolean().meta({ description: 'Запись уже в цепочке печатей' }),
  })
  .meta({ id: 'AuditEntry' });

const caseReader = z
  .object({
    reader: person,
    post: z.string(),
    outcome,
    times: z.int(),
    lastAt: instant,
    purposes: z.array(purpose),
    titles: z.array(z.string()),
  })
  .meta({ id: 'CaseReader' });

export const declarePurpose = operation({
  id: 'declarePurpose',
  method: 'post',
  path: '/cases/{caseId}/purpose',
  summary: 'Указать, с какой целью открывается карта случая',
  tag,
  signedIn: true,
  params: caseIdParam,
  body: z
    .object({ purpose: z.enum(declaredPurposes), note: z.string().trim().max(300).optional() })
    .meta({ id: 'PurposeOfReading' }),
  success: { status: 204 },
});
export const listAudit = operation({
  id: 'listAudit',
  method: 'get',
  path: '/audit',
  summary: 'Журнал действий, новые сверху',
  tag,
  signedIn: true,
  lists: 'audit',
  query: z.object({
    actorId: uuid.optional(),
    caseNumber: z.string().min(1).max(40).optional(),
    action: actionCode.optional(),
    outcome: outcome.optional(),
    from: day.optional(),
    to: day.optional(),
    before: entryId.optional().meta({ description: 'Продолжить после этой записи' }),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  }),
  success: {
    status: 200,
    schema: z
      .object({ asOf: instant, items: z.array(auditEntry), next: entryId.nullable() })
      .meta({ id: 'AuditJournal' }),
  },
});
export const readAuditFilters = operation({
  id: 'readAuditFilters',
  method: 'get',
  path: '/audit/filters',
  summary: 'Люди и действия, по которым можно отобрать журнал действий',
  tag,
  signedIn: true,
  success: {
    status: 200,
    schema: z
      .object({
        people: z.array(person),
        actions: z.array(z.object({ code: z.string(), title: z.string() })),
      })
      .meta({ id: 'AuditFilters' }),
  },
});
export const listCaseReaders = operation({
  id: 'listCaseReaders',
  method: 'get',
  path: '/cases/{caseId}/readers',
  summary: 'Кто открывал карту случая и кому отказано',
  tag,
  signedIn: true,
  params: caseIdParam,
  readsCase: true,
  success: { status: 200, schema: z.object({ items: z.array(caseReader) }).meta({ id: 'CaseReaders' }) },
});
export const notePrint = operation({
  id: 'notePrint',
  method: 'post',
  path: '/prints',
  summary: 'Отметить печать страницы',
  tag,
  signedIn: true,
  body: z
    .object({
      page: z.enum(['CASE', 'RECORD', 'REPORT', 'PAPER_JOURNAL', 'CALENDAR', 'AUDIT']),
      caseId: uuid.optional(),
    })
    .meta({ id: 'PrintedPage' }),
  success: { status: 204 },
  errors: [404],
});
