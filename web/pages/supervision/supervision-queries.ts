/** What a supervisor reads, and the invitations of a case for the head of its unit. */
import { queryOptions } from '@tanstack/react-query';
import type { ApiSchemas } from '#generated/api-types.ts';
import { read } from '../../api-client.ts';

export const supervisedCasesQuery = queryOptions({
  queryKey: ['supervision'],
  queryFn: ({ signal }) => read<ApiSchemas['SupervisedCases']>('/supervision', signal),
});

export const supervisedCaseQuery = (caseId: string) =>
  queryOptions({
    queryKey: ['supervision', caseId],
    queryFn: ({ signal }) => read<ApiSchemas['SupervisedCase']>(`/supervision/${caseId}`, signal),
  });

export const invitationsQuery = (caseId: string) =>
  queryOptions({
    queryKey: ['case', caseId, 'invitations'],
    queryFn: ({ signal }) => read<ApiSchemas['Invitations']>(`/cases/${caseId}/invitations`, signal),
  });
