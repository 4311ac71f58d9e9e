/** Messages about children from officers of other bodies: what they write, and what they are told of it. */
import * as z from 'zod';
import { day, instant, territory, uuid } from './common-schemas.ts';
import { operation } from './contract.ts';
import { reportedChildren, whatIsReported } from './signals-schemas.ts';

const tag = 'Работа ведомства';
const text = (max: number) => z.string().trim().max(max);

const message = z
  .object({
    familyName: text(200).default(''),
    children: reportedChildren(text(200).default('')),
    location: text(500).default(''),
    ...whatIsReported,
  })
  .meta({ id: 'AgencyMessageWritten' });

const messageRow = z
  .object({
    id: uuid,
    number: z.string().meta({ description: 'Номер в журнале сообщений центра' }),
    sentAt: instant,
    centre: z.string(),
    agency: z.string(),
    written: message.meta({ description: 'Только то, что написал сам отправитель' }),
    state: z.enum(['RECEIVED', 'TAKEN', 'REDIRECTED', 'REJECTED']),
    decidedAt: instant.nullable(),
    redirectedTo: z.string().nullable(),
    answeredOn: day.nullable(),
    answer: z.string().nullable().meta({ description: 'Ответ, который центр направил сообщившему' }),
  })
  .meta({ id: 'AgencyMessageRow' });

export const listAgencyMessages = operation({
  id: 'listAgencyMessages',
  method: 'get',
  path: '/agency-messages',
  summary: 'Свои сообщения о детях',
  tag,
  signedIn: true,
  lists: 'agencyMessages',
  success: {
    status: 200,
    schema: z
      .object({
        asOf: instant,
        centres: z
          .array(z.object({ id: z.string(), name: z.string(), territories: z.array(territory) }))
          .meta({ description: 'Куда можно сообщить' }),
        items: z.array(messageRow),
      })
      .meta({ id: 'AgencyMessages' }),
  },
});
export const sendAgencyMessage = operation({
  id: 'sendAgencyMessage',
  method: 'post',
  path: '/agency-messages',
  summary: 'Сообщить о ребёнке в центр',
  tag,
  signedIn: true,
  body: z
    .object({
      centreId: z.string().min(1).max(100),
      agencyId: z.string().min(1).max(100).optional(),
      message,
    })
    .meta({ id: 'AgencyMessageSent' }),
  success: {
    status: 201,
    schema: z.object({ messageId: uuid, number: z.string() }).meta({ id: 'AgencyMessageTaken' }),
  },
  errors: [422],
});
