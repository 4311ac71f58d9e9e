/**
 * An emergency ran beside the case and ended: the case looks at it once, in the event sub-process that the message
 * `emergency-ended` opens. An instance of the case that begins anew must hear of it again (docs/emergencies.md).
 */
import { caseLane } from '#engine/commands.ts';
import type { CaseState } from '#store/cases-store.ts';
import type { Transaction } from '#store/database.ts';
import { enqueue } from '#store/outbox-store.ts';
import { runningPart, unfollowedParts, updatePart } from '#store/parts-store.ts';

const emergency = 'emergency-response';
const followUp = 'reassessment';

/** After a new seat of the case: an end that was not looked at, or a reassessment that runs, opens the sub-process again. */
export async function tellEmergencyAgain(trx: Transaction, owner: CaseState, seat: number): Promise<void> {
  const open = (await unfollowedParts(trx, owner.id, emergency)).length > 0;
  if (!open && !(await runningPart(trx, owner.id, followUp))) return;
  const message = { name: 'emergency-ended', messageId: `${owner.id}:${seat}:emergency-ended` };
  const command = { type: 'tellLine', ...message, correlationKey: owner.id, variables: {} } as const;
  await enqueue(trx, caseLane(owner.id), command, { caseId: owner.id, centreId: owner.centreId });
}

/** The reassessment has begun: the emergencies that ended before it are looked at by it. */
export async function noteFollowUp(
  trx: Transaction,
  begun: { readonly caseId: string; readonly processId: string; readonly now: string },
): Promise<void> {
  if (begun.processId !== followUp) return;
  for (const part of await unfollowedParts(trx, begun.caseId, emergency)) {
    await updatePart(trx, part.id, { followed_up_at: begun.now });
  }
}
