/**
 * The open streams of live events: each belongs to a session and ends with it, and tells what concerns the person's roles of now.
 * The database is asked, not this process: a session may be ended by another one, by time, or by a changed rule.
 */
import { createSession, type Session } from 'better-sse';
import type { Request, Response } from 'express';
import { DomainError } from '#domain/error.ts';
import { concernsOf } from '#domain/live-kinds.ts';
import { type Database, withUser } from '#store/database.ts';
import { signedInPerson } from '#store/people-store.ts';
import { sessionsAlive } from '#store/sessions-store.ts';

type Stream = {
  readonly sid: string;
  readonly userId: string;
  readonly session: Session;
  readonly response: Response;
  concerns: (kind: string) => boolean;
};

export type LiveStreams = {
  /** NOT_SIGNED_IN. */
  readonly open: (request: Request, response: Response) => Promise<void>;
  readonly tell: (kinds: readonly string[]) => void;
  /** Reads the roles of everybody who listens anew. */
  readonly renewRights: () => Promise<void>;
  readonly close: () => void;
};

/** A session that ended is noticed within this time. */
const askEveryMs = 2_000;
/** A post begins and ends with a day, of which nobody tells. */
const rightsEveryMs = 60_000;

export function openLiveStreams(db: Database): LiveStreams {
  const streams = new Set<Stream>();
  const asking = everyMs(askEveryMs, () => endDead(db, streams));
  const renewing = everyMs(rightsEveryMs, () => renewRights(db, streams));
  return {
    open: async (request, response) => void (await openStream(db, streams, request, response)),
    tell: (kinds) => {
      for (const { session, concerns } of streams) {
        const own = kinds.filter(concerns);
        if (own.length > 0) session.push({ kinds: own }, 'changed');
      }
    },
    renewRights: () => renewRights(db, streams),
    close: () => {
      asking();
      renewing();
      for (const { response } of streams) response.destroy();
    },
  };
}

async function openStream(db: Database, streams: Set<Stream>, request: Request, response: Response): Promise<void> {
  const { sessionID: sid, session: kept } = request;
  const concerns = kept?.userId ? await concernsNow(db, kept.userId) : null;
  if (!kept?.userId || !concerns) throw new DomainError('NOT_SIGNED_IN');
  const session = await createSession(request, response);
  const stream = { sid, userId: kept.userId, session, response, concerns };
  streams.add(stream);
  session.once('disconnected', () => streams.delete(stream));
}

/** Null when the person may not be here any more. */
async function concernsNow(db: Database, userId: string): Promise<Stream['concerns'] | null> {
  const person = await withUser(db, userId, (trx) => signedInPerson(trx));
  return person ? concernsOf(person.posts.map(({ role }) => role)) : null;
}

/** Says so before it ends, so that the screen asks for the sign-in at once. */
async function endDead(db: Database, streams: Set<Stream>): Promise<void> {
  if (streams.size === 0) return;
  const asked = [...streams];
  const alive = await sessionsAlive(db, [...new Set(asked.map(({ sid }) => sid))]);
  for (const stream of asked.filter(({ sid }) => !alive.has(sid))) {
    streams.delete(stream);
    if (stream.session.isConnected) stream.session.push({}, 'ended');
    stream.response.end();
  }
}

async function renewRights(db: Database, streams: Set<Stream>): Promise<void> {
  for (const userId of new Set([...streams].map((stream) => stream.userId))) {
    const concerns = await concernsNow(db, userId);
    for (const stream of streams) if (stream.userId === userId && concerns) stream.concerns = concerns;
  }
}

/** Work again and again, never twice at once; what fails (the database is away) is tried the next time. Returns how to stop it. */
function everyMs(periodMs: number, work: () => Promise<void>): () => void {
  let busy = false;
  const timer = setInterval(() => {
    if (busy) return;
    busy = true;
    void work()
      .catch(() => undefined)
      .finally(() => (busy = false));
  }, periodMs);
  timer.unref();
  return () => clearInterval(timer);
}
