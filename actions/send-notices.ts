/** Step 6: the bodies were informed of the results. The case goes on, their answers are collected beside it. */
import { noticesSent } from '#domain/consilium-clocks.ts';
import type { EngineVariables } from '#domain/engine-variables.ts';
import type { SendNoticesSubmission } from '#generated/form-types.ts';
import { type CaseState, lastProgress } from '#store/cases-store.ts';
import type { Transaction } from '#store/database.ts';
import { type CasePart, runningPart } from '#store/parts-store.ts';
import { changeClocks } from './change-clocks.ts';
import type { FormContext } from './form-context.ts';
import { partOf } from './part-of.ts';
import { recordSentNotices } from './record-sent-notices.ts';
import { tellLine } from './tell-line.ts';

export async function sendNotices(
  trx: Transaction,
  context: FormContext,
  data: SendNoticesSubmission,
): Promise<EngineVariables> {
  const { owner, now } = context;
  const part = partOf(context);
  const sent = await recordSentNotices(trx, context, data, 'RESULTS');
  await changeClocks(trx, owner, noticesSent(sent, now), now, part.id);
  if (await isAwaited(trx, owner, part)) {
    await tellLine(trx, owner, { element: 'agenciesInformed', message: 'agencies-informed', now });
  }
  return { noticesSent: sent };
}

/** The main line waits for the informing that it started last; an earlier one tells of a decision that was renewed since. */
async function isAwaited(trx: Transaction, owner: CaseState, part: CasePart): Promise<boolean> {
  const newest = await runningPart(trx, owner.id, part.processId);
  const last = await lastProgress(trx, owner.id);
  return newest?.id === part.id && last?.elementId === 'startInforming';
}
