/** Step 3, emergency without access: the police are asked to let the team in. */
import { randomUUID } from 'node:crypto';
import { policeAsked } from '#domain/case-clocks.ts';
import type { EngineVariables } from '#domain/engine-variables.ts';
import type { RequestPoliceEntrySubmission } from '#generated/form-types.ts';
import { insertFact } from '#store/case-facts-store.ts';
import type { Transaction } from '#store/database.ts';
import { changeClocks } from './change-clocks.ts';
import type { FormContext } from './form-context.ts';

export async function requestPoliceEntry(
  trx: Transaction,
  { owner, now, submissionId }: FormContext,
  data: RequestPoliceEntrySubmission,
): Promise<EngineVariables> {
  const place = { id: randomUUID(), caseId: owner.id, submissionId };
  await insertFact(trx, 'police_requests', place, { requested_at: data.requestedAt, answers: data });
  await changeClocks(trx, owner, policeAsked, now);
  return {};
}
