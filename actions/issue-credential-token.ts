/**
 * Gives an administrator a one-time link for a person: to enter for the first time (invitation) or to choose a new password (reset).
 * Only the hash of the token is kept; links given before fall. For people whom one administers, else FORBIDDEN by the database.
 */
import { createHash, randomBytes } from 'node:crypto';
import type { Transaction } from '#store/database.ts';
import { type CredentialKind, keepCredentialToken, signInRules } from '#store/sign-in-store.ts';
import { type Keeper, noteAdministration } from './note-administration.ts';

type Asked = { readonly userId: string; readonly kind: CredentialKind };
/** The path to hand over, shown this once. */
export type CredentialLink = { readonly path: string; readonly expiresAt: string };

const tokenBytes = 32;

export async function issueCredentialToken(trx: Transaction, asked: Asked, keeper: Keeper): Promise<CredentialLink> {
  const rules = await signInRules(trx);
  const token = randomBytes(tokenBytes).toString('base64url');
  const hours = asked.kind === 'INVITATION' ? rules.invitationHours : rules.resetHours;
  const kept = { ...asked, issuedBy: keeper.userId, tokenHash: credentialTokenHash(token), hours };
  const expiresAt = await keepCredentialToken(trx, kept);
  await noteAdministration(trx, keeper, {
    action: asked.kind === 'INVITATION' ? 'ISSUE_INVITATION' : 'ISSUE_PASSWORD_RESET',
    subjectKind: 'user',
    subjectId: asked.userId,
  });
  return { path: `/credentials/${token}`, expiresAt };
}

/** How a token is kept. */
export const credentialTokenHash = (token: string): string => createHash('sha256').update(token).digest('hex');
