/** The engine began anew without its data: every running case and open deadline is seated in the new one. */
import { casesOutsideEpoch, endedOutsideEpoch } from '#store/cases-store.ts';
import type { Database } from '#store/database.ts';
import { deadlinesOutsideEpoch } from '#store/deadlines-store.ts';
import { releaseEndedCase, seatCaseAnew, seatDeadlineAnew } from './seat-anew.ts';

/**
 * Each case and deadline in a transaction of its own, so that a large registry is rebuilt piece by piece and an
 * interruption loses nothing. Returns how many were seated.
 */
export async function rebuildAfterEngineLoss(
  db: Database,
  input: { epoch: string; now: string },
): Promise<{ cases: number; deadlines: number }> {
  const cases = await db.transaction((trx) => casesOutsideEpoch(trx, input.epoch));
  for (const caseId of cases) await db.transaction((trx) => seatCaseAnew(trx, { caseId, now: input.now }));
  const ended = await db.transaction((trx) => endedOutsideEpoch(trx, input.epoch));
  for (const caseId of ended) await db.transaction((trx) => releaseEndedCase(trx, { caseId, now: input.now }));
  const deadlines = await db.transaction((trx) => deadlinesOutsideEpoch(trx, input.epoch));
  for (const id of deadlines) await db.transaction((trx) => seatDeadlineAnew(trx, id));
  return { cases: cases.length, deadlines: deadlines.length };
}
