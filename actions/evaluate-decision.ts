/** Settles what the votes of a round came to and writes the protocol; an adopted decision starts the clocks of what follows. */
import { randomUUID } from 'node:crypto';
import { answerDue } from '#domain/case-clocks.ts';
import { decisionAdopted, votingEnded } from '#domain/consilium-clocks.ts';
import { countVotes, decideConsilium } from '#domain/consilium-decision.ts';
import type { EngineVariables } from '#domain/engine-variables.ts';
import { DomainError } from '#domain/error.ts';
import { roadDecided } from '#domain/support-clocks.ts';
import { dayOf } from '#domain/working-days.ts';
import { updateCase } from '#store/cases-store.ts';
import { type AgendaState, closeAgenda, insertProtocol, lastAgenda, votesOf } from '#store/consilium-store.ts';
import type { Transaction } from '#store/database.ts';
import { placeOf } from '#store/places-store.ts';
import { rulebookOn } from '#store/rulebooks-store.ts';
import { firstSignalOf } from '#store/signals-store.ts';
import { changeClocks } from './change-clocks.ts';
import type { JobContext } from './job-context.ts';
import { notePlanDecision } from './note-plan-decision.ts';
import { recordNoDecision } from './papers-of-decision.ts';
import { partOf } from './part-of.ts';

export async function evaluateDecision(trx: Transaction, context: JobContext): Promise<EngineVariables> {
  const part = partOf(context);
  const agenda = await lastAgenda(trx, part.id);
  if (!agenda || agenda.state === 'WITHDRAWN') throw new DomainError('NOT_FOUND');
  const consiliumResult = await settle(trx, context, agenda);
  await closeAgenda(trx, agenda.id, context.now);
  if (consiliumResult === 'NO_QUORUM' || consiliumResult === 'NOT_ADOPTED') {
    await changeClocks(trx, context.owner, votingEnded, context.now, part.id);
    await recordNoDecision(trx, context, agenda, consiliumResult);
  } else {
    await adopted(trx, context, agenda, consiliumResult);
  }
  return { consiliumResult };
}

async function settle(trx: Transaction, { owner, now }: JobContext, agenda: AgendaState) {
  const { timeZone } = await placeOf(trx, owner.centreId);
  const today = dayOf(now, timeZone);
  const { content: rule } = await rulebookOn(trx, 'consilium', today);
  const count = countVotes((await votesOf(trx, agenda.id)).map(({ vote }) => vote));
  const decision = decideConsilium({ ...count, proposedDecision: agenda.proposedDecision }, rule);
  await insertProtocol(trx, agenda, {
    ...count,
    id: randomUUID(),
    computedRisk: owner.riskLevel,
    decision,
    at: now,
  });
  return decision;
}

/** A decision on the case sets its road; one on a programme is noted there with what the members added to their votes. */
async function adopted(trx: Transaction, context: JobContext, agenda: AgendaState, decision: string): Promise<void> {
  const { owner, now } = context;
  await changeClocks(trx, owner, decisionAdopted(now), now, agenda.partId);
  if (agenda.agenda === 'CASE') {
    await updateCase(trx, owner.id, { decision });
    await changeClocks(trx, owner, roadDecided(decision, now), now);
    if (decision === 'NO_CASE') await awaitAnswer(trx, context);
    return;
  }
  const remarks = (await votesOf(trx, agenda.id)).flatMap(({ dissent, comment }) => [dissent, comment]).filter(Boolean);
  await notePlanDecision(trx, owner, { agenda: agenda.agenda, decision, remarks: remarks.join('\n'), now });
}

/** No case is opened: the one who reported is to be told so. */
async function awaitAnswer(trx: Transaction, { owner, now }: JobContext): Promise<void> {
  const signal = await firstSignalOf(trx, owner.id);
  await changeClocks(trx, owner, answerDue(signal?.receivedAt ?? now), now);
}
