/** A paper that was issued in error is cancelled with a reason by the head of the unit; its entry stays in the journal. */
import { DomainError } from '#domain/error.ts';
import { writeAudit } from '#store/audit-store.ts';
import { announce } from '#store/changes-store.ts';
import type { Transaction } from '#store/database.ts';
import { cancelPaperRow, findPaper } from '#store/papers-store.ts';

/** NOT_FOUND: no such paper for this person. PAPER_CANCELLED: it is no longer valid anyway. */
export async function cancelPaper(
  trx: Transaction,
  input: { readonly paperId: string; readonly reason: string },
  { userId, now }: { readonly userId: string; readonly now: string },
): Promise<void> {
  const paper = await findPaper(trx, input.paperId);
  if (!paper) throw new DomainError('NOT_FOUND');
  if (paper.state === 'CANCELLED') throw new DomainError('PAPER_CANCELLED');
  const cancelled = await cancelPaperRow(trx, paper.id, { reason: input.reason, userId, at: now });
  if (!cancelled) throw new DomainError('FORBIDDEN');
  const { id, caseId } = paper;
  const deed = { actorId: userId, actorKind: 'PERSON', action: 'CANCEL_PAPER', subjectKind: 'paper' } as const;
  await writeAudit(trx, { ...deed, subjectId: id, caseId });
  await announce(trx, ['cases'], caseId);
}
