/** Second factors: the sealed secret of a telephone and the hashes of recovery codes, of the transaction's user alone. */
import type { Transaction } from './database.ts';

/** What a sealed secret belongs to. */
export const secondFactorContext = (userId: string): string => `second-factor:${userId}`;

export type SecondFactor = {
  /** The secret in use; null until the first code confirmed one. */
  readonly sealedSecret: Buffer | null;
  /** A secret that waits for its first code. */
  readonly begunSecret: Buffer | null;
  readonly confirmedAt: string | null;
  /** The counter of the code used last. */
  readonly lastCounter: number;
};

/** The second factor of the transaction's user, confirmed or just begun; held until the transaction ends, so that a code serves once. */
export async function secondFactorOf(trx: Transaction, userId: string): Promise<SecondFactor | undefined> {
  const row = await trx('second_factors').where({ user_id: userId }).forUpdate().first();
  if (!row) return undefined;
  return {
    sealedSecret: row.sealed_secret,
    begunSecret: row.begun_secret,
    confirmedAt: row.confirmed_at,
    lastCounter: Number(row.last_counter),
  };
}

/** Begins a second factor; the one in use stays so until the new one is confirmed. */
export async function beginSecondFactor(trx: Transaction, userId: string, begunSecret: Buffer): Promise<void> {
  const row = { user_id: userId, begun_secret: begunSecret };
  await trx('second_factors').insert(row).onConflict('user_id').merge(['begun_secret']);
}

/** Takes the begun secret into use. */
export async function confirmSecondFactor(trx: Transaction, userId: string, counter: number): Promise<void> {
  await trx('second_factors')
    .where({ user_id: userId })
    .update({
      sealed_secret: trx.ref('begun_secret'),
      begun_secret: null,
      last_counter: counter,
      confirmed_at: trx.raw('business_now()'),
    });
}

/** Notes a code that was right. */
export async function noteUsedCode(trx: Transaction, userId: string, counter: number): Promise<void> {
  await trx('second_factors').where({ user_id: userId }).update({ last_counter: counter });
}

/** Removes the own second factor with its recovery codes. */
export async function removeSecondFactor(trx: Transaction, userId: string): Promise<void> {
  await trx('recovery_codes').where({ user_id: userId }).delete();
  await trx('second_factors').where({ user_id: userId }).delete();
}

/** Keeps a set of recovery codes in place of the former. */
export async function keepRecoveryCodes(trx: Transaction, userId: string, hashes: readonly string[]): Promise<void> {
  await trx('recovery_codes').where({ user_id: userId }).delete();
  await trx('recovery_codes').insert(hashes.map((hash) => ({ user_id: userId, code_hash: hash })));
}

/** Uses a recovery code up; false when there is none such left. */
export async function useRecoveryCode(trx: Transaction, userId: string, hash: string): Promise<boolean> {
  const used = await trx('recovery_codes')
    .where({ user_id: userId, code_hash: hash })
    .whereNull('used_at')
    .update({ used_at: trx.raw('business_now()') });
  return used > 0;
}

export async function recoveryCodesLeft(trx: Transaction, userId: string): Promise<number> {
  const row = await trx('recovery_codes').where({ user_id: userId }).whereNull('used_at').count('* as n').first();
  return Number(row?.n ?? 0);
}

/** Takes the second factor away from somebody whom the transaction's user administers; false when there was none. */
export async function resetSecondFactor(trx: Transaction, userId: string): Promise<boolean> {
  const { rows } = await trx.raw<{ rows: { done: boolean }[] }>('SELECT reset_second_factor(?) AS done', [userId]);
  return rows[0]?.done ?? false;
}

/** Whether a person has a confirmed second factor; false for whom the transaction's user does not administer. */
export async function hasSecondFactor(trx: Transaction, userId: string): Promise<boolean> {
  const { rows } = await trx.raw<{ rows: { has: boolean }[] }>('SELECT has_second_factor(?) AS has', [userId]);
  return rows[0]?.has ?? false;
}
