/** An attention task: a person settles what the engine refused or no longer wants. */
import type { EngineVariables } from '#domain/engine-variables.ts';
import type { SortOutSubmission } from '#generated/form-types.ts';
import type { Transaction } from '#store/database.ts';
import { resolveRefused } from '#store/outbox-store.ts';
import type { FormContext } from './form-context.ts';

export async function sortOut(
  trx: Transaction,
  { task }: FormContext,
  data: SortOutSubmission,
): Promise<EngineVariables> {
  const outboxId = task.payload['outboxId'];
  if (task.payload['code'] !== 'SIGNAL_ATTACHED' && typeof outboxId === 'string') {
    await resolveRefused(trx, outboxId, data.resolution === 'REPEAT' ? 'retry' : 'skip');
  }
  return {};
}
