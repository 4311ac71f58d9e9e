/** The report of a period: figures without names, the cases behind them by number, and figures that were stated elsewhere. */
import * as z from 'zod';
import { declaredPurposes } from '#domain/audit-words.ts';
import { statedCodes } from '#domain/period-doubts.ts';
import { day, instant, orNull, territory, uuid } from './common-schemas.ts';
import { operation } from './contract.ts';

const tag = 'Отчёты';
const centre = z.object({ id: z.string(), name: z.string() }).meta({ id: 'ReportCentre' });
const count = z.object({ families: z.int(), children: z.int() }).meta({ id: 'ReportCount' });
const coded = z.object({ code: z.string(), count: z.int() }).meta({ id: 'ReportCodeCount' });
const total = z.int();
const figures = { carriedOver: count, opened: count, closed: count, left: count };
const statedCode = z.enum(statedCodes).meta({ id: 'StatedCode' });

const doubt = z
  .object({
    code: z.string(),
    territory: orNull(territory),
    stated: z.int(),
    computed: z.int(),
    text: z.string().meta({ description: 'Расчёт словами' }),
    source: z.string(),
  })
  .meta({ id: 'ReportDoubt' });

const periodReport = z
  .object({
    asOf: instant,
    period: z.object({ from: day, to: day }),
    territory: orNull(territory),
    centre: orNull(centre),
    counts: z
      .enum(['PLACES', 'OWN_CASES', 'PACKAGES'])
      .meta({ description: 'Что посчитано: центры читающего, его случаи или переданные комиссии' }),
    ...figures,
    byTerritory: z.array(z.object({ territory, ...figures })),
    byCentre: z.array(z.object({ centre, ...figures })),
    closedByReason: z.array(z.object({ code: z.string(), families: z.int(), children: z.int() })),
    signals: z.object({ total, bySource: z.array(coded), byReason: z.array(coded) }),
    visits: z.object({ total, byKind: z.array(coded) }),
    contacts: z.object({ total, minutes: z.int(), byChannel: z.array(coded) }),
    doubts: z.array(doubt).meta({ description: 'Где указанное число расходится с записями' }),
    mayDrill: z.boolean(),
    drillsForPurpose: z.boolean().meta({ description: 'Номера случаев показываются, когда названа цель' }),
    mayState: z.boolean(),
  })
  .meta({ id: 'PeriodReport' });

const place = z.string().max(100).optional();
const scope = z.object({ from: day, to: day, territoryId: place, centreId: place });

export const listReportPlaces = operation({
  id: 'listReportPlaces',
  method: 'get',
  path: '/reports/places',
  summary: 'Центры и территории, по которым можно построить отчёт',
  tag,
  signedIn: true,
  success: {
    status: 200,
    schema: z
      .object({
        centres: z.array(centre),
        territories: z.array(z.object({ id: z.string(), name: z.string(), depth: z.int() })),
      })
      .meta({ id: 'ReportPlaces' }),
  },
});
export const readPeriodReport = operation({
  id: 'readPeriodReport',
  method: 'get',
  path: '/reports/period',
  summary: 'Отчёт за период по территории и ниже',
  tag,
  signedIn: true,
  lists: 'report',
  query: scope,
  success: { status: 200, schema: periodReport },
  errors: [422],
});
export const listReportedCases = operation({
  id: 'listReportedCases',
  method: 'get',
  path: '/reports/period/cases',
  summary: 'Номера случаев за числом отчёта',
  tag,
  signedIn: true,
  query: scope.extend({
    figure: z.enum(['carriedOver', 'opened', 'closed', 'left']),
    purpose: z.enum(declaredPurposes).optional().meta({ description: 'Обязательна для руководителя' }),
  }),
  success: {
    status: 200,
    schema: z
      .object({
        items: z.array(
          z.object({
            caseId: uuid,
            number: z.string(),
            territory: z.string(),
            openedOn: day,
            closedOn: day.nullable(),
            closing: z.string().nullable(),
            children: z.int(),
          }),
        ),
      })
      .meta({ id: 'ReportedCaseList' }),
  },
  errors: [422],
});
export const stateFigure = operation({
  id: 'stateFigure',
  method: 'post',
  path: '/reports/stated-figures',
  summary: 'Записать число, указанное в другом отчёте, для сверки',
  tag,
  signedIn: true,
  body: z
    .object({
      from: day,
      to: day,
      centreId: place.meta({ description: 'Обязателен, если у руководителя несколько центров' }),
      territoryId: z.string().max(100).nullable().meta({ description: 'Нет — по всем территориям центра' }),
      code: statedCode,
      value: z.int().min(0).max(1_000_000),
      source: z.string().trim().min(1).max(300),
    })
    .meta({ id: 'StatedFigure' }),
  success: { status: 204 },
  errors: [422],
});
