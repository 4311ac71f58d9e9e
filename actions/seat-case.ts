/**
 * The engine has begun an instance of a case: is it the one we want, and where does the case stand? A case seated anew
 * (other release, lost engine) goes on after the element that was answered last.
 */
import { lockCase, updateCase } from '#store/cases-store.ts';
import type { Transaction } from '#store/database.ts';
import { goOn, type Seating } from './go-on.ts';

/** DOUBLE: the case ended, or another seat holds it. RULE_MISSING: the release has no way on from where the case stands. */
export async function seatCase(
  trx: Transaction,
  input: { caseId: string; seat: number; epoch: string; release: number; processId: string },
): Promise<Seating> {
  const owner = await lockCase(trx, input.caseId);
  if (!owner || owner.status === 'CLOSED' || owner.seat !== input.seat) return { outcome: 'DOUBLE' };
  await updateCase(trx, owner.id, { epoch: input.epoch });
  const { release, processId } = input;
  return goOn(trx, { caseId: owner.id, partId: null, release, processId }, owner.variables);
}
