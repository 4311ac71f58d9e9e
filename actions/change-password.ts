/** Gives a person a new password by the own wish or by a one-time link; every other session of the person ends. */
import { hash } from 'argon2';
import { DomainError } from '#domain/error.ts';
import { passwordFaults, type PasswordOwner } from '#domain/password-rules.ts';
import { writeAudit } from '#store/audit-store.ts';
import type { Database, Transaction } from '#store/database.ts';
import { endSessionsOf } from '#store/sessions-store.ts';
import { changeOwnPassword, signInRules, useCredentialToken } from '#store/sign-in-store.ts';

/** The hash of a new password; INVALID_INPUT with what is wrong with it. Made outside a transaction: it takes long. */
export async function acceptablePassword(db: Database, password: string, owner: PasswordOwner): Promise<string> {
  const faults = passwordFaults(password, owner, await signInRules(db));
  if (faults.length === 0) return hash(password);
  throw new DomainError('INVALID_INPUT', { fields: faults.map((message) => ({ path: 'password', message })) });
}

/** Changes the password of the transaction's user; the session with `exceptSid` stays. */
export async function changePassword(
  trx: Transaction,
  { userId, passwordHash, exceptSid }: { userId: string; passwordHash: string; exceptSid: string },
): Promise<void> {
  await changeOwnPassword(trx, passwordHash);
  await endSessionsOf(trx, userId, exceptSid);
  await note(trx, userId, 'CHANGE_PASSWORD');
}

/** Changes the password by a one-time link; LINK_EXPIRED when somebody used it meanwhile. */
export async function redeemCredentialToken(
  trx: Transaction,
  { userId, passwordHash, tokenHash }: { userId: string; passwordHash: string; tokenHash: string },
): Promise<void> {
  if (!(await useCredentialToken(trx, tokenHash))) throw new DomainError('LINK_EXPIRED');
  await changeOwnPassword(trx, passwordHash);
  await endSessionsOf(trx, userId);
  await note(trx, userId, 'CHOOSE_PASSWORD');
}

function note(trx: Transaction, userId: string, action: string): Promise<void> {
  return writeAudit(trx, { actorId: userId, actorKind: 'PERSON', action, subjectKind: 'user', subjectId: userId });
}
