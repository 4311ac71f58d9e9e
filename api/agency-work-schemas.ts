/** What an officer of a body works on: notices that were sent to it and measures that name it. */
import * as z from 'zod';
import { caseIdParam, day, instant, orNull, uuid } from './common-schemas.ts';
import { noticeAnswer } from './consilium-schemas.ts';
import { operation } from './contract.ts';
import { measureReport } from './support-schemas.ts';

const tag = 'Работа ведомства';

const words = (max: number) => z.string().trim().max(max).default('');
const noticeParams = caseIdParam.extend({ noticeId: uuid });

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
    late: z.int().meta({ description: 'Из них с прошедшим сроком ответа' }),
    answerBy: instant.nullable().meta({ description: 'Ближайший срок ответа' }),
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
        reports: z.array(measureReport),
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
        dueAt: instant.nullable().meta({ description: 'До какого времени центр ждёт ответа' }),
        closedReason: z.string().nullable().meta({ description: 'Почему центр ответа больше не ждёт' }),
        selfAnswered: z.boolean().meta({ description: 'Получение подтвердил сам орган' }),
        taken: z.boolean().meta({ description: 'Центр учёл подтверждение: его можно исправить, но не снять' }),
        answers: z.array(noticeAnswer),
      }),
    ),
  })
  .meta({ id: 'AgencyCard' });

const answerBody = z
  .object({
    receivedAt: instant,
    journalNumber: words(100),
    journalOn: orNull(day).default(null),
    reply: words(5000),
    repliedOn: orNull(day).default(null),
  })
  .meta({ id: 'NoticeAnswerGiven' });
const reportBody = z
  .object({ state: z.enum(['DONE', 'FAILED', 'ONGOING']), onDay: day, words: words(2000) })
  .meta({ id: 'MeasureReportGiven' });

export const listAgencyWork = operation({
  id: 'listAgencyWork',
  method: 'get',
  path: '/agency-work',
  summary: 'Мероприятия и извещения ведомства',
  tag,
  signedIn: true,
  lists: 'agencyWork',
  query: z.object({ show: z.enum(['open', 'all']).default('open') }),
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
export const answerNotice = operation({
  id: 'answerNotice',
  method: 'post',
  path: '/agency-work/{caseId}/notices/{noticeId}/answer',
  summary: 'Подтвердить получение извещения и ответить на него',
  tag,
  signedIn: true,
  params: noticeParams,
  body: answerBody,
  success: { status: 204 },
  errors: [422],
});
export const withdrawNoticeAnswer = operation({
  id: 'withdrawNoticeAnswer',
  method: 'post',
  path: '/agency-work/{caseId}/notices/{noticeId}/answer/withdrawal',
  summary: 'Снять ошибочное подтверждение извещения',
  tag,
  signedIn: true,
  params: noticeParams,
  success: { status: 204 },
  errors: [409],
});
export const reportMeasure = operation({
  id: 'reportMeasure',
  method: 'post',
  path: '/agency-work/{caseId}/measures/{measureId}/report',
  summary: 'Сообщить о выполнении мероприятия',
  tag,
  signedIn: true,
  params: caseIdParam.extend({ measureId: uuid }),
  body: reportBody,
  success: { status: 204 },
  errors: [422],
});
