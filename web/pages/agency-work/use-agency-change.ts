/** A change that an officer of a body makes: what he reads is read anew afterwards. */
import { useQueryClient } from '@tanstack/react-query';
import { useChange } from '../../use-change.ts';

export function useAgencyChange<Body = undefined>(path: string, done: () => void) {
  const client = useQueryClient();
  return useChange<unknown, Body>((body) => ({ path, body }), {
    done: () => {
      void client.invalidateQueries({ queryKey: ['agency-work'] });
      done();
    },
  });
}
