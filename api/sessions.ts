/**
 * Sessions in PostgreSQL: revocable, shared by all application processes. They end by the rulebook `sign-in` (idle and absolute),
 * which the database asks at every reading: a changed rule and an ended session count with the next request.
 */
import { callbackify } from 'node:util';
import type { RequestHandler } from 'express';
import session from 'express-session';
import { connect, type Database } from '#store/database.ts';
import { dropSession, readSession, saveSession, sweepSignIn, touchSession } from '#store/sessions-store.ts';

/** A sign-in that waits: for the code of the telephone, or for the person to get one. */
export type PendingSignIn = { readonly userId: string; readonly step: 'SECOND_FACTOR' | 'ENROLMENT' };

declare module 'express-session' {
  interface SessionData {
    userId: string;
    pending: PendingSignIn;
    device: string;
    deviceHash: string;
  }
}

/** A session in use is noted this often, not at every request: each note is a write of its own. */
const noteEveryMs = 60 * 1000;
const sweepEveryMs = 60 * 60 * 1000;
/** Set by a window that nobody has touched for a while: what it reads by itself keeps no session alive. */
const unattendedHeader = 'seven-unattended';

export type Sessions = { readonly middleware: RequestHandler; close(): Promise<void> };

/**
 * `url` is the application role's address; `secure` when a proxy in front speaks HTTPS to browsers. Otherwise each cookie goes as
 * its request came: an own certificate serves the network while this machine itself may use HTTP.
 */
export function openSessions(options: { url: string; secret: string; secure: boolean }): Sessions {
  const db = connect(options.url, { applicationName: 'seven-steps sessions', size: 3 });
  const sweeping = setInterval(() => void sweepSignIn(db).catch(() => undefined), sweepEveryMs);
  sweeping.unref();
  const known = session({
    store: new SessionStore(db),
    name: 'seven.sid',
    secret: options.secret,
    ...(options.secure ? { proxy: true } : {}),
    resave: false,
    saveUninitialized: false,
    rolling: false,
    cookie: { httpOnly: true, sameSite: 'strict', secure: options.secure || 'auto', path: '/' },
  });
  const middleware: RequestHandler = (request, response, next) => {
    void known(request, response, (error?: unknown) => {
      if (request.get(unattendedHeader) && request.session) unattended.add(request.session);
      next(error);
    });
  };
  return {
    middleware,
    close: async () => {
      clearInterval(sweeping);
      await db.destroy();
    },
  };
}

const unattended = new WeakSet<object>();

type Done = (error?: unknown) => void;
type Found = (error: unknown, data: session.SessionData | null) => void;

/** What express-session asks of a store, in the words of our own. */
class SessionStore extends session.Store {
  readonly #db: Database;
  readonly #noted = new Map<string, number>();

  constructor(db: Database) {
    super();
    this.#db = db;
  }

  override get(sid: string, done: Found): void {
    const found = async (): Promise<session.SessionData | null> =>
      ((await readSession(this.#db, sid)) as session.SessionData | undefined) ?? null;
    callbackify(found)(done);
  }

  override set(sid: string, data: session.SessionData, done: Done = () => undefined): void {
    finish(saveSession(this.#db, sid, data), done);
  }

  override destroy(sid: string, done: Done = () => undefined): void {
    finish(dropSession(this.#db, sid), done);
  }

  override touch(sid: string, data: session.SessionData, done: Done = () => undefined): void {
    const now = Date.now();
    if (unattended.has(data) || now - (this.#noted.get(sid) ?? 0) < noteEveryMs) return void done();
    for (const [known, at] of this.#noted) if (now - at >= noteEveryMs) this.#noted.delete(known);
    this.#noted.set(sid, now);
    finish(touchSession(this.#db, sid), done);
  }
}

function finish(work: Promise<void>, done: Done): void {
  callbackify(() => work)(done);
}
