/** Step 4: the answers on safety and risk are handed in; the worker scores them by the instrument in force. */
import { randomUUID } from 'node:crypto';
import { actSigned } from '#domain/case-clocks.ts';
import type { EngineVariables } from '#domain/engine-variables.ts';
import { dayOf } from '#domain/working-days.ts';
import type { AssessSubmission } from '#generated/form-types.ts';
import { insertFact } from '#store/case-facts-store.ts';
import type { Transaction } from '#store/database.ts';
import { placeOf } from '#store/places-store.ts';
import { rulebookOn } from '#store/rulebooks-store.ts';
import { changeClocks } from './change-clocks.ts';
import type { FormContext } from './form-context.ts';

export async function assessFamily(
  trx: Transaction,
  { owner, now, submissionId }: FormContext,
  data: AssessSubmission,
): Promise<EngineVariables> {
  const place = await placeOf(trx, owner.centreId);
  const instrument = await rulebookOn(trx, 'risk-instrument', dayOf(now, place.timeZone));
  const assessmentId = randomUUID();
  await insertFact(
    trx,
    'assessments',
    { id: assessmentId, caseId: owner.id, submissionId },
    {
      instrument_version: instrument.version,
      answers: data,
      act_signed_on: data.actSignedOn || null,
    },
  );
  if (data.actSignedOn) await changeClocks(trx, owner, actSigned, now);
  return { assessmentId };
}
