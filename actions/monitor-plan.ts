/** Step 7: how the programme goes in a period: measures, potential, reaction, risk, dynamics, and what is proposed to the consilium. */
import type { EngineVariables } from '#domain/engine-variables.ts';
import { DomainError } from '#domain/error.ts';
import { settlePotential } from '#domain/rehab-potential.ts';
import { guardianshipSettled, planMonitored } from '#domain/support-clocks.ts';
import { dayOf } from '#domain/working-days.ts';
import type { MonitorPlanSubmission } from '#generated/form-types.ts';
import type { Transaction } from '#store/database.ts';
import { placeOf } from '#store/places-store.ts';
import { setMeasureStatus, updatePlan } from '#store/rehab-plans-store.ts';
import { rulebookOn } from '#store/rulebooks-store.ts';
import { insertSupportFact, lastSupportFact, updateSupportFact } from '#store/support-facts-store.ts';
import { changeClocks } from './change-clocks.ts';
import type { FormContext } from './form-context.ts';
import { planInWork } from './plan-in-work.ts';

export async function monitorPlan(
  trx: Transaction,
  context: FormContext,
  data: MonitorPlanSubmission,
): Promise<EngineVariables> {
  const { owner, part, now } = context;
  const plan = await planInWork(trx, owner, ['ACTIVE', 'REVIEW']);
  await markMeasures(trx, plan.id, data, now);
  await keepReview(trx, context, plan.id, data);
  await updatePlan(trx, plan.id, { state: 'REVIEW', phase: data.phase });
  await changeClocks(trx, owner, planMonitored, now, part?.id ?? null);
  if (data.guardianshipSettledOn) await settleGuardianship(trx, context, data.guardianshipSettledOn);
  return {};
}

async function markMeasures(
  trx: Transaction,
  planId: string,
  { measures = [] }: MonitorPlanSubmission,
  at: string,
): Promise<void> {
  for (const [index, { measureId, status, reason, evidence }] of measures.entries()) {
    const measure = { id: measureId, status, reason: reason || null, evidence: evidence || null, at };
    if (await setMeasureStatus(trx, planId, measure)) continue;
    const message = 'Этого мероприятия нет в программе: обновите страницу.';
    throw new DomainError('INVALID_INPUT', { fields: [{ path: `measures.${index}.measureId`, message }] });
  }
}

async function keepReview(
  trx: Transaction,
  { owner, part, now, submissionId }: FormContext,
  planId: string,
  data: MonitorPlanSubmission,
): Promise<void> {
  const { timeZone } = await placeOf(trx, owner.centreId);
  const { content: instrument } = await rulebookOn(trx, 'risk-instrument', dayOf(now, timeZone));
  const place = { caseId: owner.id, partId: part?.id ?? null, submissionId };
  await insertSupportFact(trx, 'plan_reviews', place, {
    plan_id: planId,
    period_from: data.periodFrom,
    period_to: data.periodTo,
    phase: data.phase,
    potential: data.potential,
    potential_level: settlePotential(instrument.potential, data.potential).level,
    reaction: data.reaction,
    dynamics: data.dynamics,
    risk: data.riskNow,
    risk_reason: data.riskReason,
    summary: data.summary,
    proposal: data.proposal,
    proposal_reason: data.proposalReason,
    measures: data.measures ?? [],
  });
}

/** A permanent decision followed the provisional guardianship (48-ФЗ ст. 12). */
async function settleGuardianship(trx: Transaction, { owner, part, now }: FormContext, on: string): Promise<void> {
  const asked = await lastSupportFact(trx, 'guardianship_submissions', { caseId: owner.id });
  if (asked) await updateSupportFact(trx, 'guardianship_submissions', asked.id, { settled_on: on });
  await changeClocks(trx, owner, guardianshipSettled, now, part?.id ?? null);
}
