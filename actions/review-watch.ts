/** Step 7: internal watch is reviewed: it goes on for another period, ends, or a case is opened with a programme. */
import type { EngineVariables } from '#domain/engine-variables.ts';
import { programmeNeeded, watchReviewed } from '#domain/support-clocks.ts';
import { dayOf } from '#domain/working-days.ts';
import type { WatchReviewSubmission } from '#generated/form-types.ts';
import type { Transaction } from '#store/database.ts';
import { placeOf } from '#store/places-store.ts';
import { insertSupportFact, lastSupportFact, updateSupportFact } from '#store/support-facts-store.ts';
import { changeClocks } from './change-clocks.ts';
import type { FormContext } from './form-context.ts';
import { refuseDuringEmergency } from './refuse-during-emergency.ts';

/** EMERGENCY_RUNNING: watch does not end, and the case with it, meanwhile. */
export async function reviewWatch(
  trx: Transaction,
  { owner, part, now }: FormContext,
  { watchOutcome, grounds }: WatchReviewSubmission,
): Promise<EngineVariables> {
  if (watchOutcome === 'CLOSE') await refuseDuringEmergency(trx, owner);
  const { timeZone } = await placeOf(trx, owner.centreId);
  const today = dayOf(now, timeZone);
  const line = { caseId: owner.id, partId: part?.id ?? null };
  const period = await lastSupportFact(trx, 'watch_periods', line);
  if (period) {
    await updateSupportFact(trx, 'watch_periods', period.id, { ended_on: today, outcome: watchOutcome, grounds });
  }
  if (watchOutcome === 'CONTINUE') {
    await insertSupportFact(trx, 'watch_periods', { ...line, submissionId: null }, { started_on: today });
  }
  await changeClocks(trx, owner, watchReviewed(watchOutcome, now), now, line.partId);
  if (watchOutcome === 'OPEN_CASE') await changeClocks(trx, owner, programmeNeeded(now), now);
  return {};
}
