/** A part ends without an outcome: it and what it called ask nothing more of anybody. */
import { caseLane } from '#engine/commands.ts';
import type { CaseState } from '#store/cases-store.ts';
import type { Transaction } from '#store/database.ts';
import { enqueue } from '#store/outbox-store.ts';
import { type CasePart, runningParts, updatePart, withdrawLineTasks } from '#store/parts-store.ts';
import { endDeadlinesOfPart } from './end-deadlines.ts';

type Withdrawal = { readonly reason: string; readonly cancel: boolean; readonly now: string };

/** `cancel` ends the engine's instance too: needed for parts beside, a called one ends with its caller's element. */
export async function withdrawPart(
  trx: Transaction,
  owner: CaseState,
  part: CasePart,
  input: Withdrawal,
): Promise<void> {
  const running = await runningParts(trx, owner.id);
  const called = running.filter(({ parentId }) => parentId === part.id);
  for (const one of called) await withdrawPart(trx, owner, one, { ...input, cancel: false });
  await withdrawLineTasks(trx, { caseId: owner.id, partId: part.id }, input.now);
  await endDeadlinesOfPart(trx, part, input.now);
  await updatePart(trx, part.id, { state: 'WITHDRAWN', ended_at: input.now, withdrawn_reason: input.reason });
  if (input.cancel) await cancelInstance(trx, owner, part);
}

/** An instance that has not begun yet finds its row withdrawn and ends by itself. */
export async function cancelInstance(trx: Transaction, owner: CaseState, part: CasePart): Promise<void> {
  const { id: partId, epoch, instanceKey } = part;
  if (epoch === null || instanceKey === null) return;
  const command = { type: 'cancelPart', partId, epoch, instanceKey } as const;
  await enqueue(trx, caseLane(owner.id), command, { caseId: owner.id, centreId: owner.centreId });
}
