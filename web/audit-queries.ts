/** What the screens read of the audit: the journal by pages, its filters, who opened a case, what was opened in an emergency. */
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type { ApiSchemas } from '#generated/api-types.ts';
import { read, withQuery } from './api-client.ts';

/** Filters kept in the address: ids, codes and days. */
export type AuditSearch = {
  actorId?: string;
  caseNumber?: string;
  action?: string;
  outcome?: ApiSchemas['AuditOutcome'];
  from?: string;
  to?: string;
};

export const auditQuery = (search: AuditSearch) =>
  infiniteQueryOptions({
    queryKey: ['audit', search],
    queryFn: ({ pageParam, signal }) =>
      read<ApiSchemas['AuditJournal']>(withQuery('/audit', { ...search, before: pageParam }), signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
    refetchInterval: false,
  });

export const auditFiltersQuery = queryOptions({
  queryKey: ['audit-filters'],
  queryFn: ({ signal }) => read<ApiSchemas['AuditFilters']>('/audit/filters', signal),
  staleTime: 60_000,
});

export const caseReadersQuery = (caseId: string) =>
  queryOptions({
    queryKey: ['case-readers', caseId],
    queryFn: ({ signal }) => read<ApiSchemas['CaseReaders']>(`/cases/${caseId}/readers`, signal),
  });

export const brokenGlassQuery = queryOptions({
  queryKey: ['break-glass'],
  queryFn: ({ signal }) => read<ApiSchemas['BrokenGlassList']>('/break-glass', signal),
});
