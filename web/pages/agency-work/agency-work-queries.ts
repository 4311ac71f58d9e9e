/** What an officer of a body reads: the list of cases with something to do, and one of them. */
import { queryOptions } from '@tanstack/react-query';
import type { ApiSchemas } from '#generated/api-types.ts';
import { read } from '../../api-client.ts';

export const agencyWorkQuery = queryOptions({
  queryKey: ['agency-work'],
  queryFn: ({ signal }) => read<ApiSchemas['AgencyWork']>('/agency-work', signal),
});

export const agencyCardQuery = (caseId: string) =>
  queryOptions({
    queryKey: ['agency-work', caseId],
    queryFn: ({ signal }) => read<ApiSchemas['AgencyCard']>(`/agency-work/${caseId}`, signal),
  });
