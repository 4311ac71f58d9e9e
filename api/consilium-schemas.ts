/** Parts of the case card: rounds of the consilium with their votes, and notices to the bodies with their answers. */
import * as z from 'zod';
import { day, instant, uuid } from './common-schemas.ts';

export const consiliumRound = z
  .object({
    id: uuid,
    agenda: z.enum(['CASE', 'PLAN', 'REVIEW']),
    round: z.int(),
    heldOn: day,
    question: z.string(),
    proposedDecision: z.string(),
    state: z.enum(['OPEN', 'CLOSED', 'WITHDRAWN']),
    withdrawnReason: z.string().nullable(),
    protocolNumber: z.string().nullable().meta({ description: 'Номер протокола или акта в журнале бумаг' }),
    decision: z.string().nullable().meta({ description: 'Нет, пока голосование не окончено' }),
    computedRisk: z.string().nullable(),
    decidedRisk: z.string().nullable(),
    divergenceReason: z.string().nullable(),
    signedOn: day.nullable(),
    votes: z.array(
      z.object({ member: z.string(), vote: z.enum(['FOR', 'AGAINST', 'ABSTAIN']).nullable(), dissent: z.string() }),
    ),
  })
  .meta({ id: 'ConsiliumRound' });

export const noticeAnswer = z
  .object({
    by: z.string(),
    agency: z.string(),
    givenAt: instant,
    receivedAt: instant.nullable().meta({ description: 'Нет: орган снял своё подтверждение' }),
    journalNumber: z.string(),
    journalOn: day.nullable(),
    reply: z.string(),
    repliedOn: day.nullable(),
  })
  .meta({ id: 'NoticeAnswer' });

export const caseNotice = z
  .object({
    id: uuid,
    agency: z.string(),
    kind: z.enum(['RESULTS', 'IMMEDIATE']),
    title: z.string(),
    legalGround: z.string(),
    sentAt: instant.nullable(),
    acknowledgedAt: instant.nullable(),
    reply: z.string().nullable(),
    remindedAt: instant.nullable(),
    closedReason: z.string().nullable(),
    answers: z.array(noticeAnswer).meta({ description: 'Что ответил сам орган, новое сверху' }),
  })
  .meta({ id: 'CaseNotice' });
