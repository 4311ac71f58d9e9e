/**
 * Emergency: a child was removed by decision of an authority (Family Code art. 77): the act, where the child is, the prosecutor, the
 * claim in court. A later removal in the same emergency replaces what is shown of the former one; both submissions stay.
 */
import { claimDue, claimFiled, removalRecorded } from '#domain/emergency-clocks.ts';
import type { EngineVariables } from '#domain/engine-variables.ts';
import type { RecordRemovalSubmission } from '#generated/form-types.ts';
import type { Transaction } from '#store/database.ts';
import { updateEmergency } from '#store/emergencies-store.ts';
import { lastSubmission } from '#store/submissions-store.ts';
import { changeClocks } from './change-clocks.ts';
import type { FormContext } from './form-context.ts';

export async function recordRemoval(
  trx: Transaction,
  { owner, part, now }: FormContext,
  data: RecordRemovalSubmission,
): Promise<EngineVariables> {
  const measures = await lastSubmission(trx, owner.id, 'urgentMeasures');
  const decidedBy = typeof measures?.['whoDecidedRemoval'] === 'string' ? measures['whoDecidedRemoval'] : null;
  const { removedAt, placement, placedAt, prosecutorNotifiedAt } = data;
  const removal = {
    actNumber: data.removalActNumber,
    removedAt,
    decidedBy,
    placement,
    placedAt,
    prosecutorNotifiedAt,
  };
  const filed = data.claimState === 'FILED' && data.claimFiledOn ? { claim_filed_on: data.claimFiledOn } : {};
  if (part) await updateEmergency(trx, part.id, { removal, ...filed });
  await changeClocks(trx, owner, removalRecorded(now), now, part?.id);
  await changeClocks(trx, owner, claimDue(removedAt), now);
  if (data.claimState === 'FILED') await changeClocks(trx, owner, claimFiled, now);
  return {};
}
