/** The head of the unit looks into a case that was opened in an emergency: accepted, or objected to with words, which ends it at once. */
import { DomainError } from '#domain/error.ts';
import { writeAudit } from '#store/audit-store.ts';
import { reviewGlassRow } from '#store/break-glass-store.ts';
import { announce } from '#store/changes-store.ts';
import type { Transaction } from '#store/database.ts';

type Input = { readonly id: string; readonly review: 'ACCEPTED' | 'OBJECTED'; readonly note: string };

/** NOT_FOUND: nothing waits for this person's review. INVALID_INPUT: an objection without words. */
export async function reviewBreakGlass(
  trx: Transaction,
  input: Input,
  { userId, now }: { readonly userId: string; readonly now: string },
): Promise<void> {
  if (input.review === 'OBJECTED' && input.note === '') {
    throw new DomainError('INVALID_INPUT', { fields: [{ path: 'note', message: 'Напишите, в чём возражение' }] });
  }
  const caseId = await reviewGlassRow(trx, { ...input, userId, now });
  if (!caseId) throw new DomainError('NOT_FOUND');
  const deed = {
    actorId: userId,
    actorKind: 'PERSON',
    action: 'REVIEW_BREAK_GLASS',
    subjectKind: 'breakGlass',
  } as const;
  await writeAudit(trx, { ...deed, subjectId: input.id, caseId, details: { review: input.review } });
  await announce(trx, ['tasks', 'alarms', 'cases'], caseId);
}
