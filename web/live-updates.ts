/** Live events of the server (SSE): each `changed` renews what it names, gathered so that screens reload soon and at most once in 300 ms. */
import type { QueryClient } from '@tanstack/react-query';
import { connection } from './connection.ts';
import { sessionQuery } from './queries.ts';
import { serverNow } from './server-clock.ts';

/** A burst comes within moments; after a quiet time nobody waits longer than for it. */
const GATHER_MS = 50;
const COALESCE_MS = 300;
const RECONNECT_MS = [1_000, 2_000, 5_000, 10_000];

/** Which resources depend on a kind of change. An unknown kind renews everything. */
const KEYS_OF_KIND: Readonly<Record<string, readonly string[]>> = {
  tasks: ['tasks', 'task', 'case', 'case-support', 'cases', 'case-diagram', 'failures'],
  cases: ['cases', 'case', 'case-support', 'case-diagram', 'tasks', 'agency-work', 'agency-messages'],
  deadlines: ['deadlines', 'tasks', 'task', 'case', 'cases'],
  alarms: ['alarms'],
  calendars: ['calendars'],
  organisation: ['administration', 'absences', 'session'],
  failures: ['failures'],
  signals: ['signals'],
  releases: ['releases', 'resource'],
  tokens: ['case-diagram', 'resource'],
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
    source.addEventListener('changed', (event: MessageEvent<string>) => {
      connection.set('open', serverNow());
      renewal.request(kindsOf(event.data));
    });
    source.addEventListener('ended', () => {
      source?.close();
      askWhoIsHere();
    });
    source.addEventListener('error', () => {
      connection.set('lost', serverNow());
      attempt += 1;
      if (source?.readyState !== EventSource.CLOSED) return;
      askWhoIsHere();
      timer = setTimeout(open, RECONNECT_MS[Math.min(attempt, 4) - 1]);
    });
  };
  // A refused stream does not say why: when nobody is signed in any more, the shell shows the sign-in and stops listening.
  const askWhoIsHere = () => void client.invalidateQueries({ queryKey: sessionQuery.queryKey });
  open();
  return () => {
    source?.close();
    clearTimeout(timer);
    renewal.stop();
  };
}

/** The kinds that an event names; none means that anything may have changed. */
export function kindsOf(text: string): readonly string[] {
  const data: unknown = JSON.parse(text);
  if (typeof data !== 'object' || data === null) return [];
  if ('kinds' in data && Array.isArray(data.kinds)) return data.kinds.map(String);
  return [];
}

/** One renewal at a time, and a pause before each: a storm of events neither floods the server nor starves the screen. */
function coalescedRenewal(client: QueryClient): { request: (kinds: readonly string[]) => void; stop: () => void } {
  let gathered: string[] = [];
  let everything = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let running = false;
  let renewedAt = -COALESCE_MS;
  const waitMs = () => Math.max(GATHER_MS, renewedAt + COALESCE_MS - performance.now());
  const schedule = () => {
    if (!running && (everything || gathered.length > 0)) timer ??= setTimeout(() => void renew(), waitMs());
  };
  const renew = async () => {
    const keys = everything ? undefined : keysOf(gathered);
    gathered = [];
    everything = false;
    timer = undefined;
    running = true;
    renewedAt = performance.now();
    await client.invalidateQueries({
      predicate: ({ queryKey: [name] }) => name !== 'record' && (!keys || keys.has(String(name))),
    });
    running = false;
    schedule();
  };
  return {
    request(kinds) {
      gathered.push(...kinds);
      everything ||= kinds.length === 0;
      schedule();
    },
    stop: () => clearTimeout(timer),
  };
}
