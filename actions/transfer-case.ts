/** Step 7: the family moved, its case was handed over and the receiver confirmed; until then we answer for it (domain.md §3 «Transfer»). */
import type { EngineVariables } from '#domain/engine-variables.ts';
import { caseTransferred } from '#domain/support-clocks.ts';
import type { TransferCaseSubmission } from '#generated/form-types.ts';
import type { Transaction } from '#store/database.ts';
import { insertSupportFact } from '#store/support-facts-store.ts';
import { changeClocks } from './change-clocks.ts';
import type { FormContext } from './form-context.ts';

export async function transferCase(
  trx: Transaction,
  { owner, part, now, submissionId }: FormContext,
  data: TransferCaseSubmission,
): Promise<EngineVariables> {
  const place = { caseId: owner.id, partId: part?.id ?? null, submissionId };
  await insertSupportFact(trx, 'case_transfers', place, {
    receiver_centre: data.receiverCentre,
    receiver_territory: data.receiverTerritory,
    documents: data.documents,
    sent_on: data.sentOn,
    acknowledged_on: data.acknowledgedOn,
    acknowledged_by: data.acknowledgedBy,
    note: data.note,
  });
  await changeClocks(trx, owner, caseTransferred(now), now, part?.id ?? null);
  return {};
}
