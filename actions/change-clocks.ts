/** Applies to a case what an event means for its clocks. */
import type { ClockChange } from '#domain/case-clocks.ts';
import type { CaseState } from '#store/cases-store.ts';
import type { Transaction } from '#store/database.ts';
import { endDeadlines } from './end-deadlines.ts';
import { startDeadline } from './start-deadline.ts';

/**
 * Stops first, so that a clock can be stopped and started anew by one event. With a part, what starts belongs to it, and what stops
 * is the nearest clock of the rule: the part's own, that of a part which called it, or that of the case.
 */
export async function changeClocks(
  trx: Transaction,
  owner: CaseState,
  change: ClockChange,
  ...[at, partId = null]: readonly [at: string, partId?: string | null]
): Promise<void> {
  await endDeadlines(trx, owner, { rules: change.stop, at, how: 'DONE', partId });
  for (const start of change.start) await startDeadline(trx, owner, { ...start, partId });
}
