/** The time for voting is over: whoever has not voted counts as absent, and the consilium goes on with the votes it has. */
import type { CaseState } from '#store/cases-store.ts';
import { closeAgenda, lastAgenda, votesOf } from '#store/consilium-store.ts';
import type { Transaction } from '#store/database.ts';
import type { DeadlineState } from '#store/deadlines-store.ts';
import { findPart } from '#store/parts-store.ts';
import { tellLine } from './tell-line.ts';

/** Does nothing when all have voted: then the voting ends by itself. */
export async function closeVoting(
  trx: Transaction,
  { owner, deadline, now }: { readonly owner: CaseState; readonly deadline: DeadlineState; readonly now: string },
): Promise<void> {
  const part = deadline.partId === null ? undefined : await findPart(trx, deadline.partId);
  const agenda = part && (await lastAgenda(trx, part.id));
  if (!part || part.state !== 'RUNNING' || agenda?.state !== 'OPEN') return;
  const missing = (await votesOf(trx, agenda.id)).some(({ vote }) => vote === null);
  if (!missing) return;
  await closeAgenda(trx, agenda.id, now);
  await tellLine(trx, owner, { partId: part.id, element: 'votingClosed', message: 'voting-closed', now });
}
