/** The recommendation table has spoken: people see what it recommends before they decide. */
import type { EngineVariables } from '#domain/engine-variables.ts';
import { updateCase } from '#store/cases-store.ts';
import type { Transaction } from '#store/database.ts';
import { codeOf, type JobContext } from './job-context.ts';

export async function noteRecommendation(trx: Transaction, { owner, variables }: JobContext): Promise<EngineVariables> {
  const recommendation = codeOf(variables, 'recommendation');
  if (recommendation) await updateCase(trx, owner.id, { recommendation });
  return {};
}
