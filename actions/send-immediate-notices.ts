/** Step 6, at once: the bodies know of the danger or the violated right (120-FZ art. 9). */
import { immediatelyInformed } from '#domain/consilium-clocks.ts';
import type { EngineVariables } from '#domain/engine-variables.ts';
import type { SendImmediateNoticesSubmission } from '#generated/form-types.ts';
import type { Transaction } from '#store/database.ts';
import { changeClocks } from './change-clocks.ts';
import type { FormContext } from './form-context.ts';
import { partOf } from './part-of.ts';
import { recordSentNotices } from './record-sent-notices.ts';

export async function sendImmediateNotices(
  trx: Transaction,
  context: FormContext,
  data: SendImmediateNoticesSubmission,
): Promise<EngineVariables> {
  await recordSentNotices(trx, context, data, 'IMMEDIATE');
  await changeClocks(trx, context.owner, immediatelyInformed, context.now, partOf(context).id);
  return {};
}
