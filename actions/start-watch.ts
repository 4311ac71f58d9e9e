/** Internal watch begins: its period is noted, and when it is to be reviewed is counted (domain.md §2 step 5). */
import type { EngineVariables } from '#domain/engine-variables.ts';
import { watchStarted } from '#domain/support-clocks.ts';
import { dayOf } from '#domain/working-days.ts';
import type { Transaction } from '#store/database.ts';
import { placeOf } from '#store/places-store.ts';
import { insertSupportFact } from '#store/support-facts-store.ts';
import { changeClocks } from './change-clocks.ts';
import type { JobContext } from './job-context.ts';

export async function startWatch(trx: Transaction, { owner, part, now }: JobContext): Promise<EngineVariables> {
  const { timeZone } = await placeOf(trx, owner.centreId);
  const place = { caseId: owner.id, partId: part?.id ?? null, submissionId: null };
  await insertSupportFact(trx, 'watch_periods', place, { started_on: dayOf(now, timeZone) });
  await changeClocks(trx, owner, watchStarted(now), now, part?.id ?? null);
  return {};
}
