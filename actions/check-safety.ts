/** Emergency: the child was seen, or looked for; it is safe now, or the measures begin anew. */
import { safetyChecked } from '#domain/emergency-clocks.ts';
import type { EngineVariables } from '#domain/engine-variables.ts';
import type { CheckSafetySubmission } from '#generated/form-types.ts';
import type { Transaction } from '#store/database.ts';
import { addSafetyCheck } from '#store/emergencies-store.ts';
import { changeClocks } from './change-clocks.ts';
import type { FormContext } from './form-context.ts';
import { fileClaim } from './file-claim.ts';

export async function checkSafety(
  trx: Transaction,
  { owner, part, now, submissionId }: FormContext,
  data: CheckSafetySubmission,
): Promise<EngineVariables> {
  const { planKept, safetyNow } = data;
  const childSeen = data.childSeen === 'YES';
  if (part) await addSafetyCheck(trx, part.id, { at: now, submissionId, childSeen, planKept, safetyNow });
  await changeClocks(trx, owner, safetyChecked(childSeen, safetyNow === 'SAFE_NOW', now), now, part?.id);
  if (data.claimFiledOn) await fileClaim(trx, owner, { filedOn: data.claimFiledOn, now });
  return {};
}
