/** Settles what the votes of the consilium came to; a decision starts the clocks of informing and of the plan. */
import { decisionMade } from '#domain/case-clocks.ts';
import { type ConsiliumOutcome, decideConsilium } from '#domain/consilium-decision.ts';
import type { EngineVariables } from '#domain/engine-variables.ts';
import { DomainError } from '#domain/error.ts';
import { dayOf } from '#domain/working-days.ts';
import { lastProtocol, writeProtocolDecision } from '#store/case-facts-store.ts';
import { updateCase } from '#store/cases-store.ts';
import type { Transaction } from '#store/database.ts';
import { placeOf } from '#store/places-store.ts';
import { rulebookOn } from '#store/rulebooks-store.ts';
import { changeClocks } from './change-clocks.ts';
import type { JobContext } from './job-context.ts';

export async function evaluateDecision(trx: Transaction, { owner, now }: JobContext): Promise<EngineVariables> {
  const protocol = await lastProtocol(trx, owner.id);
  if (!protocol) throw new DomainError('NOT_FOUND');
  const { timeZone } = await placeOf(trx, owner.centreId);
  const { content: rule } = await rulebookOn(trx, 'consilium', dayOf(now, timeZone));
  const proposedDecision = protocol.proposedDecision as ConsiliumOutcome;
  const decision = decideConsilium({ ...protocol, proposedDecision }, rule);
  await writeProtocolDecision(trx, protocol.id, decision);
  if (decision !== 'NO_QUORUM' && decision !== 'NOT_ADOPTED') {
    await updateCase(trx, owner.id, { decision });
    await changeClocks(trx, owner, decisionMade(decision, now), now);
  }
  return { decision };
}
