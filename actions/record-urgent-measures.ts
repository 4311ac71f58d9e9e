/** Emergency: who was informed, what holds each threat, who decided on a removal. The software records it and removes nobody. */
import { randomUUID } from 'node:crypto';
import { measuresTaken } from '#domain/emergency-clocks.ts';
import type { EngineVariables } from '#domain/engine-variables.ts';
import type { UrgentMeasuresSubmission } from '#generated/form-types.ts';
import { insertFact } from '#store/case-facts-store.ts';
import type { Transaction } from '#store/database.ts';
import { changeClocks } from './change-clocks.ts';
import type { FormContext } from './form-context.ts';

export async function recordUrgentMeasures(
  trx: Transaction,
  { owner, part, now, submissionId }: FormContext,
  data: UrgentMeasuresSubmission,
): Promise<EngineVariables> {
  await insertFact(
    trx,
    'urgent_measures',
    { id: randomUUID(), caseId: owner.id, submissionId },
    {
      guardianship_informed_at: data.guardianshipInformedAt || null,
      police_informed_at: data.policeInformedAt || null,
      safety_plan_signed_at: data.safetyPlanSignedAt || null,
      answers: data,
    },
  );
  await changeClocks(trx, owner, measuresTaken(data.removalDecision === 'REMOVED', now), now, part?.id);
  return {};
}
