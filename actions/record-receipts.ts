/**
 * Step 6: what the bodies answered. As long as one of them is awaited, the task comes back with those that are left. What a body's
 * officer has answered here himself stands, whatever the task says of it meanwhile.
 */
import { receiptsIn } from '#domain/consilium-clocks.ts';
import type { EngineVariables } from '#domain/engine-variables.ts';
import { DomainError } from '#domain/error.ts';
import { type ReceiptState, receiptsOutcome } from '#domain/receipts.ts';
import type { RecordReceiptsSubmission } from '#generated/form-types.ts';
import type { Transaction } from '#store/database.ts';
import {
  closeNotice,
  isSelfAnswered,
  noticesOf,
  recordReceipt,
  recordReminder,
  takeAnswer,
} from '#store/notices-store.ts';
import { changeClocks } from './change-clocks.ts';
import type { FormContext } from './form-context.ts';
import { partOf } from './part-of.ts';

type Receipt = NonNullable<RecordReceiptsSubmission['receipts']>[number];

export async function recordReceipts(
  trx: Transaction,
  context: FormContext,
  data: RecordReceiptsSubmission,
): Promise<EngineVariables> {
  const { owner, now } = context;
  const part = partOf(context);
  const answered = new Set((await noticesOf(trx, owner.id, part.id)).filter(isSelfAnswered).map(({ id }) => id));
  const states: ReceiptState[] = [];
  for (const [index, receipt] of (data.receipts ?? []).entries()) {
    const place = { id: receipt.noticeId, partId: part.id };
    states.push(answered.has(receipt.noticeId) ? 'RECEIVED' : receipt.receiptState);
    if (answered.has(receipt.noticeId)) await takeAnswer(trx, place, now);
    else if (!(await record(trx, place, receipt, now))) throw unknownNotice(`receipts.${index}.receiptState`);
  }
  const outcome = receiptsOutcome(states);
  if (outcome === 'ALL_IN') await changeClocks(trx, owner, receiptsIn, now, part.id);
  return { receiptsOutcome: outcome };
}

async function record(
  trx: Transaction,
  place: { readonly id: string; readonly partId: string },
  receipt: Receipt,
  now: string,
): Promise<boolean> {
  const { receiptState, acknowledgedAt, replyWay, reply, remindedAt, closedReason } = receipt;
  if (receiptState === 'RECEIVED') {
    return recordReceipt(trx, place, {
      acknowledgedAt: acknowledgedAt ?? now,
      way: replyWay ?? '',
      reply: reply ?? '',
    });
  }
  if (receiptState === 'REMINDED') return recordReminder(trx, place, remindedAt ?? now);
  if (receiptState === 'CLOSED') return closeNotice(trx, place, closedReason ?? '');
  return true;
}

function unknownNotice(path: string): DomainError {
  return new DomainError('INVALID_INPUT', { fields: [{ path, message: 'Такого уведомления нет среди отправленных' }] });
}
