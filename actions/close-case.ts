/** Step 7: the unit head decides on the proposal to close the case, with its result or its reason. */
import { randomUUID } from 'node:crypto';
import { closureDecided } from '#domain/case-clocks.ts';
import type { EngineVariables } from '#domain/engine-variables.ts';
import { dayOf } from '#domain/working-days.ts';
import type { CloseCaseSubmission } from '#generated/form-types.ts';
import { insertFact } from '#store/case-facts-store.ts';
import type { Transaction } from '#store/database.ts';
import { placeOf } from '#store/places-store.ts';
import { changeClocks } from './change-clocks.ts';
import { endCase } from './end-case.ts';
import type { FormContext } from './form-context.ts';

export async function closeCase(
  trx: Transaction,
  { owner, now, submissionId }: FormContext,
  data: CloseCaseSubmission,
): Promise<EngineVariables> {
  await changeClocks(trx, owner, closureDecided, now);
  if (data.closureDecision !== 'CLOSE') return {};
  const { timeZone } = await placeOf(trx, owner.centreId);
  const withResult = data.withResult === 'YES';
  await insertFact(
    trx,
    'case_closures',
    { id: randomUUID(), caseId: owner.id, submissionId },
    {
      closed_on: data.closedOn || dayOf(now, timeZone),
      with_result: withResult,
      results: data.results ?? [],
      reason: data.closingReason ?? null,
      conclusion: data.conclusion ?? '',
    },
  );
  await endCase(trx, owner, { outcome: withResult ? 'OVERCOME' : (data.closingReason ?? 'OTHER'), at: now });
  return {};
}
