/** Step 5: the protocol of the consilium with its votes; the worker settles what they came to. */
import { randomUUID } from 'node:crypto';
import type { EngineVariables } from '#domain/engine-variables.ts';
import type { CollegialDecisionSubmission } from '#generated/form-types.ts';
import { insertFact } from '#store/case-facts-store.ts';
import type { Transaction } from '#store/database.ts';
import type { FormContext } from './form-context.ts';

export async function recordCollegialDecision(
  trx: Transaction,
  { owner, submissionId }: FormContext,
  data: CollegialDecisionSubmission,
): Promise<EngineVariables> {
  await insertFact(
    trx,
    'consilium_protocols',
    { id: randomUUID(), caseId: owner.id, submissionId },
    {
      held_on: data.heldOn,
      members_total: data.membersTotal,
      members_present: data.membersPresent,
      votes_for: data.votesFor,
      votes_against: data.votesAgainst,
      votes_abstained: data.votesAbstained,
      computed_risk: owner.riskLevel,
      decided_risk: data.decidedRisk,
      divergence_reason: data.divergenceReason || null,
      proposed_decision: data.proposedDecision,
      dissent: data.dissent || null,
    },
  );
  return {};
}
