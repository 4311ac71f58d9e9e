/** Ends clocks of a case: the duty is done (late or in time), or it fell away. The engine is told to ask the row again. */
import { randomUUID } from 'node:crypto';
import { isBefore } from '#domain/working-days.ts';
import { deadlineLane } from '#engine/commands.ts';
import type { CaseState } from '#store/cases-store.ts';
import type { Transaction } from '#store/database.ts';
import {
  addDeadlineEvent,
  type DeadlineState,
  lockDeadline,
  lockOpenDeadlines,
  updateDeadline,
} from '#store/deadlines-store.ts';
import { enqueue } from '#store/outbox-store.ts';

/** Tells the engine's instance of a deadline that its row changed. */
export async function tellEngine(trx: Transaction, deadline: DeadlineState): Promise<void> {
  const command = { type: 'deadlineChanged', deadlineId: deadline.id, changeId: randomUUID() } as const;
  await enqueue(trx, deadlineLane(deadline.id), command, { caseId: deadline.caseId, centreId: deadline.centreId });
}

/** Reminds the engine of a deadline by its id; does nothing for one that is gone. */
export async function tellEngineOf(trx: Transaction, deadlineId: string): Promise<void> {
  const deadline = await lockDeadline(trx, deadlineId);
  if (deadline) await tellEngine(trx, deadline);
}

/** The duties under the rules were done at `at`; all open duties when no rule is named. */
export async function endDeadlines(
  trx: Transaction,
  owner: CaseState,
  input: { rules?: readonly string[]; at: string; how: 'DONE' | 'CANCELLED' },
): Promise<void> {
  if (input.rules?.length === 0) return;
  for (const deadline of await lockOpenDeadlines(trx, owner.id, input.rules)) {
    const late = isBefore(deadline.dueAt, input.at);
    await updateDeadline(trx, deadline.id, {
      state: input.how,
      done_at: input.at,
      done_late: input.how === 'DONE' && late,
      next_wake_at: null,
    });
    await addDeadlineEvent(trx, {
      deadlineId: deadline.id,
      kind: input.how,
      dueAt: deadline.dueAt,
      raisedBy: 'ACTION',
    });
    await tellEngine(trx, deadline);
  }
}
