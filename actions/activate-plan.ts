/** The approved programme comes into force: the one before it is renewed by it, patronage begins beside, monitoring is counted. */
import type { EngineVariables } from '#domain/engine-variables.ts';
import { monitoringCounted } from '#domain/support-clocks.ts';
import type { Transaction } from '#store/database.ts';
import { lastPlan, updatePlan } from '#store/rehab-plans-store.ts';
import { changeClocks } from './change-clocks.ts';
import type { JobContext } from './job-context.ts';
import { planInWork } from './plan-in-work.ts';
import { startPart } from './start-part.ts';

export async function activatePlan(trx: Transaction, { owner, part, now }: JobContext): Promise<EngineVariables> {
  const plan = await planInWork(trx, owner, ['CONSILIUM_APPROVED', 'KDN_APPROVED']);
  const former = await lastPlan(trx, owner.id, ['ACTIVE', 'REVIEW']);
  if (former) await updatePlan(trx, former.id, { state: 'RENEWED', ended_at: now });
  await updatePlan(trx, plan.id, { state: 'ACTIVE', activated_at: now });
  const { riskLevel } = owner;
  const supportLevel = owner.variables['supportLevel'] ?? null;
  const variables = { supportLevel, riskLevel, regimeChosen: null, weeksOfSupport: 0 };
  await startPart(trx, owner, { processId: 'patronage', variables, once: true, now });
  await changeClocks(trx, owner, monitoringCounted(now), now, part?.id ?? null);
  return {};
}
