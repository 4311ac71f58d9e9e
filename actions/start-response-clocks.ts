/** The urgency table has spoken: the clock under which the family must be reached begins. */
import { urgencyKnown } from '#domain/case-clocks.ts';
import type { EngineVariables } from '#domain/engine-variables.ts';
import { updateCase } from '#store/cases-store.ts';
import type { Transaction } from '#store/database.ts';
import { changeClocks } from './change-clocks.ts';
import { codeOf, type JobContext } from './job-context.ts';

export async function startResponseClocks(
  trx: Transaction,
  { owner, variables, now }: JobContext,
): Promise<EngineVariables> {
  const urgency = codeOf(variables, 'urgencyProposed') ?? 'URGENT';
  await updateCase(trx, owner.id, { urgency });
  await changeClocks(trx, owner, urgencyKnown(urgency, now), now);
  return {};
}
