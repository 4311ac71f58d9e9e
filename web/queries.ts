/** What the screens read, each resource under one key, so that a live event can renew exactly what changed. */
import { queryOptions } from '@tanstack/react-query';
import type { ApiSchemas } from '#generated/api-types.ts';
import { ask, read, withQuery } from './api-client.ts';
import { ApiProblem } from './api-problem.ts';
import { withoutDone } from './done-tasks.ts';

export type TaskListName = 'mine' | 'group' | 'overdue' | 'unit';
export type TaskFilter = { readonly list: TaskListName; readonly step?: number; readonly search?: string };
export type CaseFilter = {
  readonly status: 'RUNNING' | 'CLOSED' | 'ALL';
  readonly search?: string;
  readonly territoryId?: string;
};
export type DeadlineFilter = 'all' | 'overdue' | 'emergency';

export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: ({ signal }) =>
    read<ApiSchemas['Me']>('/session', signal).catch((error: unknown) => {
      if (error instanceof ApiProblem && error.status === 401) return null;
      throw error;
    }),
  staleTime: Infinity,
});

/** A list by its filters; with words to search for it is asked by POST. */
function listed<T>(path: string, filter: TaskFilter | CaseFilter, signal: AbortSignal): Promise<T> {
  return filter.search ? ask<T>(`${path}/search`, filter, signal) : read<T>(withQuery(path, filter), signal);
}

export const tasksQuery = (filter: TaskFilter) =>
  queryOptions({
    queryKey: ['tasks', filter],
    queryFn: async ({ signal }) => withoutDone(await listed<ApiSchemas['TaskList']>('/tasks', filter, signal)),
  });

export const taskQuery = (taskId: string) =>
  queryOptions({
    queryKey: ['task', taskId],
    queryFn: ({ signal }) => read<ApiSchemas['TaskDetail']>(`/tasks/${taskId}`, signal),
  });

export const taskPerformersQuery = (taskId: string) =>
  queryOptions({
    queryKey: ['task-performers', taskId],
    queryFn: ({ signal }) => read<ApiSchemas['TaskPerformers']>(`/tasks/${taskId}/performers`, signal),
  });

export const signalsQuery = (territoryId?: string) =>
  queryOptions({
    queryKey: ['signals', territoryId],
    queryFn: ({ signal }) =>
      read<ApiSchemas['SignalJournal']>(withQuery('/signals', { limit: 200, territoryId }), signal),
  });

export const casesQuery = (filter: CaseFilter) =>
  queryOptions({
    queryKey: ['cases', filter],
    queryFn: ({ signal }) => listed<ApiSchemas['CaseList']>('/cases', filter, signal),
  });

export const caseQuery = (caseId: string) =>
  queryOptions({
    queryKey: ['case', caseId],
    queryFn: ({ signal }) => read<ApiSchemas['CaseCard']>(`/cases/${caseId}`, signal),
  });

export const caseSupportQuery = (caseId: string) =>
  queryOptions({
    queryKey: ['case-support', caseId],
    queryFn: ({ signal }) => read<ApiSchemas['CaseSupport']>(`/cases/${caseId}/support`, signal),
  });

export const recordQuery = (caseId: string, submissionId: string) =>
  queryOptions({
    queryKey: ['record', caseId, submissionId],
    queryFn: ({ signal }) => read<ApiSchemas['CaseRecord']>(`/cases/${caseId}/records/${submissionId}`, signal),
    staleTime: Infinity,
  });

/** Without `partId` the diagram of the main line. */
export const caseDiagramQuery = (caseId: string, partId: string | undefined) =>
  queryOptions({
    queryKey: ['case-diagram', caseId, partId],
    queryFn: ({ signal }) => read<ApiSchemas['CaseDiagram']>(withQuery(`/cases/${caseId}/diagram`, { partId }), signal),
  });

export const deadlinesQuery = (only: DeadlineFilter) =>
  queryOptions({
    queryKey: ['deadlines', only],
    queryFn: ({ signal }) => read<ApiSchemas['DeadlineBoard']>(withQuery('/deadlines', { only }), signal),
  });

export const alarmsQuery = (unseen: boolean) =>
  queryOptions({
    queryKey: ['alarms', unseen],
    queryFn: ({ signal }) => read<ApiSchemas['AlarmList']>(withQuery('/alarms', { unseen }), signal),
  });

export const failuresQuery = queryOptions({
  queryKey: ['failures'],
  queryFn: ({ signal }) => read<ApiSchemas['FailureList']>('/failures', signal),
});

export const releasesQuery = queryOptions({
  queryKey: ['releases'],
  queryFn: ({ signal }) => read<ApiSchemas['ReleaseList']>('/releases', signal),
});

export const resourceQuery = (releaseId: number, name: string) =>
  queryOptions({
    queryKey: ['resource', releaseId, name],
    queryFn: ({ signal }) =>
      read<ApiSchemas['ReleaseResource']>(`/releases/${releaseId}/resources/${encodeURIComponent(name)}`, signal),
  });
