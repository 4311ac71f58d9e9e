/**
 * The body has answered an immediate notice: whoever sent it, or works on the case, notes the moment and the answer on the case card.
 * Its process has ended with the sending, so that a new danger can be told at once; notices of results are answered in their own task.
 */
import { DomainError } from '#domain/error.ts';
import { writeAudit } from '#store/audit-store.ts';
import { lockCase } from '#store/cases-store.ts';
import { announce } from '#store/changes-store.ts';
import type { Transaction } from '#store/database.ts';
import { isAwaited, noticesOf, recordReceipt } from '#store/notices-store.ts';

type Receipt = {
  readonly caseId: string;
  readonly noticeId: string;
  readonly receivedAt: string;
  readonly reply: string;
};

/** NOT_FOUND: no immediate notice of the case awaits an answer under this id. INVALID_INPUT: before the sending or in the future. */
export async function noteReceipt(
  trx: Transaction,
  { caseId, noticeId, receivedAt, reply }: Receipt,
  { userId, now }: { readonly userId: string; readonly now: string },
): Promise<void> {
  const owner = await lockCase(trx, caseId);
  const notice = owner && (await noticesOf(trx, caseId)).find(({ id }) => id === noticeId);
  if (!notice?.partId || notice.kind !== 'IMMEDIATE' || !isAwaited(notice)) throw new DomainError('NOT_FOUND');
  const at = Date.parse(receivedAt);
  if (at < Date.parse(notice.sentAt ?? receivedAt) || at > Date.parse(now)) throw wrongMoment();
  const receipt = { acknowledgedAt: new Date(at).toISOString(), way: '', reply };
  await recordReceipt(trx, { id: noticeId, partId: notice.partId }, receipt);
  const deed = { action: 'NOTE_RECEIPT', subjectKind: 'notice', subjectId: noticeId, caseId };
  await writeAudit(trx, { actorId: userId, actorKind: 'PERSON', ...deed });
  await announce(trx, ['cases'], caseId);
}

function wrongMoment(): DomainError {
  const message = 'Ответ приходит после отправки и не в будущем: проверьте дату и время';
  return new DomainError('INVALID_INPUT', { fields: [{ path: 'receivedAt', message }] });
}
