/** What follows a completed sign-in: everything read for another person is dropped, this device is remembered, the page opens. */
import { useQueryClient } from '@tanstack/react-query';
import { change } from './api-client.ts';
import { newKey } from './idempotency.ts';
import { sessionQuery } from './queries.ts';
import type { Me } from './use-session.ts';

export function useEntered(): (me: Me) => void {
  const client = useQueryClient();
  return (me) => {
    client.removeQueries({ predicate: ({ queryKey: [name] }) => name !== 'session' });
    client.setQueryData(sessionQuery.queryKey, me);
    // Without it the person signs in all the same; the next sign-in asks again.
    void change('POST', '/session/device', undefined, { key: newKey() }).catch(() => undefined);
  };
}
