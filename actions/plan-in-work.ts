/** Finds the programme that a form or job works on. */
import { DomainError } from '#domain/error.ts';
import type { PlanKind } from '#domain/plan-terms.ts';
import type { CaseState } from '#store/cases-store.ts';
import type { Transaction } from '#store/database.ts';
import type { CasePart } from '#store/parts-store.ts';
import { lastPlan, type PlanState, type RehabPlan } from '#store/rehab-plans-store.ts';
import { registerStatusOf } from '#store/support-facts-store.ts';

/** The newest programme of the case when it is in one of the states; NOT_FOUND otherwise. */
export async function planInWork(trx: Transaction, owner: CaseState, states: readonly PlanState[]): Promise<RehabPlan> {
  const plan = await lastPlan(trx, owner.id);
  if (plan && states.includes(plan.state)) return plan;
  throw new DomainError('NOT_FOUND');
}

/** A family on the register has an interagency programme; else the road that led here says which (domain.md §2 step 5). */
export async function planKindOf(trx: Transaction, owner: CaseState, part: CasePart | null): Promise<PlanKind> {
  const { status } = await registerStatusOf(trx, owner.id);
  const asked = part?.variables['planKind'] ?? owner.variables['planKind'];
  return status === 'SOP' || asked === 'INTERAGENCY' ? 'INTERAGENCY' : 'CENTRE';
}
