/**
 * Attempts under budgets, so that guessing is slow and nobody can lock others out by it: a stranger uses up the budget of his own
 * address and the login he tries, a device that the person signed in from before has one of its own. Decision 0018.
 */
import { createHash } from 'node:crypto';
import type { Request } from 'express';
import { DomainError } from '#domain/error.ts';
import type { Budget } from '#domain/sign-in-rules.ts';
import type { Database } from '#store/database.ts';
import { giveAttemptBack, takeAttempt } from '#store/sign-in-store.ts';

/** `ALL`: a success clears the budget; `ONE`: it only takes its own attempt back, others share the budget. */
export type Counted = { readonly key: string; readonly budget: Budget; readonly onSuccess: 'ALL' | 'ONE' };

/** Does the work when every budget allows it; a failure of the work stays counted. Attempts that run at once are counted before. */
export async function underBudgets<T>(
  db: Database,
  request: Request,
  counted: readonly Counted[],
  work: () => Promise<T>,
): Promise<T> {
  for (const { key, budget } of counted) {
    const waitSeconds = await takeAttempt(db, key, budget);
    if (waitSeconds === 0) continue;
    request.res?.set('Retry-After', String(waitSeconds));
    throw new DomainError('TOO_MANY_ATTEMPTS');
  }
  const result = await work();
  for (const { key, onSuccess } of counted) await giveAttemptBack(db, key, onSuccess);
  return result;
}

/** The name of a budget: neither logins nor addresses are kept. */
export function budgetKey(...parts: readonly string[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex');
}

const ipv6Groups = 4;

/** The sender's address; of IPv6 the network, for its owner has the rest of the address to choose from. */
export function senderOf(request: Request): string {
  const address = request.ip ?? '';
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (mapped) return mapped;
  return address.includes(':') ? fullGroups(address).slice(0, ipv6Groups).join(':') : address;
}

function fullGroups(address: string): readonly string[] {
  const [head = '', tail] = address.split('::');
  const before = head.split(':').filter(Boolean);
  const after = (tail ?? '').split(':').filter(Boolean);
  const gap = tail === undefined ? 0 : Math.max(0, ipv6Groups * 2 - before.length - after.length);
  return [...before, ...Array.from({ length: gap }, () => '0'), ...after];
}
