/** Registration of a message about violated rights and the journal of messages (domain.md §2 step 1). */
import * as z from 'zod';
import { danger, instant, uuid } from './common-schemas.ts';
import { operation } from './contract.ts';

export const signalSource = z
  .enum([
    'POLICE',
    'EDUCATION',
    'HEALTH',
    'PUBLIC_COUNCIL',
    'RELATIVE',
    'ANONYMOUS',
    'KDN',
    'GUARDIANSHIP',
    'CHILD',
    'CENTRE',
    'AGENCY',
  ])
  .meta({ id: 'SignalSource' });
const signalChannel = z.enum(['phone', 'letter', 'card', 'inPerson', 'ownFinding']).meta({ id: 'SignalChannel' });
export const signalReason = z
  .enum(['ALCOHOL', 'NEGLECT', 'UNATTENDED_CHILD', 'VIOLENCE', 'INJURY', 'HOUSING', 'SCHOOL', 'OTHER'])
  .meta({ id: 'SignalReason' });

const text = (max: number) => z.string().trim().max(max);

/** Children of a message; whether their names must be known is for the form to say. */
export const reportedChildren = <Name extends z.ZodType>(name: Name) =>
  z
    .array(z.object({ name, approxAge: z.int().min(0).max(17).nullable() }))
    .min(1)
    .max(20);

/** What every message tells, whoever sends it. */
export const whatIsReported = {
  territoryId: z.string().min(1).max(100).optional().meta({ description: 'По умолчанию — территория центра' }),
  reason: signalReason,
  facts: text(5000).min(1),
  dangerNow: danger,
  injury: z.boolean().default(false),
  childUnder7Unattended: z.boolean().default(false),
  adultAcuteState: z.boolean().default(false),
  suspectedAbuse: z.boolean().default(false),
};

const signalBody = z
  .object({
    receivedAt: instant,
    channel: signalChannel,
    source: signalSource,
    reporter: text(500).default(''),
    familyName: text(200).min(1),
    children: reportedChildren(text(200).min(1)),
    location: text(500).min(1),
    ...whatIsReported,
  })
  .meta({ id: 'SignalRegistration' });

const signalRegistered = z
  .object({ signalId: uuid, signalNumber: z.string(), caseId: uuid, caseNumber: z.string() })
  .meta({ id: 'SignalRegistered' });

export const signalRow = z
  .object({
    id: uuid,
    number: z.string(),
    receivedAt: instant,
    registeredAt: instant,
    channel: signalChannel,
    source: signalSource,
    reason: signalReason,
    location: z.string(),
    territory: z.string().nullable().meta({ description: 'Территория случая; нет, если случай вам не виден' }),
    facts: z.string(),
    dangerNow: danger,
    decision: z.enum(['ACCEPT', 'ATTACH', 'REDIRECT', 'REJECT']).nullable(),
    decidedAt: instant.nullable(),
    caseNumber: z.string().nullable(),
    registeredBy: z.string(),
  })
  .meta({ id: 'SignalRow' });

export const registerSignal = operation({
  id: 'registerSignal',
  method: 'post',
  path: '/signals',
  summary: 'Зарегистрировать сообщение',
  tag: 'Сообщения',
  signedIn: true,
  body: signalBody,
  success: { status: 201, schema: signalRegistered },
  errors: [422],
});
export const lookUpFamily = operation({
  id: 'lookUpFamily',
  method: 'post',
  path: '/signals/family',
  summary: 'Узнать, известна ли семья',
  tag: 'Сообщения',
  signedIn: true,
  costs: 'SEARCH',
  asks: true,
  body: z
    .object({
      familyName: z.string().trim().min(2).max(200),
      children: z.array(z.string().max(200)).max(20).default([]),
      location: z.string().max(500).default(''),
    })
    .meta({ id: 'FamilyLookup' }),
  success: {
    status: 200,
    schema: z
      .object({
        known: z.enum(['YES', 'LIKELY', 'NO']).meta({ description: 'Больше о семье не сообщается' }),
        contacts: z
          .array(z.object({ name: z.string(), post: z.string(), centreName: z.string() }))
          .meta({ description: 'Кому позвонить' }),
        cases: z
          .array(z.object({ caseId: uuid, number: z.string(), running: z.boolean() }))
          .meta({ description: 'Случаи своего отделения; дежурному не сообщаются' }),
      })
      .meta({ id: 'FamilyKnown' }),
  },
});
export const listSignals = operation({
  id: 'listSignals',
  method: 'get',
  path: '/signals',
  summary: 'Журнал учёта сообщений',
  tag: 'Сообщения',
  signedIn: true,
  lists: 'signals',
  query: z.object({
    limit: z.coerce.number().int().min(1).max(200).default(100),
    territoryId: z.string().max(100).optional(),
  }),
  success: {
    status: 200,
    schema: z.object({ asOf: instant, items: z.array(signalRow) }).meta({ id: 'SignalJournal' }),
  },
});
