/** Live changes for open screens: PostgreSQL's notifications gathered and passed on as Server-Sent Events, kinds only. */
import type { Request, Response } from 'express';
import type { Database } from '#store/database.ts';
import { listen, MISSED } from '#store/listen.ts';
import { openLiveStreams } from './live-streams.ts';

export type LiveEvents = {
  readonly handle: (request: Request, response: Response) => Promise<void>;
  close(): Promise<void>;
};

/** A burst of the engine becomes one event; short enough for nobody to notice the wait. */
const gatherMs = 40;
/** What the words of the engine's mirror mean for screens. */
const mirrored: Readonly<Record<string, readonly string[]>> = {
  task: ['tasks', 'cases'],
  token: ['tokens'],
  instance: ['tokens'],
  incident: ['tokens', 'failures'],
  timer: [],
};
/** With these somebody's posts may be others now. */
const changesRights = ['organisation', 'all'];

/** Opens the channel; a lost connection to the database is told as «everything may have changed». */
export function openLiveEvents(db: Database): LiveEvents {
  const streams = openLiveStreams(db);
  const gathered = new Set<string>();
  let timer: NodeJS.Timeout | undefined;
  const tell = async (): Promise<void> => {
    const kinds = [...gathered];
    gathered.clear();
    timer = undefined;
    if (kinds.some((kind) => changesRights.includes(kind))) await streams.renewRights().catch(() => undefined);
    streams.tell(kinds);
  };
  const listening = listen(db, 'changed', (word) => {
    for (const kind of kindsOf(word)) gathered.add(kind);
    if (gathered.size > 0) timer ??= setTimeout(() => void tell(), gatherMs);
  });
  return {
    handle: streams.open,
    close: async () => {
      await listening.stop();
      clearTimeout(timer);
      streams.close();
    },
  };
}

function kindsOf(word: string): readonly string[] {
  if (word === MISSED) return ['all'];
  const { kinds, kind } = JSON.parse(word) as { kinds?: readonly string[]; kind?: string };
  return kinds ?? mirrored[kind ?? ''] ?? ['all'];
}
