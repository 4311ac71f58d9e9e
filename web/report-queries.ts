/** What the report of a period reads. */
import { queryOptions } from '@tanstack/react-query';
import type { ApiSchemas } from '#generated/api-types.ts';
import { read, withQuery } from './api-client.ts';

export type ReportScope = { readonly from: string; readonly to: string; readonly territoryId?: string };
export type CaseFigure = 'carriedOver' | 'opened' | 'closed' | 'left';

export const periodReportQuery = (scope: ReportScope) =>
  queryOptions({
    queryKey: ['period-report', scope],
    queryFn: ({ signal }) => read<ApiSchemas['PeriodReport']>(withQuery('/reports/period', scope), signal),
  });

export const reportedCasesQuery = (scope: ReportScope, figure: CaseFigure) =>
  queryOptions({
    queryKey: ['period-report', 'cases', scope, figure],
    queryFn: ({ signal }) =>
      read<ApiSchemas['ReportedCaseList']>(withQuery('/reports/period/cases', { ...scope, figure }), signal),
  });
