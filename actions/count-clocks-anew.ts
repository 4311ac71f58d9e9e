/**
 * Open clocks counted anew by another state of their calendar or of their centre's time, told to the engine in the same transaction.
 * What somebody else works on at this moment is counted by its version, see recount-deadline.ts.
 */
import { randomUUID } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import type { DeadlineRules } from '#domain/deadline.ts';
import { recount, type Recounted } from '#domain/recount-deadline.ts';
import { type Calendar, isBefore } from '#domain/working-days.ts';
import { deadlineLane } from '#engine/commands.ts';
import { type CalendarDeadline, moveDeadlines } from '#store/calendars-store.ts';
import type { Transaction } from '#store/database.ts';
import { enqueueAll } from '#store/outbox-store.ts';
import { rulebookVersion, rulesByCode } from '#store/rulebooks-store.ts';

/** How many due moments move; `overdue` are those of them that lie in the past at once. */
export type CalendarEffect = { readonly later: number; readonly earlier: number; readonly overdue: number };
export type Counted = { readonly clock: CalendarDeadline; readonly moved: Recounted | null };
/** After so many the server attends to others for a moment. */
const clocksAtOnce = 200;

/** A clock whose rule is unknown stays as it is: it must not hold up the others. */
export async function countAnew(
  trx: Transaction,
  clocks: readonly CalendarDeadline[],
  calendar: Calendar,
  now: string,
): Promise<readonly Counted[]> {
  const books = new Map<number, DeadlineRules>();
  for (const version of new Set(clocks.map(({ rulesVersion }) => rulesVersion))) {
    const book = await rulebookVersion(trx, 'deadline-rules', version).catch(() => null);
    books.set(version, book ? rulesByCode(book.content) : {});
  }
  const all: Counted[] = [];
  for (const clock of clocks) {
    const rule = books.get(clock.rulesVersion)?.[clock.rule];
    all.push({ clock, moved: rule ? recount(clock, rule, now, { timeZone: clock.timeZone, calendar }) : null });
    if (all.length % clocksAtOnce === 0) await setImmediate();
  }
  return all;
}

/** Writes the moves with their reason, and tells the engine. */
export async function moveAll(
  trx: Transaction,
  calendar: { readonly id: string; readonly version: number },
  all: readonly Counted[],
  reason: string,
): Promise<void> {
  const moved = all.map((one) => one.moved).filter((one) => one !== null);
  const counted = all.filter((one) => one.moved === null).map(({ clock }) => clock.id);
  const told = await moveDeadlines(trx, calendar, { moved, counted, reason });
  const entries = told.map(({ id: deadlineId, caseId, centreId }) => {
    const command = { type: 'deadlineChanged', deadlineId, changeId: randomUUID() } as const;
    return { lane: deadlineLane(deadlineId), caseId, centreId, command };
  });
  await enqueueAll(trx, entries);
}

export function effectOf(all: readonly Counted[], now: string): CalendarEffect {
  const effect = { later: 0, earlier: 0, overdue: 0 };
  for (const { clock, moved } of all) {
    if (!moved || Date.parse(moved.dueAt) === Date.parse(clock.dueAt)) continue;
    const earlier = isBefore(moved.dueAt, clock.dueAt);
    effect[earlier ? 'earlier' : 'later'] += 1;
    if (earlier && clock.state === 'RUNNING' && isBefore(moved.dueAt, now) && !isBefore(clock.dueAt, now)) {
      effect.overdue += 1;
    }
  }
  return effect;
}
