/** What an officer of a body reads: the list of cases with something to do, one of them, and the own messages. */
import { queryOptions } from '@tanstack/react-query';
import type { ApiSchemas } from '#generated/api-types.ts';
import { read, withQuery } from '../../api-client.ts';

export const agencyWorkQuery = (show: 'open' | 'all') =>
  queryOptions({
    queryKey: ['agency-work', 'list', show],
    queryFn: ({ signal }) => read<ApiSchemas['AgencyWork']>(withQuery('/agency-work', { show }), signal),
  });

export const agencyCardQuery = (caseId: string) =>
  queryOptions({
    queryKey: ['agency-work', caseId],
    queryFn: ({ signal }) => read<ApiSchemas['AgencyCard']>(`/agency-work/${caseId}`, signal),
  });

export const agencyMessagesQuery = queryOptions({
  queryKey: ['agency-messages'],
  queryFn: ({ signal }) => read<ApiSchemas['AgencyMessages']>('/agency-messages', signal),
});
