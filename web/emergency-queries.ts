/** What the emergency part of the case card reads. */
import { queryOptions } from '@tanstack/react-query';
import type { ApiSchemas } from '#generated/api-types.ts';
import { read } from './api-client.ts';

/** Renewed with the case it belongs to. */
export const emergenciesQuery = (caseId: string) =>
  queryOptions({
    queryKey: ['case', caseId, 'emergencies'],
    queryFn: ({ signal }) => read<ApiSchemas['EmergencyList']>(`/cases/${caseId}/emergencies`, signal),
  });
