/**
 * A clock that was counted by a former state of its centre's calendar is counted anew before anything is decided by it: one that was
 * started or worked on while the calendar changed, and all of them when days are delivered with the system.
 */
import type { DeadlineRule } from '#domain/deadline.ts';
import { recount } from '#domain/recount-deadline.ts';
import { lockCase } from '#store/cases-store.ts';
import { announce } from '#store/changes-store.ts';
import type { Transaction } from '#store/database.ts';
import {
  addDeadlineEvent,
  type DeadlineState,
  findDeadline,
  lockDeadline,
  updateDeadline,
} from '#store/deadlines-store.ts';
import { placeOf } from '#store/places-store.ts';
import { rulebookVersion, rulesByCode } from '#store/rulebooks-store.ts';
import { tellEngine } from './end-deadlines.ts';

/** The words that stand in the history of a clock. */
export const calendarReason = 'изменён производственный календарь';

type At = { readonly rule: DeadlineRule; readonly now: string };

/** The clock as the calendar of today has it. The case is locked first where the clock acts on it by itself. */
export async function upToDate(trx: Transaction, found: DeadlineState, { rule, now }: At): Promise<DeadlineState> {
  const place = await placeOf(trx, found.centreId);
  if (found.calendarVersion >= place.calendarVersion || found.state === 'DONE' || found.state === 'CANCELLED')
    return found;
  if (rule.onDue !== undefined) await lockCase(trx, found.caseId);
  const deadline = (await lockDeadline(trx, found.id)) ?? found;
  if (deadline.state === 'DONE' || deadline.state === 'CANCELLED') return deadline;
  const moved = recount(deadline, rule, now, place);
  await updateDeadline(trx, deadline.id, { calendar_version: place.calendarVersion });
  if (!moved) return deadline;
  const { dueAt, warnAt, warnedAt, raisedLevel, nextWakeAt } = moved;
  const change = {
    due_at: dueAt,
    warn_at: warnAt,
    warned_at: warnedAt,
    raised_level: raisedLevel,
    next_wake_at: nextWakeAt,
  };
  await updateDeadline(trx, deadline.id, change);
  const event = {
    deadlineId: deadline.id,
    kind: 'RECALCULATED',
    dueAt,
    raisedBy: 'ACTION',
    reason: calendarReason,
  } as const;
  await addDeadlineEvent(trx, event);
  await announce(trx, ['deadlines', 'tasks'], deadline.caseId);
  return { ...deadline, ...moved };
}

/** Counts one clock anew if it must be, and tells the engine; for the watchdog. A clock whose rule is unknown stays as it is. */
export async function recountDeadline(trx: Transaction, deadlineId: string, now: string): Promise<void> {
  const found = await findDeadline(trx, deadlineId);
  if (!found) return;
  const book = await rulebookVersion(trx, 'deadline-rules', found.rulesVersion);
  const rule = rulesByCode(book.content)[found.rule];
  if (!rule) {
    const { calendarVersion } = await placeOf(trx, found.centreId);
    return updateDeadline(trx, found.id, { calendar_version: calendarVersion });
  }
  const deadline = await upToDate(trx, found, { rule, now });
  if (deadline.dueAt !== found.dueAt || deadline.nextWakeAt !== found.nextWakeAt) await tellEngine(trx, deadline);
}
