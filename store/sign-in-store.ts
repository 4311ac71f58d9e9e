/** What sign-in counts and remembers: attempts by their budget, known devices, one-time credential tokens, passwords. */
import type { Budget, SignInRules } from '#domain/sign-in-rules.ts';
import type { Database, Transaction } from './database.ts';
import { rulebookOn } from './rulebooks-store.ts';

export type CredentialKind = 'INVITATION' | 'RESET';

/** The rules in force today. */
export async function signInRules(db: Database | Transaction): Promise<SignInRules> {
  const { rows } = await db.raw<{ rows: { today: string }[] }>("SELECT to_char(business_now(), 'YYYY-MM-DD') AS today");
  return (await rulebookOn(db, 'sign-in', rows[0]?.today ?? '')).content;
}

/** Takes one attempt; answers for how many seconds the budget is used up, 0 when the attempt may be made. */
export async function takeAttempt(db: Database, key: string, { limit, minutes }: Budget): Promise<number> {
  const asked = [key, limit, minutes];
  const { rows } = await db.raw<{ rows: { wait: number }[] }>('SELECT take_attempt(?, ?, ?) AS wait', asked);
  return rows[0]?.wait ?? 0;
}

/** After a success: the attempt itself, or with `ALL` what was used up before too. */
export async function giveAttemptBack(db: Database, key: string, what: 'ONE' | 'ALL'): Promise<void> {
  await db.raw('SELECT give_attempt_back(?, ?)', [key, what === 'ALL']);
}

/** Whether the transaction's user signed in from the device before. */
export async function isKnownDevice(trx: Transaction, tokenHash: string): Promise<boolean> {
  const row = await trx('known_devices').where({ token_hash: tokenHash }).first('token_hash');
  return row !== undefined;
}

/** Remembers the device of the transaction's user. */
export async function rememberDevice(trx: Transaction, userId: string, tokenHash: string): Promise<void> {
  const seen = { user_id: userId, token_hash: tokenHash, last_seen_at: trx.raw('clock_timestamp()') };
  await trx('known_devices').insert(seen).onConflict(['user_id', 'token_hash']).merge(['last_seen_at']);
}

/** The password of the transaction's user as it is kept. */
export async function ownPasswordHash(trx: Transaction): Promise<string | null> {
  const { rows } = await trx.raw<{ rows: { hash: string | null }[] }>('SELECT own_password_hash() AS hash');
  return rows[0]?.hash ?? null;
}

/** Gives the transaction's user a new password. */
export async function changeOwnPassword(trx: Transaction, passwordHash: string): Promise<void> {
  await trx.raw('SELECT change_own_password(?)', [passwordHash]);
}

/** When the password was changed last; null for the one given at first. */
export async function passwordChangedAt(trx: Transaction, userId: string): Promise<string | null> {
  const row = await trx('users').where({ id: userId }).first('password_changed_at');
  return (row?.password_changed_at as string | null | undefined) ?? null;
}

/** Keeps a token of a person in place of those given before; FORBIDDEN by the database for whom one does not administer. */
export async function keepCredentialToken(
  trx: Transaction,
  token: { tokenHash: string; userId: string; kind: CredentialKind; issuedBy: string; hours: number },
): Promise<string> {
  await trx('credential_tokens').where({ user_id: token.userId }).whereNull('used_at').delete();
  const expiresAt = trx.raw('clock_timestamp() + make_interval(hours => ?)', [token.hours]);
  const [row] = await trx('credential_tokens')
    .insert({
      token_hash: token.tokenHash,
      user_id: token.userId,
      kind: token.kind,
      issued_by: token.issuedBy,
      expires_at: expiresAt,
    })
    .returning('expires_at');
  return row.expires_at as string;
}

export type CredentialToken = { readonly userId: string; readonly kind: CredentialKind; readonly expiresAt: string };

/** A token that still holds. */
export async function credentialToken(db: Database, tokenHash: string): Promise<CredentialToken | undefined> {
  const { rows } = await db.raw<{ rows: { user_id: string; kind: CredentialKind; expires_at: string }[] }>(
    'SELECT * FROM credential_token_record(?)',
    [tokenHash],
  );
  const row = rows[0];
  return row && { userId: row.user_id, kind: row.kind, expiresAt: row.expires_at };
}

/** Uses the token up; false when it no longer holds. */
export async function useCredentialToken(trx: Transaction, tokenHash: string): Promise<boolean> {
  const { rows } = await trx.raw<{ rows: { whose: string | null }[] }>('SELECT use_credential_token(?) AS whose', [
    tokenHash,
  ]);
  return Boolean(rows[0]?.whose);
}
