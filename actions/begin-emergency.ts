/**
 * An emergency begins beside the case, once: whatever else becomes known while it runs is added to it. The bodies are informed at
 * once. Who may begin it: an unsafe finding, a new threat at a visit, a message attached to the case, a person.
 */
import { emergencyStarted } from '#domain/emergency-clocks.ts';
import { DomainError } from '#domain/error.ts';
import { type NoticeFlags, noticeFacts } from '#domain/notice-facts.ts';
import { type CaseState, lastProgress } from '#store/cases-store.ts';
import { announce } from '#store/changes-store.ts';
import type { Transaction } from '#store/database.ts';
import {
  addReason,
  type EmergencyReason,
  insertEmergency,
  openEmergency,
  raiseEmergencyAlarm,
} from '#store/emergencies-store.ts';
import { knownFlagsView } from '#store/views/known-facts-view.ts';
import { changeClocks } from './change-clocks.ts';
import { startImmediateNotices } from './start-immediate-notices.ts';
import { startPart } from './start-part.ts';

/** The part of the emergency that runs now. CASE_CLOSED: an ended case has no emergency. */
export async function beginEmergency(
  trx: Transaction,
  owner: CaseState,
  reason: EmergencyReason,
  now: string,
): Promise<string> {
  if (owner.status === 'CLOSED') throw new DomainError('CASE_CLOSED');
  const running = await openEmergency(trx, owner.id);
  if (running) await addReason(trx, running.partId, { ...reason, at: now });
  const partId = running?.partId ?? (await begin(trx, owner, reason, now));
  await startImmediateNotices(trx, owner, await flagsOf(trx, owner), now);
  await announce(trx, ['cases', 'tasks', 'deadlines'], owner.id);
  return partId;
}

async function begin(trx: Transaction, owner: CaseState, reason: EmergencyReason, now: string): Promise<string> {
  const position = await lastProgress(trx, owner.id);
  const partId = await startPart(trx, owner, { processId: 'emergency-response', now });
  const place = { partId, caseId: owner.id, startedAt: now };
  const then = { stepThen: owner.step, positionThen: position?.elementId ?? null };
  await insertEmergency(trx, { ...reason, ...place, ...then });
  await changeClocks(trx, owner, emergencyStarted(now), now, partId);
  await raiseEmergencyAlarm(trx, owner, { partId, at: now });
  return partId;
}

/** What people marked at the message, and what follows from messages and assessment; an emergency is a threat by itself. */
async function flagsOf(trx: Transaction, owner: CaseState): Promise<NoticeFlags> {
  const known = await knownFlagsView(trx, owner);
  const flags = noticeFacts.map((fact) => [fact, known[fact] || owner.variables[fact] === true]);
  return { ...(Object.fromEntries(flags) as NoticeFlags), threatToLife: true };
}
