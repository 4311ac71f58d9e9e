/** Step 7 of a case: its programme, visits, reviews, requests to other bodies and closure. */
import * as z from 'zod';
import { caseIdParam, day, instant, orNull, uuid } from './common-schemas.ts';
import { operation } from './contract.ts';

const measureStatus = z.enum(['PLANNED', 'DONE', 'PARTLY', 'REFUSED', 'NOT_DONE']);
const planKind = z.enum(['CENTRE', 'INTERAGENCY']);

export const measureReport = z
  .object({
    by: z.string(),
    agency: z.string(),
    givenAt: instant,
    state: z.enum(['DONE', 'FAILED', 'ONGOING']),
    onDay: day,
    words: z.string(),
  })
  .meta({ id: 'MeasureReport' });

const measure = z
  .object({
    id: uuid,
    kind: z.string(),
    kindTitle: z.string(),
    goal: z.string(),
    addressee: z.string(),
    agency: z.string(),
    performer: z.string(),
    startOn: day,
    dueOn: day,
    frequency: z.string(),
    indicator: z.string(),
    status: measureStatus,
    reason: z.string().nullable(),
    evidence: z.string().nullable(),
    overdue: z.boolean(),
    reports: z.array(measureReport).meta({ description: 'Что сообщил сам орган, новое сверху' }),
  })
  .meta({ id: 'PlanMeasure' });

const plan = z
  .object({
    id: uuid,
    version: z.int(),
    kind: planKind,
    state: z.string(),
    phase: z.enum(['INITIAL', 'MAIN', 'FINAL']),
    goals: z.string(),
    tasks: z.string(),
    familyParticipation: z.string(),
    validFrom: day,
    validTo: day,
    potentialLevel: z.string(),
    reaction: z.string(),
    remarks: z.string().nullable(),
    signedOn: day.nullable(),
    contractNumber: z.string().nullable(),
    resolutionNumber: z.string().nullable(),
    resolutionOn: day.nullable(),
    measures: z.array(measure),
    progress: z.object({ total: z.int(), byStatus: z.record(measureStatus, z.int()), overdue: z.int() }),
  })
  .meta({ id: 'RehabPlan' });

const asked = z.object({ body: z.string(), sentOn: day, outcome: z.string().nullable() });

const caseSupport = z
  .object({
    asOf: instant,
    plan: orNull(plan),
    versions: z.array(
      z.object({
        id: uuid,
        version: z.int(),
        kind: z.string(),
        state: z.string(),
        validFrom: day,
        validTo: day,
      }),
    ),
    visitPlan: z
      .object({
        purpose: z.enum(['PATRONAGE', 'WATCH']),
        regime: z.string().nullable(),
        nextVisitOn: day.nullable(),
        weeks: z.int(),
        suspended: z.boolean(),
      })
      .nullable()
      .meta({ description: 'Нет, если посещения сейчас не планируются' }),
    visits: z.array(
      z.object({
        submissionId: uuid,
        visitedOn: day,
        purpose: z.string(),
        kind: z.string(),
        childSeen: z.boolean().nullable(),
        outcome: z.string(),
        regime: z.string().nullable(),
        by: z.string(),
      }),
    ),
    reviews: z.array(
      z.object({
        submissionId: uuid,
        periodFrom: day,
        periodTo: day,
        dynamics: z.string(),
        risk: z.string(),
        potentialLevel: z.string(),
        reaction: z.string(),
        proposal: z.string(),
        decision: z.string().nullable(),
      }),
    ),
    regimeChanges: z.array(
      z.object({ from: z.string().nullable(), to: z.string(), reason: z.string(), changedAt: instant }),
    ),
    requests: z.object({
      watch: z.object({ since: day, outcome: z.string().nullable(), grounds: z.string().nullable() }).nullable(),
      services: z.object({ provider: z.string(), sentOn: day, outcome: z.string().nullable() }).nullable(),
      commission: asked.nullable(),
      guardianship: asked.nullable(),
      transfer: z.object({ receiver: z.string(), acknowledgedOn: day }).nullable(),
    }),
    register: z.object({
      status: z.string().nullable(),
      registeredOn: day.nullable(),
      deregisteredOn: day.nullable(),
    }),
    closure: z
      .object({
        submissionId: uuid,
        closedOn: day,
        withResult: z.boolean(),
        results: z.array(z.string()),
        reason: z.string().nullable(),
        conclusion: z.string(),
      })
      .nullable(),
  })
  .meta({ id: 'CaseSupport' });

export const readCaseSupport = operation({
  id: 'readCaseSupport',
  method: 'get',
  path: '/cases/{caseId}/support',
  summary: 'Программа, посещения и закрытие',
  tag: 'Случаи',
  signedIn: true,
  readsCase: true,
  params: caseIdParam,
  success: { status: 200, schema: caseSupport },
});
