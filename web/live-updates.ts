/** Live events of the server (SSE): each `changed` renews what it names, gathered so that screens reload at most once in 300 ms. */
import type { QueryClient } from '@tanstack/react-query';
import { connection } from './connection.ts';
import { serverNow } from './server-clock.ts';

const COALESCE_MS = 300;
const RECONNECT_MS = [1_000, 2_000, 5_000, 10_000];

/** Which resources depend on a kind of change. An unknown kind renews everything. */
const KEYS_OF_KIND: Readonly<Record<string, readonly string[]>> = {
  tasks: ['tasks', 'task', 'case', 'cases', 'case-diagram'],
  cases: ['cases', 'case', 'case-diagram', 'tasks'],
  deadlines: ['deadlines', 'tasks', 'task', 'case', 'cases'],
  alarms: ['alarms'],
  signals: ['signals'],
  releases: ['releases', 'resource'],
};

/** Every resource key that the kinds of one or many events touch; undefined = all. */
export function keysOf(kinds: readonly string[]): ReadonlySet<string> | undefined {
  const keys = kinds.map((kind) => KEYS_OF_KIND[kind]);
  if (keys.length === 0 || keys.some((known) => known === undefined)) return undefined;
  return new Set(keys.flatMap((known) => known ?? []));
}

/** Starts listening; the returned function stops it. */
export function listenToChanges(client: QueryClient): () => void {
  let source: EventSource | undefined;
  let attempt = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const renewal = coalescedRenewal(client);

  const open = () => {
    source = new EventSource('/api/events');
    source.addEventListener('open', () => {
      if (attempt > 0) renewal.request([]);
      attempt = 0;
      connection.set('open', serverNow());
    });
    source.addEventListener('changed', (event) => {
      connection.set('open', serverNow());
      renewal.request(kindsOf(event));
    });
    source.addEventListener('error', () => {
      connection.set('lost', serverNow());
      attempt += 1;
      if (source?.readyState === EventSource.CLOSED) timer = setTimeout(open, RECONNECT_MS[Math.min(attempt, 4) - 1]);
    });
  };
  open();
  return () => {
    source?.close();
    clearTimeout(timer);
    renewal.stop();
  };
}

function kindsOf(event: MessageEvent<string>): string[] {
  const data: unknown = JSON.parse(event.data);
  const kinds = typeof data === 'object' && data !== null && 'kinds' in data ? data.kinds : undefined;
  return Array.isArray(kinds) ? kinds.map(String) : [];
}

function coalescedRenewal(client: QueryClient): { request: (kinds: readonly string[]) => void; stop: () => void } {
  let gathered: string[] = [];
  let everything = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const renew = () => {
    const keys = everything ? undefined : keysOf(gathered);
    gathered = [];
    everything = false;
    timer = undefined;
    void client.invalidateQueries({
      predicate: ({ queryKey: [name] }) => name !== 'session' && name !== 'record' && (!keys || keys.has(String(name))),
    });
  };
  return {
    request(kinds) {
      gathered.push(...kinds);
      everything ||= kinds.length === 0;
      timer ??= setTimeout(renew, COALESCE_MS);
    },
    stop: () => clearTimeout(timer),
  };
}
