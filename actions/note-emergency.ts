/**
 * An emergency is over: what follows for the case depends on where it stands, by the table of docs/emergencies.md. An assessment on
 * the old evidence is made anew, open votes are withdrawn, a decision is looked at again.
 */
import { evidenceRenewed } from '#domain/emergency-clocks.ts';
import { type FollowUp, followUpOf, type Position } from '#domain/emergency-follow-up.ts';
import type { EngineVariables } from '#domain/engine-variables.ts';
import { type CaseState, lastProgress } from '#store/cases-store.ts';
import { withdrawAgenda } from '#store/consilium-store.ts';
import type { Transaction } from '#store/database.ts';
import { openEmergency, unfollowedEmergencies, updateEmergency } from '#store/emergencies-store.ts';
import { calledPart, type CasePart, findPart, updatePart } from '#store/parts-store.ts';
import { changeClocks } from './change-clocks.ts';
import { endDeadlines } from './end-deadlines.ts';
import type { JobContext } from './job-context.ts';
import { LineNotThere } from './line-not-there.ts';
import { tellLine } from './tell-line.ts';
import { withdrawPart } from './withdraw-part.ts';

const oldEvidence = 'EVIDENCE_RENEWED';
const toMembers = 'после экстренного реагирования сведения новые, решать нужно по ним';

/** A reassessment that the engine has lost is called again: its part goes on where it stood (actions/follow-up.ts). */
export async function noteEmergency(trx: Transaction, { owner, now }: JobContext): Promise<EngineVariables> {
  const lines = await linesOf(trx, owner);
  const isLost = lines.reassessment?.instanceKey === null;
  const [emergency] = await unfollowedEmergencies(trx, owner.id);
  if (!emergency) return { followUp: isLost ? 'REASSESS' : 'CASE_ASSESSES' };
  if ((await findPart(trx, emergency.partId))?.state === 'RUNNING') throw new LineNotThere();
  const position = await positionOf(trx, owner, lines);
  const next = followUpOf(position);
  if (next.act === 'WAIT') throw new LineNotThere();
  await follow(trx, { owner, lines, now }, next);
  const followUp = next.act === 'REASSESS' ? 'REASSESS' : 'CASE_ASSESSES';
  const stood = { step_at_end: owner.step, position_at_end: position.last };
  await updateEmergency(trx, emergency.partId, { ...stood, follow_up: followUp });
  if (followUp === 'CASE_ASSESSES') await updatePart(trx, emergency.partId, { followed_up_at: now });
  return { followUp: isLost ? 'REASSESS' : followUp };
}

/** What runs of the main line and of its reassessment. */
type Lines = {
  readonly consilium: CasePart | undefined;
  readonly reassessment: CasePart | undefined;
  readonly itsConsilium: CasePart | undefined;
};

async function linesOf(trx: Transaction, { id: caseId }: CaseState): Promise<Lines> {
  const call = { caseId, parentId: null };
  const consilium = await calledPart(trx, { ...call, callElement: 'consilium' });
  const reassessment = await calledPart(trx, { ...call, callElement: 'reassessment' });
  const itsConsilium =
    reassessment && (await calledPart(trx, { caseId, parentId: reassessment.id, callElement: 'consilium' }));
  return { consilium, reassessment, itsConsilium };
}

async function positionOf(trx: Transaction, owner: CaseState, lines: Lines): Promise<Position> {
  const { consilium, reassessment, itsConsilium } = lines;
  const last = await lastProgress(trx, owner.id);
  const ofReassessment = reassessment && (await lastProgress(trx, owner.id, reassessment.id));
  return {
    last: last?.elementId ?? null,
    recommendation: owner.recommendation,
    dataGapAccepted: (reassessment ?? owner).variables['dataGapAccepted'] === true,
    emergencyRuns: (await openEmergency(trx, owner.id)) !== undefined,
    consiliumRuns: consilium !== undefined,
    reassessment: reassessment
      ? { last: ofReassessment?.elementId ?? null, consiliumRuns: itsConsilium !== undefined }
      : null,
  };
}

type Scene = { readonly owner: CaseState; readonly lines: Lines; readonly now: string };

async function follow(trx: Transaction, { owner, lines, now }: Scene, next: FollowUp): Promise<void> {
  if (next.act === 'REASSESS') return changeClocks(trx, owner, evidenceRenewed(now), now);
  if (next.act !== 'TELL_ASSESSED' && next.act !== 'WITHDRAW_VOTES') return;
  const anew = next.line === 'REASSESSMENT';
  const partId = anew ? lines.reassessment?.id : undefined;
  const consilium = anew ? lines.itsConsilium : lines.consilium;
  const element = next.act === 'WITHDRAW_VOTES' ? 'votesWithdrawn' : 'emergencyAssessed';
  if (next.act === 'WITHDRAW_VOTES' && consilium) await withdrawVotes(trx, owner, consilium, now);
  await tellLine(trx, owner, { ...(partId ? { partId } : {}), element, message: 'evidence-renewed', now });
}

async function withdrawVotes(trx: Transaction, owner: CaseState, consilium: CasePart, now: string): Promise<void> {
  await withdrawAgenda(trx, consilium.id, toMembers, now);
  await withdrawPart(trx, owner, consilium, { reason: oldEvidence, cancel: false, now });
  await endDeadlines(trx, owner, { rules: ['T21'], at: now, how: 'CANCELLED' });
  await changeClocks(trx, owner, evidenceRenewed(now), now);
}
