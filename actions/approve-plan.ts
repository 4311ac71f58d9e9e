/** Step 7: the programme is approved by the unit head, or by the commission when it is an interagency one, or sent back. */
import type { EngineVariables } from '#domain/engine-variables.ts';
import { commissionApproved, planApproved, planReturned } from '#domain/support-clocks.ts';
import type { ApproveByCommissionSubmission, ApprovePlanSubmission } from '#generated/form-types.ts';
import type { Transaction } from '#store/database.ts';
import { updatePlan } from '#store/rehab-plans-store.ts';
import { changeClocks } from './change-clocks.ts';
import type { FormContext } from './form-context.ts';
import { planInWork } from './plan-in-work.ts';

const awaiting = ['DRAFT', 'CONSILIUM_APPROVED'] as const;

export async function approvePlan(
  trx: Transaction,
  context: FormContext,
  data: ApprovePlanSubmission,
): Promise<EngineVariables> {
  const { owner, part, now } = context;
  const plan = await planInWork(trx, owner, awaiting);
  if (data.planApproval === 'RETURNED') return sendBack(trx, context, plan.id, data.remarks);
  await updatePlan(trx, plan.id, {
    state: 'CONSILIUM_APPROVED',
    ...(data.signedOn && { signed_on: data.signedOn }),
    signed_by_family: data.signedByFamily === 'YES',
    contract_number: data.contractNumber || null,
  });
  await changeClocks(trx, owner, planApproved, now, part?.id ?? null);
  return {};
}

export async function approveByCommission(
  trx: Transaction,
  context: FormContext,
  data: ApproveByCommissionSubmission,
): Promise<EngineVariables> {
  const { owner, part, now } = context;
  const plan = await planInWork(trx, owner, awaiting);
  const resolution = { resolution_number: data.resolutionNumber, resolution_on: data.resolutionOn };
  await changeClocks(trx, owner, commissionApproved, now, part?.id ?? null);
  await updatePlan(trx, plan.id, resolution);
  if (data.commissionApproval === 'RETURNED') return sendBack(trx, context, plan.id, data.remarks);
  await updatePlan(trx, plan.id, { state: 'KDN_APPROVED' });
  await changeClocks(trx, owner, planApproved, now, part?.id ?? null);
  return {};
}

async function sendBack(
  trx: Transaction,
  { owner, part, now }: FormContext,
  planId: string,
  remarks: string | undefined,
): Promise<EngineVariables> {
  await updatePlan(trx, planId, { state: 'DRAFT', remarks: remarks ?? '' });
  await changeClocks(trx, owner, planReturned(now), now, part?.id ?? null);
  return {};
}
