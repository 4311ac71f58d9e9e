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
  lockDeadlinesOfPart,
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

/**
 * The duties under the rules were done at `at`; all open duties of the case itself when no rule is named. A part ends the nearest
 * clock: its own, that of a part which called it, or that of the case.
 */
export async function endDeadlines(
  trx: Transaction,
  owner: CaseState,
  input: { rules?: readonly string[]; at: string; how: Ending; partId?: string | null },
): Promise<void> {
  if (input.rules?.length === 0) return;
  const line = { caseId: owner.id, partId: input.partId ?? null };
  for (const deadline of await lockOpenDeadlines(trx, line, input.rules ?? null)) await end(trx, deadline, input);
}

/** The duties of a part that has ended fall away. */
export async function endDeadlinesOfPart(trx: Transaction, part: { readonly id: string }, at: string): Promise<void> {
  for (const deadline of await lockDeadlinesOfPart(trx, part.id)) await end(trx, deadline, { at, how: 'CANCELLED' });
}

type Ending = 'DONE' | 'CANCELLED';

async function end(trx: Transaction, deadline: DeadlineState, { at, how }: { at: string; how: Ending }): Promise<void> {
  const late = isBefore(deadline.dueAt, at);
  await updateDeadline(trx, deadline.id, {
    state: how,
    done_at: at,
    done_late: how === 'DONE' && late,
    next_wake_at: null,
  });
  await addDeadlineEvent(trx, { deadlineId: deadline.id, kind: how, dueAt: deadline.dueAt, raisedBy: 'ACTION' });
  await tellEngine(trx, deadline);
}
