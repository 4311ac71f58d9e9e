/** A change made by a person: mutation with a key that stays the same over retries and double clicks of the same attempt. */
import { useMutation, type UseMutationResult } from '@tanstack/react-query';
import { useRef } from 'react';
import { change, type ChangeMethod } from './api-client.ts';
import { toProblem, type ApiProblem } from './api-problem.ts';
import { idempotencyKeeper } from './idempotency.ts';

export type ChangeRequest = { readonly method?: ChangeMethod; readonly path: string; readonly body?: unknown };

export type ChangeHandlers<T, Variables> = {
  readonly before?: (variables: Variables) => Promise<void> | void;
  readonly done?: (answer: T, variables: Variables) => void;
  readonly failed?: (problem: ApiProblem, variables: Variables) => void;
};

export function useChange<T, Variables = void>(
  describe: (variables: Variables) => ChangeRequest,
  handlers: ChangeHandlers<T, Variables> = {},
): UseMutationResult<T, ApiProblem, Variables, void> {
  const keeper = useRef(idempotencyKeeper());
  return useMutation<T, ApiProblem, Variables, void>({
    mutationFn: async (variables) => {
      const { method = 'POST', path, body } = describe(variables);
      const key = keeper.current.keyFor(JSON.stringify([method, path, body]));
      try {
        const answer = await change<T>(method, path, body, { key });
        keeper.current.settle();
        return answer;
      } catch (error) {
        keeper.current.settle(error);
        throw toProblem(error);
      }
    },
    onMutate: async (variables) => {
      await handlers.before?.(variables);
    },
    onSuccess: (answer, variables) => handlers.done?.(answer, variables),
    onError: (problem, variables) => handlers.failed?.(problem, variables),
  });
}
