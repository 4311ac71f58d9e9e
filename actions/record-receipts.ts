/** Step 6: what the bodies answered. As long as one of them is awaited, the task comes back with those that are left. */
import { receiptsIn } from '#domain/consilium-clocks.ts';
import type { EngineVariables } from '#domain/engine-variables.ts';
import { DomainError } from '#domain/error.ts';
import { receiptsOutcome } from '#domain/receipts.ts';
import type { RecordReceiptsSubmission } from '#generated/form-types.ts';
import type { Transaction } from '#store/database.ts';
import { closeNotice, recordReceipt, recordReminder } from '#store/notices-store.ts';
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
  const receipts = data.receipts ?? [];
  for (const [index, receipt] of receipts.entries()) {
    const known = await record(trx, { id: receipt.noticeId, partId: part.id }, receipt, now);
    if (!known) throw unknownNotice(`receipts.${index}.receiptState`);
  }
  const outcome = receiptsOutcome(receipts.map(({ receiptState }) => receiptState));
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
