/** Emergencies beside a case, visits at once, the claim in court after a removal, and answers to immediate notices. */
import * as z from 'zod';
import { caseIdParam, day, instant, orNull, uuid } from './common-schemas.ts';
import { operation } from './contract.ts';

const tag = 'Экстренное реагирование';
const reason = z.string().trim().min(3).max(2000);
const what = z
  .enum(['DANGER_REPORTED', 'FOUND_AT_VISIT', 'FAMILY_ASKED', 'OTHER'])
  .meta({ id: 'EmergencyCause', description: 'Что произошло' });
const source = z.enum(['SIGNAL', 'ASSESSMENT', 'VISIT', 'PERSON']).meta({ id: 'EmergencySource' });

const removal = z
  .object({
    actNumber: z.string(),
    removedAt: instant,
    decidedBy: z.string().nullable(),
    placement: z.string(),
    placedAt: instant,
    prosecutorNotifiedAt: instant,
  })
  .meta({ id: 'Removal' });

const emergency = z
  .object({
    partId: uuid,
    startedAt: instant,
    endedAt: instant.nullable(),
    source: orNull(source),
    what: z.string().nullable(),
    reasons: z.array(z.string()),
    startedBy: z.string().nullable(),
    stepThen: z.int().nullable().meta({ description: 'Шаг случая, когда она началась' }),
    visitsSuspendedAt: instant.nullable(),
    checks: z.int().meta({ description: 'Сколько раз проверяли безопасность' }),
    removal: orNull(removal),
    claimFiledOn: day.nullable(),
    followUp: z.string().nullable().meta({ description: 'REASSESS — новая оценка, CASE_ASSESSES — оценка случая' }),
    decisionBefore: z.string().nullable(),
    decisionAfter: z.string().nullable(),
  })
  .meta({ id: 'Emergency' });

const visitCall = z
  .object({ id: uuid, askedAt: instant, askedBy: z.string(), reason: z.string() })
  .meta({ id: 'VisitCall' });

export const listEmergencies = operation({
  id: 'listEmergencies',
  method: 'get',
  path: '/cases/{caseId}/emergencies',
  summary: 'Экстренное реагирование по случаю',
  tag,
  signedIn: true,
  readsCase: true,
  params: caseIdParam,
  success: {
    status: 200,
    schema: z
      .object({
        mayAct: z.boolean().meta({ description: 'Можно начать реагирование, вызвать посещение, отметить иск' }),
        visitAwaited: z
          .boolean()
          .meta({ description: 'Следующее посещение запланировано и может быть сделано сейчас' }),
        items: z.array(emergency),
        visitCalls: z.array(visitCall),
      })
      .meta({ id: 'EmergencyList' }),
  },
});
export const startEmergency = operation({
  id: 'startEmergency',
  method: 'post',
  path: '/cases/{caseId}/emergency',
  summary: 'Начать экстренное реагирование или дополнить идущее',
  tag,
  signedIn: true,
  params: caseIdParam,
  body: z.object({ reason, what: what.default('OTHER') }).meta({ id: 'EmergencyCall' }),
  success: { status: 200, schema: z.object({ partId: uuid }).meta({ id: 'EmergencyStarted' }) },
  errors: [409],
});
export const visitNow = operation({
  id: 'visitNow',
  method: 'post',
  path: '/cases/{caseId}/visit-now',
  summary: 'Посетить семью немедленно',
  tag,
  signedIn: true,
  params: caseIdParam,
  body: z.object({ reason }).meta({ id: 'VisitNow' }),
  success: { status: 204 },
  errors: [409],
});
export const noteClaim = operation({
  id: 'noteClaim',
  method: 'post',
  path: '/cases/{caseId}/claim',
  summary: 'Отметить, что иск в суд после отобрания подан',
  tag,
  signedIn: true,
  params: caseIdParam,
  body: z.object({ filedOn: day }).meta({ id: 'ClaimFiled' }),
  success: { status: 204 },
  errors: [422],
});
export const noteReceipt = operation({
  id: 'noteReceipt',
  method: 'post',
  path: '/cases/{caseId}/notices/{noticeId}/receipt',
  summary: 'Отметить ответ органа на незамедлительное уведомление',
  tag,
  signedIn: true,
  params: caseIdParam.extend({ noticeId: uuid }),
  body: z.object({ receivedAt: instant, reply: z.string().trim().max(2000).default('') }).meta({ id: 'NoticeReceipt' }),
  success: { status: 204 },
  errors: [422],
});
