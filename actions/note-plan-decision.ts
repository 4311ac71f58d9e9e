/**
 * What the consilium decided on a programme or on its monitoring: the state of the programme, its review, and the duties that follow.
 * Outcomes: domain.md §3 «Consilium outcomes».
 */
import { planReturned, planSentToCommission, reviewDecided } from '#domain/support-clocks.ts';
import type { CaseState } from '#store/cases-store.ts';
import type { Transaction } from '#store/database.ts';
import { runningPart } from '#store/parts-store.ts';
import { lastPlan, type RehabPlan, updatePlan } from '#store/rehab-plans-store.ts';
import { lastSupportFact, updateSupportFact } from '#store/support-facts-store.ts';
import { changeClocks } from './change-clocks.ts';

type Decided = {
  readonly agenda: string;
  readonly decision: string;
  /** What the members said against a programme that they sent back. */
  readonly remarks?: string | null;
  readonly now: string;
};

/** Does nothing for decisions on the case itself and for votes that came to nothing. */
export async function notePlanDecision(trx: Transaction, owner: CaseState, decided: Decided): Promise<void> {
  const plan = await lastPlan(trx, owner.id);
  if (!plan) return;
  const part = await runningPart(trx, owner.id, 'rehab-plan');
  const line = { owner, plan, partId: part?.id ?? null };
  if (decided.agenda === 'PLAN') await noteDraftDecision(trx, line, decided);
  if (decided.agenda === 'REVIEW') await noteReviewDecision(trx, line, decided);
}

type Line = { readonly owner: CaseState; readonly plan: RehabPlan; readonly partId: string | null };

async function noteDraftDecision(trx: Transaction, { owner, plan, partId }: Line, decided: Decided): Promise<void> {
  const { decision, remarks, now } = decided;
  if (decision === 'APPROVE_PLAN') {
    await updatePlan(trx, plan.id, { state: 'CONSILIUM_APPROVED' });
    if (plan.kind === 'INTERAGENCY') await changeClocks(trx, owner, planSentToCommission(now), now, partId);
  }
  if (decision === 'RETURN_PLAN') {
    await updatePlan(trx, plan.id, { state: 'DRAFT', remarks: remarks || 'Консилиум вернул программу: см. протокол.' });
    await changeClocks(trx, owner, planReturned(now), now, partId);
  }
}

const goesOn = ['CONTINUE', 'CHANGE_REGIME', 'ESCALATE_KDN'];
const outcomes = [...goesOn, 'COMPLETE', 'NEW_PROGRAMME', 'TRANSFER'];

async function noteReviewDecision(trx: Transaction, { owner, plan, partId }: Line, decided: Decided): Promise<void> {
  const { decision, now } = decided;
  if (!outcomes.includes(decision)) return;
  const review = await lastSupportFact(trx, 'plan_reviews', { caseId: owner.id });
  if (review) await updateSupportFact(trx, 'plan_reviews', review.id, { decision, decided_at: now });
  if (goesOn.includes(decision)) await updatePlan(trx, plan.id, { state: 'ACTIVE' });
  await changeClocks(trx, owner, reviewDecided(decision, now), now, partId);
}
