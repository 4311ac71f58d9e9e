/** Keys of repeated requests: the first request of a key does the deed, later ones get its answer. */
import type { Transaction } from './database.ts';

export type KeptAnswer = {
  readonly operation: string;
  readonly requestHash: string;
  readonly status: number;
  readonly body: unknown;
};

/** The answer kept for the key; waits for a request of the same key that is still under way. */
export async function keptAnswer(trx: Transaction, userId: string, key: string): Promise<KeptAnswer | undefined> {
  await trx.raw('SELECT pg_advisory_xact_lock(hashtextextended(?, 13))', [`${userId}:${key}`]);
  const row = await trx('idempotency_keys').where({ user_id: userId, key }).first();
  return row && { operation: row.operation, requestHash: row.request_hash, status: row.status, body: row.body };
}

/** Keeps the answer in the transaction of the deed. */
export async function keepAnswer(trx: Transaction, userId: string, key: string, answer: KeptAnswer): Promise<void> {
  await trx('idempotency_keys').insert({
    user_id: userId,
    key,
    operation: answer.operation,
    request_hash: answer.requestHash,
    status: answer.status,
    body: JSON.stringify(answer.body ?? null),
  });
}
