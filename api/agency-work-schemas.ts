/** What an officer of a body reads: notices that were sent to it and measures that name it. */
import * as z from 'zod';
import { caseIdParam, day, instant, uuid } from './common-schemas.ts';
import { operation } from './contract.ts';

const tag = 'Работа ведомства';

const head = {
  caseId: uuid,
  caseNumber: z.string(),
  familyName: z.string(),
  centreName: z.string(),
  curatorName: z.string().nullable().meta({ description: 'Кому звонить; нет, пока куратор не назначен' }),
};

const agencyWorkRow = z
  .object({
    ...head,
    measures: z.int().meta({ description: 'Мероприятий, которые ждут выполнения' }),
    overdue: z.int(),
    nextDueOn: day.nullable(),
    notices: z.int(),
    unanswered: z.int().meta({ description: 'Извещений, ответ на которые ещё не получен' }),
  })
  .meta({ id: 'AgencyWorkRow' });

const agencyCard = z
  .object({
    asOf: instant,
    ...head,
    measures: z.array(
      z.object({
        id: uuid,
        kindTitle: z.string(),
        goal: z.string(),
        addressee: z.string(),
        performer: z.string(),
        startOn: day,
        dueOn: day,
        frequency: z.string(),
        indicator: z.string(),
        status: z.enum(['PLANNED', 'DONE', 'PARTLY', 'REFUSED', 'NOT_DONE']),
        overdue: z.boolean(),
      }),
    ),
    notices: z.array(
      z.object({
        id: uuid,
        agency: z.string(),
        kind: z.enum(['RESULTS', 'IMMEDIATE']),
        title: z.string(),
        legalGround: z.string(),
        content: z.string(),
        outgoingNumber: z.string().nullable(),
        sentAt: instant,
        acknowledgedAt: instant.nullable(),
        reply: z.string().nullable(),
      }),
    ),
  })
  .meta({ id: 'AgencyCard' });

export const listAgencyWork = operation({
  id: 'listAgencyWork',
  method: 'get',
  path: '/agency-work',
  summary: 'Мероприятия и извещения ведомства',
  tag,
  signedIn: true,
  lists: 'agencyWork',
  success: {
    status: 200,
    schema: z
      .object({ asOf: instant, agencies: z.array(z.string()), items: z.array(agencyWorkRow) })
      .meta({ id: 'AgencyWork' }),
  },
});
export const readAgencyCard = operation({
  id: 'readAgencyCard',
  method: 'get',
  path: '/agency-work/{caseId}',
  summary: 'Карта случая для ведомства',
  tag,
  signedIn: true,
  params: caseIdParam,
  success: { status: 200, schema: agencyCard },
});
