/** Keeps what a person has typed so far; nothing is checked and nobody else sees it. */
import type { Transaction } from '#store/database.ts';
import { type FormData, saveDraftRow } from '#store/submissions-store.ts';
import { openTask } from './complete-task.ts';

export async function saveDraft(
  trx: Transaction,
  input: { taskId: string; data: FormData },
  context: { userId: string; now: string },
): Promise<{ savedAt: string }> {
  const task = await openTask(trx, input.taskId, context.userId);
  await saveDraftRow(trx, task, { userId: context.userId, data: input.data, at: context.now });
  return { savedAt: context.now };
}
