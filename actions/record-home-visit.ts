/** Step 7: the card of a visit of patronage. What a new threat starts is the business of the next worker. */
import { randomUUID } from 'node:crypto';
import type { EngineVariables } from '#domain/engine-variables.ts';
import { familyVisited } from '#domain/support-clocks.ts';
import type { HomeVisitSubmission } from '#generated/form-types.ts';
import { insertFact } from '#store/case-facts-store.ts';
import type { Transaction } from '#store/database.ts';
import { changeClocks } from './change-clocks.ts';
import type { FormContext } from './form-context.ts';

export async function recordHomeVisit(
  trx: Transaction,
  { owner, part, now, submissionId }: FormContext,
  data: HomeVisitSubmission,
): Promise<EngineVariables> {
  await insertFact(
    trx,
    'home_visits',
    { id: randomUUID(), caseId: owner.id, submissionId },
    {
      part_id: part?.id ?? null,
      purpose: 'PATRONAGE',
      visited_on: data.visitedOn,
      kind: data.planned,
      child_seen: data.childSeen === 'YES',
      outcome: data.visitOutcome,
      regime: data.regime || null,
      regime_reason: data.regimeReason || null,
      answers: data,
    },
  );
  await changeClocks(trx, owner, familyVisited, now, part?.id ?? null);
  return {};
}
