/** Live changes for open screens: PostgreSQL's notifications passed on as Server-Sent Events, ids and kinds only. */
import { createChannel, createSession } from 'better-sse';
import type { Request, Response } from 'express';
import { DomainError } from '#domain/error.ts';
import type { Database } from '#store/database.ts';
import { listen, MISSED } from '#store/listen.ts';

export type LiveEvents = {
  readonly handle: (request: Request, response: Response) => Promise<void>;
  close(): Promise<void>;
};

/** Opens the channel; a lost connection to the database is told as «everything may have changed». */
export function openLiveEvents(db: Database): LiveEvents {
  const channel = createChannel();
  const listening = listen(db, 'changed', (word) => {
    channel.broadcast(word === MISSED ? { kinds: ['all'] } : parsed(word), 'changed');
  });
  return {
    handle: async (request, response) => {
      if (!request.session?.userId) throw new DomainError('NOT_SIGNED_IN');
      channel.register(await createSession(request, response));
    },
    close: async () => {
      await listening.stop();
      for (const open of channel.activeSessions) {
        (open as unknown as { res?: { destroy(): void } }).res?.destroy();
      }
    },
  };
}

function parsed(word: string): unknown {
  try {
    return JSON.parse(word) as unknown;
  } catch {
    return { kinds: ['all'] };
  }
}
