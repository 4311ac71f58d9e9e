/** Server state of the interface: retries only what may succeed, notices a lost session, polls while live events are away. */
import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { ApiProblem, isUncertain } from './api-problem.ts';
import { connection } from './connection.ts';
import { sessionQuery } from './queries.ts';

const POLL_WHILE_LOST_MS = 15_000;

export function createQueryClient(): QueryClient {
  const client: QueryClient = new QueryClient({
    queryCache: new QueryCache({ onError: (error) => noticeSession(client, error) }),
    mutationCache: new MutationCache({ onError: (error) => noticeSession(client, error) }),
    defaultOptions: {
      queries: {
        staleTime: 5_000,
        networkMode: 'always',
        retry: (failures, error) => isUncertain(error) && failures < 2,
        refetchInterval: () => (connection.read().live === 'lost' ? POLL_WHILE_LOST_MS : false),
      },
      mutations: { networkMode: 'always', retry: false },
    },
  });
  return client;
}

function noticeSession(client: QueryClient, error: Error): void {
  if (error instanceof ApiProblem && error.status === 401) client.setQueryData(sessionQuery.queryKey, null);
}
