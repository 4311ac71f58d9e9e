/** A case ends: its clocks fall away; the process comes to its end by itself. */
import type { CaseState } from '#store/cases-store.ts';
import { updateCase } from '#store/cases-store.ts';
import type { Transaction } from '#store/database.ts';
import { endDeadlines } from './end-deadlines.ts';

export async function endCase(
  trx: Transaction,
  owner: CaseState,
  input: { outcome: string; at: string },
): Promise<void> {
  await endDeadlines(trx, owner, { at: input.at, how: 'CANCELLED' });
  await updateCase(trx, owner.id, { status: 'CLOSED', outcome: input.outcome, closed_at: input.at });
}
