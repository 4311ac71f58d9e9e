/** Listening to PostgreSQL's notifications on a connection of its own, taken up again whenever it breaks. */
import { setTimeout as pause } from 'node:timers/promises';
import type { Knex } from 'knex';

export interface Listening {
  stop(): Promise<void>;
}

interface RawConnection {
  query(sql: string): Promise<unknown>;
  end(): Promise<void>;
  on(event: 'notification', listener: (message: { channel: string; payload?: string }) => void): void;
  once(event: 'end' | 'error', listener: () => void): void;
}

/** What `onWord` gets after every (re)connection, because words may have been missed meanwhile. */
export const MISSED = 'MISSED';

/** `channel` must be a plain identifier. */
export function listen(db: Knex, channel: string, onWord: (payload: string) => void): Listening {
  const stopped = new AbortController();
  const running = keepListening(db, channel, onWord, stopped.signal);
  return {
    stop: async () => {
      stopped.abort();
      await running;
    },
  };
}

async function keepListening(
  db: Knex,
  channel: string,
  onWord: (payload: string) => void,
  stopped: AbortSignal,
): Promise<void> {
  while (!stopped.aborted) {
    await listenOnce(db, channel, onWord, stopped).catch(() => undefined);
    await pause(500, undefined, { signal: stopped }).catch(() => undefined);
  }
}

/** Returns when the connection has ended. */
async function listenOnce(
  db: Knex,
  channel: string,
  onWord: (payload: string) => void,
  stopped: AbortSignal,
): Promise<void> {
  const connection: RawConnection = await db.client.acquireRawConnection();
  const ended = new Promise<void>((resolve) => {
    connection.once('end', resolve);
    connection.once('error', resolve);
    stopped.addEventListener('abort', () => resolve(), { once: true });
    if (stopped.aborted) resolve();
  });
  try {
    connection.on('notification', ({ payload }) => onWord(payload ?? ''));
    await connection.query(`LISTEN ${channel}`);
    onWord(MISSED);
    await ended;
  } finally {
    await connection.end().catch(() => undefined);
  }
}
