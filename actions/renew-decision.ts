/**
 * After an emergency the consilium has decided anew: where the new decision differs, the case leaves its old road and goes the new
 * one; where it is the same, the road goes on; where the road has ended meanwhile, people are told what to do. What came of it is
 * recorded with the emergency.
 */
import { type RoadPlace, roadPlaceOf } from '#domain/emergency-follow-up.ts';
import type { EngineVariables } from '#domain/engine-variables.ts';
import { askAttention } from '#store/attention-store.ts';
import { type CaseState, lastProgress } from '#store/cases-store.ts';
import type { Transaction } from '#store/database.ts';
import { lastEmergency, updateEmergency } from '#store/emergencies-store.ts';
import { calledPart, type CasePart, runningParts } from '#store/parts-store.ts';
import { lastPlan, updatePlan } from '#store/rehab-plans-store.ts';
import { endDeadlines } from './end-deadlines.ts';
import { codeOf, type JobContext } from './job-context.ts';
import { LineNotThere } from './line-not-there.ts';
import { findPatronage } from './patronage-place.ts';
import { tellLine } from './tell-line.ts';
import { withdrawPart } from './withdraw-part.ts';

const renewed = 'DECISION_RENEWED';
const tooLate = 'DECISION_TOO_LATE';
/** Roads on which the family's programme and its visits go on. */
const withProgramme = new Set(['OPEN_CASE', 'SUBMIT_SOP_TO_KDN', 'GUARDIANSHIP_MEASURES']);
/** Duties that only one road knows. */
const dutiesOfRoads: Readonly<Record<string, string>> = { NO_CASE: 'T29' };

export async function renewDecision(trx: Transaction, { owner, variables, now }: JobContext): Promise<EngineVariables> {
  const before = codeOf(owner.variables, 'decision');
  const after = codeOf(variables, 'decision');
  const place = await placeOnRoad(trx, owner);
  if (place === 'PASSING') throw new LineNotThere();
  if (place === 'ON_ROAD' && after !== null && after !== before) {
    await leaveRoad(trx, owner, before, now);
    if (!withProgramme.has(after)) await endProgramme(trx, owner, now);
    const answer = { decision: after, resolution: null, planKind: null };
    await tellLine(trx, owner, { element: 'decisionRenewed', message: 'decision-renewed', variables: answer, now });
  }
  if (place === 'OFF_ROAD' && after !== null && after !== before) {
    await askAttention(trx, owner, { code: tooLate, decision: after, decisionBefore: before }, now);
  }
  const emergency = await lastEmergency(trx, owner.id);
  if (emergency) await updateEmergency(trx, emergency.partId, { decision_before: before, decision_after: after });
  return {};
}

async function placeOnRoad(trx: Transaction, owner: CaseState): Promise<RoadPlace> {
  const consilium = await calledPart(trx, { caseId: owner.id, parentId: null, callElement: 'consilium' });
  if (consilium) return 'BEFORE_ROAD';
  const last = await lastProgress(trx, owner.id);
  return roadPlaceOf(last?.elementId ?? null, owner.variables);
}

/** Informing of the old decision and everything that was called on its road end; notices that went out stay as they are. */
async function leaveRoad(trx: Transaction, owner: CaseState, before: string | null, now: string): Promise<void> {
  const isOfRoad = (part: CasePart): boolean =>
    part.beside ? part.processId === 'inform-agencies' : part.parentId === null && part.callElement !== 'reassessment';
  for (const part of (await runningParts(trx, owner.id)).filter(isOfRoad)) {
    await withdrawPart(trx, owner, part, { reason: renewed, cancel: part.beside, now });
  }
  const duty = dutiesOfRoads[before ?? ''];
  if (duty) await endDeadlines(trx, owner, { rules: [duty], at: now, how: 'CANCELLED' });
}

async function endProgramme(trx: Transaction, owner: CaseState, now: string): Promise<void> {
  const plan = await lastPlan(trx, owner.id, ['ACTIVE', 'REVIEW']);
  if (plan) await updatePlan(trx, plan.id, { state: 'TERMINATED', ended_at: now });
  const patronage = await findPatronage(trx, owner.id);
  if (!patronage || patronage.place === 'ENDED') return;
  const { id: partId } = patronage.part;
  await tellLine(trx, owner, { partId, element: 'patronageEnded', message: 'patronage-ended', now });
}
