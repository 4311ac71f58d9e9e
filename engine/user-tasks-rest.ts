/**
 * User tasks over REST, which gRPC does not offer: `/v1` on 8.5, `/v2` from 8.6 on (docs/architecture.md). Keys stay text.
 */
import type { EngineVariables } from '#domain/engine-variables.ts';
import { EngineError, fromHttp } from './engine-error.ts';

export interface UserTasksRest {
  complete(taskKey: string, variables: EngineVariables): Promise<void>;
  assign(taskKey: string, assignee: string): Promise<void>;
  unassign(taskKey: string): Promise<void>;
}

const CALL_LIMIT_MS = 15_000;

/** `version` is asked before each call, because a cluster may be upgraded while we run. */
export function createUserTasksRest(restAddress: string, version: () => Promise<'v1' | 'v2'>): UserTasksRest {
  const call = async (method: string, path: string, body?: object): Promise<void> => {
    const address = `${restAddress.replace(/\/$/, '')}/${await version()}/user-tasks/${path}`;
    const answer = await fetch(address, {
      method,
      headers: { 'content-type': 'application/json' },
      body: body && JSON.stringify(body),
      signal: AbortSignal.timeout(CALL_LIMIT_MS),
    }).catch(() => {
      throw new EngineError('retry', 'UNAVAILABLE');
    });
    await answer.arrayBuffer().catch(() => undefined);
    if (!answer.ok) throw fromHttp(answer.status);
  };
  return {
    complete: (key, variables) => call('POST', `${key}/completion`, { variables, action: 'complete' }),
    assign: (key, assignee) => call('POST', `${key}/assignment`, { assignee, allowOverride: true, action: 'assign' }),
    unassign: (key) => call('DELETE', `${key}/assignee`),
  };
}
