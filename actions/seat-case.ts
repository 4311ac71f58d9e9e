/**
 * The engine has begun an instance of a case: is it the one we want, and where does the case stand? A case seated anew
 * (other release, lost engine) goes on after the element that was answered last.
 */
import type { EngineVariables } from '#domain/engine-variables.ts';
import { DomainError } from '#domain/error.ts';
import { lastProgress, lockCase, updateCase } from '#store/cases-store.ts';
import type { Transaction } from '#store/database.ts';
import { elementAfter } from '#store/elements-store.ts';

export type Seating =
  | { readonly outcome: 'DOUBLE' }
  | { readonly outcome: 'START' }
  | { readonly outcome: 'GO_ON'; readonly at: string; readonly variables: EngineVariables };

/** DOUBLE: the case ended, or another seat holds it. RULE_MISSING: the release has no way on from where the case stands. */
export async function seatCase(
  trx: Transaction,
  input: { caseId: string; seat: number; epoch: string; release: number; processId: string },
): Promise<Seating> {
  const owner = await lockCase(trx, input.caseId);
  if (!owner || owner.status === 'CLOSED' || owner.seat !== input.seat) return { outcome: 'DOUBLE' };
  await updateCase(trx, owner.id, { epoch: input.epoch });
  const last = await lastProgress(trx, owner.id);
  if (!last) return { outcome: 'START' };
  const at = await elementAfter(trx, input.release, input.processId, last.elementId);
  if (!at) throw new DomainError('RULE_MISSING');
  return { outcome: 'GO_ON', at, variables: owner.variables };
}
