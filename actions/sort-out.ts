/** An attention task: a person settles what the engine refused or no longer wants. */
import type { EngineVariables } from '#domain/engine-variables.ts';
import { DomainError } from '#domain/error.ts';
import type { SortOutSubmission } from '#generated/form-types.ts';
import type { Transaction } from '#store/database.ts';
import { resolveRefused } from '#store/outbox-store.ts';
import type { FormContext } from './form-context.ts';
import { reviewBreakGlass } from './review-break-glass.ts';

export async function sortOut(
  trx: Transaction,
  context: FormContext,
  data: SortOutSubmission,
): Promise<EngineVariables> {
  const { task } = context;
  const { outboxId, code, breakGlassId } = task.payload;
  if (code === 'BREAK_GLASS')
    await acceptGlass(trx, { id: String(breakGlassId), note: data.note }, context, data.resolution);
  else if (code !== 'SIGNAL_ATTACHED' && typeof outboxId === 'string') {
    await resolveRefused(trx, outboxId, data.resolution === 'REPEAT' ? 'retry' : 'skip');
  }
  return {};
}

/** Here it can only be accepted: an objection ends the access and is written where its reason stands. */
async function acceptGlass(
  trx: Transaction,
  glass: { readonly id: string; readonly note: string },
  context: FormContext,
  resolution: SortOutSubmission['resolution'],
): Promise<void> {
  if (resolution === 'DONE') return reviewBreakGlass(trx, { ...glass, review: 'ACCEPTED' }, context);
  const message = 'Возражение запишите в журнале действий, «Экстренный доступ»';
  throw new DomainError('INVALID_INPUT', { fields: [{ path: 'resolution', message }] });
}
