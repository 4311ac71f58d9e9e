/** Step 6 begins: informing the bodies of the results runs beside the case, with the facts that the decision table asks for. */
import { informingBegun } from '#domain/consilium-clocks.ts';
import type { EngineVariables } from '#domain/engine-variables.ts';
import { lastCaseProtocol } from '#store/consilium-store.ts';
import type { Transaction } from '#store/database.ts';
import { settledFlagsView } from '#store/views/known-facts-view.ts';
import { changeClocks } from './change-clocks.ts';
import type { JobContext } from './job-context.ts';
import { startPart } from './start-part.ts';

/** The time for informing runs from the decision, however long its protocol took to be signed. */
export async function startInforming(trx: Transaction, { owner, now }: JobContext): Promise<EngineVariables> {
  const flags = await settledFlagsView(trx, owner);
  const protocol = await lastCaseProtocol(trx, owner.id);
  const variables = { ...flags, decision: owner.decision, noticesSent: 0 };
  const partId = await startPart(trx, owner, { processId: 'inform-agencies', variables, now });
  await changeClocks(trx, owner, informingBegun(protocol?.decidedAt ?? now), now, partId);
  return {};
}
