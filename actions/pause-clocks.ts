/** Clocks of a line stand still because of what happened to the case; nobody asked for it in person. */
import type { CaseState } from '#store/cases-store.ts';
import type { Transaction } from '#store/database.ts';
import { addDeadlineEvent, lockOpenDeadlines, updateDeadline } from '#store/deadlines-store.ts';
import { tellEngine } from './end-deadlines.ts';

/** The running clocks under the rules; the reason is for people. */
export async function pauseClocks(
  trx: Transaction,
  owner: CaseState,
  input: { readonly rules: readonly string[]; readonly partId: string; readonly reason: string; readonly now: string },
): Promise<void> {
  const { rules, partId, reason, now } = input;
  for (const deadline of await lockOpenDeadlines(trx, { caseId: owner.id, partId }, rules)) {
    if (deadline.state !== 'RUNNING') continue;
    const { id, dueAt } = deadline;
    await updateDeadline(trx, id, { state: 'PAUSED', paused_at: now, pause_reason: reason, next_wake_at: null });
    await addDeadlineEvent(trx, { deadlineId: id, kind: 'PAUSED', dueAt, raisedBy: 'ACTION', reason });
    await tellEngine(trx, deadline);
  }
}
