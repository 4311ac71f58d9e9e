/** Whether live events arrive, and since when the screen may be out of date. A tiny store outside React. */
import { useSyncExternalStore } from 'react';

export type ConnectionState = { readonly live: 'starting' | 'open' | 'lost'; readonly lastSeenAt: string };

let state: ConnectionState = { live: 'starting', lastSeenAt: new Date().toISOString() };
const listeners = new Set<() => void>();

export const connection = {
  read: (): ConnectionState => state,
  set: (live: ConnectionState['live'], now: number): void => {
    const lastSeenAt = live === 'lost' && state.live === 'lost' ? state.lastSeenAt : new Date(now).toISOString();
    if (live === state.live && live !== 'open') return;
    state = { live, lastSeenAt };
    listeners.forEach((listener) => listener());
  },
  subscribe: (listener: () => void): (() => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
};

export function useConnection(): ConnectionState {
  return useSyncExternalStore(connection.subscribe, connection.read);
}
