/** Step 7: the card of a visit of internal watch. A threat found there starts the emergency beside the case at once. */
import { randomUUID } from 'node:crypto';
import type { EngineVariables } from '#domain/engine-variables.ts';
import { familyVisited } from '#domain/support-clocks.ts';
import type { WatchVisitSubmission } from '#generated/form-types.ts';
import { insertFact } from '#store/case-facts-store.ts';
import type { Transaction } from '#store/database.ts';
import { beginEmergency } from './begin-emergency.ts';
import { changeClocks } from './change-clocks.ts';
import type { FormContext } from './form-context.ts';

export async function recordWatchVisit(
  trx: Transaction,
  { owner, part, userId, now, submissionId }: FormContext,
  data: WatchVisitSubmission,
): Promise<EngineVariables> {
  await insertFact(
    trx,
    'home_visits',
    { id: randomUUID(), caseId: owner.id, submissionId },
    {
      part_id: part?.id ?? null,
      purpose: 'WATCH',
      visited_on: data.visitedOn,
      kind: 'PLANNED',
      child_seen: data.childSeen === 'YES',
      outcome: data.newThreat === 'YES' ? 'NEW_THREAT' : data.watchResult,
      regime: null,
      regime_reason: null,
      answers: data,
    },
  );
  await changeClocks(trx, owner, familyVisited, now, part?.id ?? null);
  if (data.newThreat === 'YES') {
    const reason = data.newThreats || 'При посещении обнаружена новая угроза';
    await beginEmergency(trx, owner, { source: 'VISIT', cause: null, reason, startedBy: userId }, now);
  }
  return {};
}
