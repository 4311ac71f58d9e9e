/** Step 7: the package leaves for the commission on minors; its decision is counted from then (domain.md §2 step 5, T14). */
import type { EngineVariables } from '#domain/engine-variables.ts';
import { commissionAsked, commissionPackageSent } from '#domain/support-clocks.ts';
import type { SubmitToCommissionSubmission } from '#generated/form-types.ts';
import type { Transaction } from '#store/database.ts';
import { insertSupportFact } from '#store/support-facts-store.ts';
import { changeClocks } from './change-clocks.ts';
import type { FormContext } from './form-context.ts';

export async function submitToCommission(
  trx: Transaction,
  { owner, part, now, submissionId }: FormContext,
  data: SubmitToCommissionSubmission,
): Promise<EngineVariables> {
  const partId = part?.id ?? null;
  await insertSupportFact(
    trx,
    'commission_submissions',
    { caseId: owner.id, partId, submissionId },
    {
      commission: data.commission,
      contents: data.contents,
      sent_on: data.sentOn,
      outgoing_number: data.outgoingNumber,
      question: data.question,
    },
  );
  await changeClocks(trx, owner, commissionPackageSent, now, partId);
  await changeClocks(trx, owner, commissionAsked(now), now, partId);
  return {};
}
