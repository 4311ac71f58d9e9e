/** What the report of a period reads. */
import { queryOptions } from '@tanstack/react-query';
import type { ApiSchemas } from '#generated/api-types.ts';
import { read, withQuery } from './api-client.ts';

export type ReportScope = {
  readonly from: string;
  readonly to: string;
  readonly territoryId?: string;
  readonly centreId?: string;
};
export type DrillPurpose = 'CONTROL' | 'REQUEST' | 'COMPLAINT';
export type CaseFigure = 'carriedOver' | 'opened' | 'closed' | 'left';

export const periodReportQuery = (scope: ReportScope) =>
  queryOptions({
    queryKey: ['period-report', scope],
    queryFn: ({ signal }) => read<ApiSchemas['PeriodReport']>(withQuery('/reports/period', scope), signal),
  });

/** What the report can be held to. */
export const reportPlacesQuery = queryOptions({
  queryKey: ['report-places'],
  queryFn: ({ signal }) => read<ApiSchemas['ReportPlaces']>('/reports/places', signal),
});

/** `purpose` where the reader has to name one. */
export const reportedCasesQuery = (scope: ReportScope, figure: CaseFigure, purpose?: DrillPurpose) =>
  queryOptions({
    queryKey: ['period-report', 'cases', scope, figure, purpose],
    queryFn: ({ signal }) =>
      read<ApiSchemas['ReportedCaseList']>(withQuery('/reports/period/cases', { ...scope, figure, purpose }), signal),
  });
