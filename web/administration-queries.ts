/** What the screens of administration read; keys begin with what renews them. */
import { queryOptions } from '@tanstack/react-query';
import type { RuleKind } from '#domain/changeable-rules.ts';
import type { ApiSchemas } from '#generated/api-types.ts';
import { ask, read, withQuery } from './api-client.ts';

export type StaffPerson = ApiSchemas['StaffPerson'];
export type StaffPersonCard = ApiSchemas['StaffPersonCard'];
export type StaffPost = ApiSchemas['StaffPost'];
export type Organisation = ApiSchemas['Organisation'];
export type Centre = Organisation['centres'][number];
export type Territory = Organisation['territories'][number];
export type Agency = Organisation['agencies'][number];
export type CentreTime = ApiSchemas['CentreTime'];
export type StaffAbsence = ApiSchemas['StaffAbsence'];
export type PeopleFilter = {
  readonly text?: string;
  readonly centreId?: string | undefined;
  readonly role?: ApiSchemas['RoleCode'] | undefined;
  readonly state?: ApiSchemas['PersonState'] | undefined;
  readonly limit: number;
};

export const peopleQuery = (filter: PeopleFilter) =>
  queryOptions({
    queryKey: ['administration', 'people', filter],
    queryFn: ({ signal }) => ask<ApiSchemas['PeopleList']>('/administration/people/search', filter, signal),
  });

export const personQuery = (userId: string) =>
  queryOptions({
    queryKey: ['administration', 'person', userId],
    queryFn: ({ signal }) => read<StaffPersonCard>(`/administration/people/${userId}`, signal),
  });

export const personSessionsQuery = (userId: string) =>
  queryOptions({
    queryKey: ['administration', 'sessions', userId],
    queryFn: ({ signal }) => read<ApiSchemas['PersonSessions']>(`/administration/people/${userId}/sessions`, signal),
  });

export const organisationQuery = queryOptions({
  queryKey: ['administration', 'organisation'],
  queryFn: ({ signal }) => read<Organisation>('/administration/organisation', signal),
});

export const absencesQuery = (which: 'OPEN' | 'PAST') =>
  queryOptions({
    queryKey: ['absences', which],
    queryFn: ({ signal }) => read<ApiSchemas['AbsenceList']>(withQuery('/absences', { which }), signal),
  });

export const absenceStaffQuery = queryOptions({
  queryKey: ['absences', 'staff'],
  queryFn: ({ signal }) => read<ApiSchemas['AbsenceStaff']>('/absences/staff', signal),
});

export const rulesQuery = (kind: RuleKind) =>
  queryOptions({
    queryKey: ['administration', 'rules', kind],
    queryFn: ({ signal }) => read<ApiSchemas['Rules']>(`/administration/rules/${kind}`, signal),
  });

/** What rules would do at once; counted anew each time. */
export const rulesPreviewQuery = (proposed: Pick<ApiSchemas['NewRules'], 'kind' | 'content'>) =>
  queryOptions({
    queryKey: ['rules-preview', proposed],
    queryFn: ({ signal }) => ask<ApiSchemas['RulesEffect']>('/administration/rules/preview', proposed, signal),
    gcTime: 0,
    staleTime: 0,
  });

/** Whose roles moving a territory would change. */
export const territoryMoveQuery = (territoryId: string, parentId: string) =>
  queryOptions({
    queryKey: ['territory-move', territoryId, parentId],
    queryFn: ({ signal }) =>
      ask<ApiSchemas['TerritoryMoveEffect']>(
        `/administration/territories/${territoryId}/place/preview`,
        { parentId },
        signal,
      ),
    gcTime: 0,
    staleTime: 0,
  });

/** How many deadlines another time of a centre would move. */
export const centreTimeQuery = (centreId: string, time: CentreTime) =>
  queryOptions({
    queryKey: ['centre-time', centreId, time],
    queryFn: ({ signal }) =>
      ask<ApiSchemas['CalendarEffect']>(`/administration/centres/${centreId}/time/preview`, time, signal),
    gcTime: 0,
    staleTime: 0,
  });
