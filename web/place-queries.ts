/** The territories that the person's centre serves. */
import { queryOptions, useQuery } from '@tanstack/react-query';
import type { ApiSchemas } from '#generated/api-types.ts';
import { read } from './api-client.ts';
import type { SelectChoice } from './parts/native-select.tsx';

export const territoriesQuery = queryOptions({
  queryKey: ['territories'],
  queryFn: ({ signal }) => read<ApiSchemas['TerritoryList']>('/territories', signal),
  staleTime: Infinity,
});

/** To choose from in a filter: all of them first. */
export function useTerritoryChoices(): readonly SelectChoice[] {
  const items = useQuery(territoriesQuery).data?.items ?? [];
  return [{ value: '', title: 'Все территории' }, ...items.map(({ id, name }) => ({ value: id, title: name }))];
}
