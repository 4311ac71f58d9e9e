/**
 * Seats a running case with its parts, or an open deadline, anew: in another release, or after the engine lost its data. Unsent commands of
 * the old seat fall away, open tasks leave the lists, and the engine is asked for a new instance.
 */
import { DomainError } from '#domain/error.ts';
import { caseLane, deadlineLane } from '#engine/commands.ts';
import { writeAudit } from '#store/audit-store.ts';
import { type CaseState, lockCase, updateCase } from '#store/cases-store.ts';
import type { Transaction } from '#store/database.ts';
import { lockDeadline, updateDeadline } from '#store/deadlines-store.ts';
import { enqueue, supersedeLane } from '#store/outbox-store.ts';
import { type CasePart, runningParts, unseatParts, updatePart } from '#store/parts-store.ts';
import { withdrawEngineTasks } from '#store/tasks-store.ts';
import { tellEmergencyAgain } from './follow-up.ts';
import { cancelInstance, withdrawPart } from './withdraw-part.ts';

/** CASE_CLOSED: only running cases have a seat. `release` stays as it is unless given. */
export async function seatCaseAnew(
  trx: Transaction,
  input: { caseId: string; now: string; release?: number },
): Promise<void> {
  const owner = await lockCase(trx, input.caseId);
  if (!owner || owner.status === 'CLOSED') throw new DomainError('CASE_CLOSED');
  const release = input.release ?? owner.release;
  const seat = owner.seat + 1;
  const place = { caseId: owner.id, centreId: owner.centreId };
  const variables = { ...owner.variables, caseId: owner.id, seat };
  await supersedeLane(trx, caseLane(owner.id));
  await withdrawEngineTasks(trx, owner.id, input.now);
  await updateCase(trx, owner.id, { seat, release, epoch: null }, { seat });
  await enqueue(trx, caseLane(owner.id), { type: 'cancelInstance', caseId: owner.id, seat: owner.seat }, place);
  await enqueue(trx, caseLane(owner.id), { type: 'startCase', caseId: owner.id, seat, release, variables }, place);
  await seatPartsAnew(trx, { ...owner, seat, release });
  await tellEmergencyAgain(trx, owner, seat);
  await writeAudit(trx, {
    actorId: null,
    actorKind: 'WORKER',
    action: 'SEAT_CASE_ANEW',
    subjectKind: 'case',
    subjectId: owner.id,
    caseId: owner.id,
  });
}

/** A case that has ended asks nothing more of an engine that is gone; what still runs beside it does. */
export async function releaseEndedCase(trx: Transaction, input: { caseId: string; now: string }): Promise<void> {
  const owner = await lockCase(trx, input.caseId);
  if (owner?.status !== 'CLOSED') return;
  await supersedeLane(trx, caseLane(owner.id));
  await withdrawEngineTasks(trx, owner.id, input.now);
  const called = (await runningParts(trx, owner.id)).filter((part) => !part.beside && part.parentId === null);
  for (const part of called)
    await withdrawPart(trx, owner, part, { reason: 'CASE_CLOSED', cancel: false, now: input.now });
  await seatPartsAnew(trx, owner);
}

/** Every running part beside asks for its next instance; those that were called begin again when their caller calls. */
async function seatPartsAnew(trx: Transaction, owner: CaseState): Promise<void> {
  const parts = await runningParts(trx, owner.id);
  await unseatParts(trx, owner.id);
  for (const part of parts) if (part.beside) await seatPartAnew(trx, owner, part);
}

async function seatPartAnew(trx: Transaction, owner: CaseState, part: CasePart): Promise<void> {
  const { id: partId, processId } = part;
  const { release } = owner;
  const seat = part.seat + 1;
  await cancelInstance(trx, owner, part);
  await updatePart(trx, partId, { seat, release });
  const variables = { ...part.variables, caseId: owner.id, seat: owner.seat, partId, partSeat: seat };
  const command = { type: 'startPart', partId, processId, seat, release, variables } as const;
  await enqueue(trx, caseLane(owner.id), command, { caseId: owner.id, centreId: owner.centreId });
}

/** Does nothing for a deadline that has ended. */
export async function seatDeadlineAnew(trx: Transaction, deadlineId: string): Promise<void> {
  const deadline = await lockDeadline(trx, deadlineId);
  if (!deadline || deadline.state === 'DONE' || deadline.state === 'CANCELLED') return;
  const seat = deadline.seat + 1;
  const { id, caseId, centreId, release, rule } = deadline;
  await supersedeLane(trx, deadlineLane(id));
  await updateDeadline(trx, id, { seat, epoch: null });
  const command = { type: 'startDeadline', deadlineId: id, seat, release, caseId, rule } as const;
  await enqueue(trx, deadlineLane(id), command, { caseId, centreId });
}
