/** One-time links: who holds one chooses a password and is in, or goes on with the second step as at sign-in. */
import type { Router } from 'express';
import { acceptablePassword, redeemCredentialToken } from '#actions/change-password.ts';
import { credentialTokenHash } from '#actions/issue-credential-token.ts';
import { DomainError } from '#domain/error.ts';
import { withUser } from '#store/database.ts';
import { loginOf, signedInPerson } from '#store/people-store.ts';
import { credentialToken, signInRules } from '#store/sign-in-store.ts';
import * as declared from './credentials-schemas.ts';
import { type Door, enter, holdForSecondStep, stepAfterPassword } from './enter.ts';
import { operate } from './operate.ts';

export function credentialRoutes(router: Router, door: Door): void {
  operate(router, door, declared.readCredentialLink, async ({ body }) => {
    const { kind, expiresAt, owner } = await holder(door, body.token);
    const { shortestPassword } = await signInRules(door.db);
    return { kind, expiresAt, shortestPassword, ...owner };
  });

  operate(router, door, declared.choosePassword, async ({ body, request }) => {
    const { userId, owner } = await holder(door, body.token);
    const passwordHash = await acceptablePassword(door.db, body.password, owner);
    const tokenHash = credentialTokenHash(body.token);
    await withUser(door.db, userId, (trx) => redeemCredentialToken(trx, { userId, passwordHash, tokenHash }));
    const step = await stepAfterPassword(door, userId);
    if (step) await holdForSecondStep(request, { userId, step });
    else await enter(door, request, userId, 'PASSWORD');
    return { next: step ?? ('SIGNED_IN' as const) };
  });
}

/** Whom a link that still holds belongs to; LINK_EXPIRED. */
async function holder({ db }: Door, token: string) {
  const found = await credentialToken(db, credentialTokenHash(token));
  if (!found) throw new DomainError('LINK_EXPIRED');
  const { userId } = found;
  const owner = await withUser(db, userId, async (trx) => {
    const person = await signedInPerson(trx);
    if (!person) throw new DomainError('LINK_EXPIRED');
    return { login: await loginOf(trx, userId), fullName: person.fullName };
  });
  return { ...found, owner };
}
