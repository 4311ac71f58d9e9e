/**
 * Screens of the people of an office, as web/live-updates.ts keeps them: each hears the live events, gathers them for a moment
 * and reloads its list, one reload at a time and at most once in 300 ms. A task counts as visible when the answer of such a reload holds it.
 */
import { setTimeout as pause } from 'node:timers/promises';
import type { TaskList } from '#generated/api-types.ts';
import type { Session } from '#scenario/http-client.ts';
import type { Office, SeenTask } from '#scenario/office.ts';

const gatherMs = 50;
const coalesceMs = 300;
/** Words that renew the list of tasks; a word that is not known renews everything. */
const otherWords = ['tokens', 'alarms', 'signals', 'releases'];

export type Sighting = { readonly task: SeenTask; readonly at: number };
export type Screens = {
  /** The first task of a case that is not among the known ones, and when it became visible. */
  readonly nextTask: (caseId: string, known: ReadonlySet<string>) => Promise<Sighting>;
  readonly close: () => void;
};
type Waiting = {
  readonly caseId: string;
  readonly known: ReadonlySet<string>;
  readonly resolve: (seen: Sighting) => void;
};

export async function openScreens(office: Office): Promise<Screens> {
  const closing = new AbortController();
  const seen = new Map<string, Sighting>();
  const waiting = new Set<Waiting>();
  const show = (sighting: Sighting): void => {
    const { row } = sighting.task;
    if (!seen.has(row.id)) seen.set(row.id, sighting);
    for (const one of waiting) {
      if (one.caseId !== row.caseId || one.known.has(row.id)) continue;
      waiting.delete(one);
      one.resolve(sighting);
    }
  };
  await Promise.all(office.people.map((person) => openScreen(person, closing.signal, show)));
  return {
    nextTask: (caseId, known) =>
      new Promise((resolve) => {
        const there = [...seen.values()].find(({ task: { row } }) => row.caseId === caseId && !known.has(row.id));
        if (there) resolve(there);
        else waiting.add({ caseId, known, resolve });
      }),
    close: () => closing.abort(),
  };
}

/** Tasks of curators and votes of members are given to them by name; everybody else looks at those of his group. */
const listOf = ({ roles }: Session): string =>
  roles.includes('caseCurator') || roles.includes('consiliumMember') ? 'mine' : 'group';

async function openScreen(person: Session, signal: AbortSignal, show: (seen: Sighting) => void): Promise<void> {
  const reload = async (): Promise<void> => {
    const { items } = await person.get<TaskList>(`/tasks?list=${listOf(person)}`);
    const at = performance.now();
    for (const row of items) show({ task: { row, by: person }, at });
  };
  const response = await person.listen(signal);
  await reload();
  void follow(response, reloader(reload, signal)).catch((error: unknown) => {
    if (!signal.aborted) throw error;
  });
}

/** Gathers requests for a moment, then reloads; what comes meanwhile waits until 300 ms have passed. */
function reloader(reload: () => Promise<void>, signal: AbortSignal): () => void {
  let wanted = false;
  let running = false;
  let reloadedAt = -coalesceMs;
  const run = async (): Promise<void> => {
    running = true;
    while (wanted && !signal.aborted) {
      await pause(Math.max(gatherMs, reloadedAt + coalesceMs - performance.now()));
      wanted = false;
      reloadedAt = performance.now();
      await reload();
    }
    running = false;
  };
  return () => {
    wanted = true;
    if (!running) void run();
  };
}

async function follow(response: Response, request: () => void): Promise<void> {
  const decoder = new TextDecoder();
  let rest = '';
  for await (const chunk of response.body as unknown as AsyncIterable<Uint8Array>) {
    const lines = `${rest}${decoder.decode(chunk, { stream: true })}`.split('\n');
    rest = lines.pop() ?? '';
    if (lines.filter((line) => line.startsWith('data:')).some((line) => renewsTasks(line.slice(5)))) request();
  }
}

function renewsTasks(text: string): boolean {
  const { kinds, kind } = JSON.parse(text) as { kinds?: readonly string[]; kind?: string };
  return (kinds ?? [kind ?? '']).some((word) => !otherWords.includes(word));
}
