/** Supervision: a unit head invites to one case for a time; the supervisor reads it under pseudonyms. */
import * as z from 'zod';
import { caseIdParam, danger, day, instant, orNull, person, urgency, uuid } from './common-schemas.ts';
import { operation } from './contract.ts';
import { signalReason, signalSource } from './signals-schemas.ts';

const tag = 'Супервизия';

const invitation = z
  .object({
    id: uuid,
    supervisor: person,
    invitedBy: z.string(),
    invitedAt: instant,
    until: instant,
    state: z.enum(['OPEN', 'OVER', 'WITHDRAWN']),
  })
  .meta({ id: 'Invitation' });

const invitations = z
  .object({
    title: z.string().meta({ description: 'Под каким именем семью видит супервизор' }),
    days: z.int().meta({ description: 'На сколько дней приглашают обычно' }),
    supervisors: z.array(person),
    items: z.array(invitation),
  })
  .meta({ id: 'Invitations' });

const supervisedRow = z
  .object({
    caseId: uuid,
    title: z.string(),
    step: z.int(),
    stepTitle: z.string(),
    curatorName: z.string().nullable(),
    invitedBy: z.string(),
    until: instant,
  })
  .meta({ id: 'SupervisedRow' });

const supervisedPlan = z.object({
  phase: z.string(),
  validFrom: day,
  validTo: day,
  goals: z.string(),
  measures: z.array(
    z.object({ kind: z.string(), goal: z.string(), status: z.string(), dueOn: day, position: z.int() }),
  ),
});

const supervisedCase = z
  .object({
    asOf: instant,
    title: z.string(),
    step: z.int(),
    stepTitle: z.string(),
    urgency: orNull(urgency),
    safety: z.string().nullable(),
    riskLevel: z.string().nullable(),
    decision: z.string().nullable(),
    openedAt: instant,
    curatorName: z.string().nullable(),
    people: z.array(
      z.object({
        title: z.string(),
        child: z.boolean(),
        age: z.int().nullable(),
        relation: z.string().nullable(),
      }),
    ),
    signals: z.array(
      z.object({
        receivedAt: instant,
        source: signalSource,
        reason: signalReason,
        dangerNow: danger,
        facts: z.string(),
      }),
    ),
    assessments: z.array(z.object({ at: instant, safety: z.string().nullable(), riskLevel: z.string().nullable() })),
    consilium: z.array(
      z.object({ heldOn: day, question: z.string(), proposed: z.string(), decision: z.string().nullable() }),
    ),
    visits: z.array(
      z.object({ visitedOn: day, kind: z.string(), childSeen: z.boolean().nullable(), outcome: z.string() }),
    ),
    plan: supervisedPlan.nullable(),
  })
  .meta({ id: 'SupervisedCase' });

export const listInvitations = operation({
  id: 'listInvitations',
  method: 'get',
  path: '/cases/{caseId}/invitations',
  summary: 'Приглашения супервизора в случай',
  tag,
  signedIn: true,
  params: caseIdParam,
  success: { status: 200, schema: invitations },
});
export const inviteSupervisor = operation({
  id: 'inviteSupervisor',
  method: 'post',
  path: '/cases/{caseId}/invitations',
  summary: 'Пригласить супервизора',
  tag,
  signedIn: true,
  params: caseIdParam,
  body: z.object({ userId: uuid, days: z.int().min(1).max(90) }).meta({ id: 'InvitationInput' }),
  success: { status: 201, schema: z.object({ invitationId: uuid }).meta({ id: 'Invited' }) },
  errors: [409, 422],
});
export const withdrawInvitation = operation({
  id: 'withdrawInvitation',
  method: 'delete',
  path: '/cases/{caseId}/invitations/{invitationId}',
  summary: 'Отозвать приглашение супервизора',
  tag,
  signedIn: true,
  params: caseIdParam.extend({ invitationId: uuid }),
  success: { status: 204 },
});
export const listSupervisedCases = operation({
  id: 'listSupervisedCases',
  method: 'get',
  path: '/supervision',
  summary: 'Случаи, в которые пригласили',
  tag,
  signedIn: true,
  lists: 'supervision',
  success: {
    status: 200,
    schema: z.object({ asOf: instant, items: z.array(supervisedRow) }).meta({ id: 'SupervisedCases' }),
  },
});
export const readSupervisedCase = operation({
  id: 'readSupervisedCase',
  method: 'get',
  path: '/supervision/{caseId}',
  summary: 'Случай без имён',
  tag,
  signedIn: true,
  params: caseIdParam,
  success: { status: 200, schema: supervisedCase },
});
