/** Sessions in PostgreSQL: revocable, shared by all application processes, lost with nothing but the row. */
import connectPgSimple from 'connect-pg-simple';
import type { RequestHandler } from 'express';
import session from 'express-session';
import pg from 'pg';

declare module 'express-session' {
  interface SessionData {
    userId: string;
  }
}

const twelveHoursMs = 12 * 60 * 60 * 1000;
/** A session in use is prolonged this often, not at every request: each prolonging is a write of its own. */
const prolongEveryMs = 5 * 60 * 1000;

export type Sessions = { readonly middleware: RequestHandler; close(): Promise<void> };

/** `url` is the application role's address; `secure` when the browser comes by HTTPS. */
export function openSessions(options: { url: string; secret: string; secure: boolean }): Sessions {
  const pool = new pg.Pool({ connectionString: options.url, max: 3, application_name: 'seven-steps sessions' });
  pool.on('error', () => undefined);
  const Store = connectPgSimple(session);
  const store = new Store({ pool, tableName: 'sessions', createTableIfMissing: false, errorLog: () => undefined });
  store.touch = seldom(store.touch.bind(store));
  const middleware = session({
    store,
    name: 'seven.sid',
    secret: options.secret,
    resave: false,
    saveUninitialized: false,
    rolling: true,
    cookie: { httpOnly: true, sameSite: 'strict', secure: options.secure, maxAge: twelveHoursMs, path: '/' },
  });
  return {
    middleware,
    close: async () => {
      store.close();
      await pool.end();
    },
  };
}

type Touch = session.Store['touch'] & {};

/** Prolongs a session only when it was not prolonged lately by this process; what is forgotten is prolonged once more. */
function seldom(touch: Touch): Touch {
  const last = new Map<string, number>();
  return (sid, data, done) => {
    const now = Date.now();
    if (now - (last.get(sid) ?? 0) < prolongEveryMs) return void done?.();
    for (const [known, at] of last) if (now - at >= prolongEveryMs) last.delete(known);
    last.set(sid, now);
    touch(sid, data, done);
  };
}
