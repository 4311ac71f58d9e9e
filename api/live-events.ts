/** Live changes for open screens: PostgreSQL's notifications gathered and passed on as Server-Sent Events, kinds only. */
import { createChannel, createSession } from 'better-sse';
import type { Request, Response } from 'express';
import { DomainError } from '#domain/error.ts';
import type { Database } from '#store/database.ts';
import { listen, MISSED } from '#store/listen.ts';

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

/** Opens the channel; a lost connection to the database is told as «everything may have changed». */
export function openLiveEvents(db: Database): LiveEvents {
  const channel = createChannel();
  const gathered = new Set<string>();
  let timer: NodeJS.Timeout | undefined;
  const tell = (): void => {
    channel.broadcast({ kinds: [...gathered] }, 'changed');
    gathered.clear();
    timer = undefined;
  };
  const listening = listen(db, 'changed', (word) => {
    for (const kind of kindsOf(word)) gathered.add(kind);
    if (gathered.size > 0) timer ??= setTimeout(tell, gatherMs);
  });
  return {
    handle: async (request, response) => {
      if (!request.session?.userId) throw new DomainError('NOT_SIGNED_IN');
      channel.register(await createSession(request, response));
    },
    close: async () => {
      await listening.stop();
      clearTimeout(timer);
      for (const open of channel.activeSessions) {
        (open as unknown as { res?: { destroy(): void } }).res?.destroy();
      }
    },
  };
}

function kindsOf(word: string): readonly string[] {
  if (word === MISSED) return ['all'];
  const { kinds, kind } = JSON.parse(word) as { kinds?: readonly string[]; kind?: string };
  return kinds ?? mirrored[kind ?? ''] ?? ['all'];
}
