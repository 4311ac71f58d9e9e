/** Starts a clock of a case: the row with its due moment, and the engine's instance that waits for it. */
import { randomUUID } from 'node:crypto';
import { schedule, warnMoment } from '#domain/deadline.ts';
import { DomainError } from '#domain/error.ts';
import { dayOf, earliest } from '#domain/working-days.ts';
import { deadlineLane } from '#engine/commands.ts';
import type { CaseState } from '#store/cases-store.ts';
import type { Transaction } from '#store/database.ts';
import { addDeadlineEvent, insertDeadline } from '#store/deadlines-store.ts';
import { enqueue } from '#store/outbox-store.ts';
import { placeOf } from '#store/places-store.ts';
import { rulebookOn, rulesByCode } from '#store/rulebooks-store.ts';

/** `dueAt` replaces the rule's limit where the duty has a date of its own (a planned visit). */
export async function startDeadline(
  trx: Transaction,
  owner: CaseState,
  input: { rule: string; at: string; dueAt?: string; partId?: string | null },
): Promise<void> {
  const place = await placeOf(trx, owner.centreId);
  const book = await rulebookOn(trx, 'deadline-rules', dayOf(input.at, place.timeZone));
  const rule = rulesByCode(book.content)[input.rule];
  if (!rule) throw new DomainError('RULE_MISSING');
  const { dueAt, warnAt } = input.dueAt
    ? { dueAt: input.dueAt, warnAt: warnMoment(rule, input.at, input.dueAt, place) }
    : schedule(rule, input.at, place);
  const id = randomUUID();
  const started = await insertDeadline(trx, {
    id,
    rule: rule.code,
    rulesVersion: book.version,
    caseId: owner.id,
    centreId: owner.centreId,
    partId: input.partId ?? null,
    startedAt: input.at,
    dueAt,
    warnAt,
    nextWakeAt: earliest(warnAt, dueAt) ?? dueAt,
    dueSource: input.dueAt ? 'OWN' : 'RULE',
    calendarVersion: place.calendarVersion,
    release: owner.release,
  });
  if (!started) return;
  await addDeadlineEvent(trx, { deadlineId: id, kind: 'STARTED', dueAt, raisedBy: 'ACTION' });
  const command = {
    type: 'startDeadline',
    deadlineId: id,
    seat: 1,
    release: owner.release,
    caseId: owner.id,
    rule: rule.code,
  } as const;
  await enqueue(trx, deadlineLane(id), command, { caseId: owner.id, centreId: owner.centreId });
}
