/** What the screens of papers read; keys begin with what renews them. */
import { queryOptions } from '@tanstack/react-query';
import type { ApiSchemas } from '#generated/api-types.ts';
import { read, withQuery } from './api-client.ts';

export type JournalFilter = { readonly journal?: string; readonly from?: string; readonly to?: string };

export const casePapersQuery = (caseId: string) =>
  queryOptions({
    queryKey: ['case', caseId, 'papers'],
    queryFn: ({ signal }) => read<ApiSchemas['PaperList']>(`/cases/${caseId}/papers`, signal),
  });

export const paperJournalQuery = (filter: JournalFilter) =>
  queryOptions({
    queryKey: ['cases', 'papers', filter],
    queryFn: ({ signal }) => read<ApiSchemas['PaperJournal']>(withQuery('/papers', filter), signal),
  });

export const paperTemplatesQuery = queryOptions({
  queryKey: ['paper-templates'],
  queryFn: ({ signal }) => read<ApiSchemas['PaperTemplateList']>('/paper-templates', signal),
});

export const paperDictionaryQuery = (code: string) =>
  queryOptions({
    queryKey: ['paper-dictionary', code],
    queryFn: ({ signal }) => read<ApiSchemas['PaperDictionary']>(`/paper-templates/${code}/dictionary`, signal),
  });
