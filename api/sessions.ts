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

export type Sessions = { readonly middleware: RequestHandler; close(): Promise<void> };

/** `url` is the application role's address; `secure` when the browser comes by HTTPS. */
export function openSessions(options: { url: string; secret: string; secure: boolean }): Sessions {
  const pool = new pg.Pool({ connectionString: options.url, max: 3, application_name: 'seven-steps sessions' });
  pool.on('error', () => undefined);
  const Store = connectPgSimple(session);
  const store = new Store({ pool, tableName: 'sessions', createTableIfMissing: false, errorLog: () => undefined });
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
