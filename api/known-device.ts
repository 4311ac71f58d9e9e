/** The mark of a device that a person signed in from: a secret of its own that outlives sessions and opens nothing. */
import { createHash, randomBytes } from 'node:crypto';
import type { Request, Response } from 'express';
import { type Database, withUser } from '#store/database.ts';
import { isKnownDevice } from '#store/sign-in-store.ts';

const name = 'seven.device';
const markBytes = 32;
const dayMs = 24 * 60 * 60 * 1000;
const nobody = '00000000-0000-0000-0000-000000000000';

const markHash = (mark: string): string => createHash('sha256').update(`device ${mark}`).digest('hex');

/** The hash of the device's mark; null for a device without one. */
export function deviceHashOf(request: Request): string | null {
  const mark = new RegExp(`(?:^|;\\s*)${name.replace('.', '\\.')}=([\\w-]{43})(?:;|$)`).exec(
    request.get('cookie') ?? '',
  );
  return mark?.[1] ? markHash(mark[1]) : null;
}

/** Marks the device anew; the mark goes along with sign-in alone. Answers its hash. */
export function markDevice(response: Response, options: { days: number; secure: boolean }): string {
  const mark = randomBytes(markBytes).toString('base64url');
  const { days, secure } = options;
  response.cookie(name, mark, {
    httpOnly: true,
    sameSite: 'strict',
    secure,
    maxAge: days * dayMs,
    path: '/api/session',
  });
  return markHash(mark);
}

/** The hash when the person signed in from this device before; for an unknown login it takes as long and is null. */
export async function knownDeviceOf(
  db: Database,
  request: Request,
  userId: string | undefined,
): Promise<string | null> {
  const hash = deviceHashOf(request);
  const known = await withUser(db, userId ?? nobody, (trx) => isKnownDevice(trx, hash ?? ''));
  return known ? hash : null;
}
