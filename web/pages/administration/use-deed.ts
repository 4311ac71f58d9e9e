/** One change of administration: the request, what is told of it, and the way back. */
import { useQueryClient } from '@tanstack/react-query';
import { announce } from '../../shell/outcome-region.tsx';
import { type ChangeRequest, useChange } from '../../use-change.ts';

type Step = ChangeRequest & { readonly said: string };
export type Deed = Step & { readonly undo?: Step };

export function useDeed<T = void>(done?: (deed: Deed, answer: T) => void) {
  const client = useQueryClient();
  return useChange<T, Deed>(({ method, path, body }) => ({ ...(method ? { method } : {}), path, body }), {
    done: (answer, deed) => {
      for (const key of ['administration', 'absences']) void client.invalidateQueries({ queryKey: [key] });
      announce(deed.said);
      done?.(deed, answer);
    },
  });
}
