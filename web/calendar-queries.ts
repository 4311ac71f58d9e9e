/** What the screen of the production calendar reads; keys begin with what renews them. */
import { queryOptions } from '@tanstack/react-query';
import type { ApiSchemas } from '#generated/api-types.ts';
import { ask, read } from './api-client.ts';

export type CalendarYear = ApiSchemas['CalendarYear'];
export type CalendarEffect = ApiSchemas['CalendarEffect'];
export type DayKind = 'WORKING' | 'OFF' | 'USUAL';
/** One day as it shall be. */
export type DayChange = { readonly day: string; readonly kind: DayKind; readonly note: string };

export const calendarsQuery = queryOptions({
  queryKey: ['calendars'],
  queryFn: ({ signal }) => read<ApiSchemas['CalendarList']>('/calendars', signal),
});

export const calendarYearQuery = (calendarId: string, year: number) =>
  queryOptions({
    queryKey: ['calendars', calendarId, year],
    queryFn: ({ signal }) => read<CalendarYear>(`/calendars/${calendarId}?year=${year}`, signal),
  });

/** Counted anew each time: clocks start and end all the while. */
export const calendarPreviewQuery = (calendarId: string, { day, kind }: Pick<DayChange, 'day' | 'kind'>) =>
  queryOptions({
    queryKey: ['calendar-preview', calendarId, day, kind],
    queryFn: ({ signal }) => ask<CalendarEffect>(`/calendars/${calendarId}/preview`, { days: [{ day, kind }] }, signal),
    gcTime: 0,
    staleTime: 0,
  });
