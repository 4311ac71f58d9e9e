/**
 * Changes days of a production calendar; in the same transaction every open clock that runs by it is counted anew and the engine
 * told. What escapes (a clock that somebody else works on or starts at this moment) is counted by its version, see recount-deadline.ts.
 */
import { randomUUID } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import type { DeadlineRules } from '#domain/deadline.ts';
import { recount, type Recounted } from '#domain/recount-deadline.ts';
import { type Calendar, isBefore } from '#domain/working-days.ts';
import { deadlineLane } from '#engine/commands.ts';
import { writeAudit } from '#store/audit-store.ts';
import {
  type CalendarDay,
  type CalendarDeadline,
  calendarDays,
  deadlinesOfCalendar,
  moveDeadlines,
  nextCalendarVersion,
  storedDay,
  writeCalendarDays,
} from '#store/calendars-store.ts';
import { announce } from '#store/changes-store.ts';
import type { Transaction } from '#store/database.ts';
import { enqueueAll } from '#store/outbox-store.ts';
import { rulebookVersion, rulesByCode } from '#store/rulebooks-store.ts';
import type { Keeper } from './note-administration.ts';
import { calendarReason } from './recount-deadline.ts';

type Change = { readonly calendarId: string; readonly days: readonly CalendarDay[] };
/** How many due moments move; `overdue` are those of them that lie in the past at once. */
export type CalendarEffect = { readonly later: number; readonly earlier: number; readonly overdue: number };
/** After so many the server attends to others for a moment. */
const clocksAtOnce = 200;
type Counted = { readonly clock: CalendarDeadline; readonly moved: Recounted | null };

/** What the change would do to open clocks; changes nothing. */
export async function previewCalendarChange(trx: Transaction, change: Change, now: string): Promise<CalendarEffect> {
  const calendar = new Map(await calendarDays(trx, change.calendarId));
  for (const { day, kind } of change.days.map(storedDay)) calendar.set(day, kind);
  const clocks = await deadlinesOfCalendar(trx, change.calendarId, 'LOOK');
  return effectOf(await recountAll(trx, clocks, calendar, now), now);
}

/** NOT_FOUND: no such calendar, or nobody who may change it. */
export async function changeCalendar(
  trx: Transaction,
  change: Change,
  { keeper, now }: { readonly keeper: Keeper; readonly now: string },
): Promise<CalendarEffect> {
  const { calendarId: id, days } = change;
  const version = await nextCalendarVersion(trx, id);
  await writeCalendarDays(trx, id, days);
  const clocks = await deadlinesOfCalendar(trx, id, 'LOCK');
  const counted = await recountAll(trx, clocks, await calendarDays(trx, id), now);
  await moveAll(trx, { id, version }, counted);
  for (const { day, kind } of days) {
    const deed = { action: `SET_DAY_${kind}`, subjectKind: 'calendar_day', subjectId: `${id}/${day}` };
    const { userId: actorId, onBehalfOf } = keeper;
    await writeAudit(trx, { actorId, actorKind: 'PERSON', onBehalfOf, ...deed });
  }
  await announce(trx, ['calendars', 'deadlines'], null);
  return effectOf(counted, now);
}

/** A clock whose rule is unknown stays as it is: it must not hold up the others. */
async function recountAll(
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

async function moveAll(
  trx: Transaction,
  calendar: { readonly id: string; readonly version: number },
  all: readonly Counted[],
): Promise<void> {
  const moved = all.map((one) => one.moved).filter((one) => one !== null);
  const counted = all.filter((one) => one.moved === null).map(({ clock }) => clock.id);
  const told = await moveDeadlines(trx, calendar, { moved, counted, reason: calendarReason });
  const entries = told.map(({ id: deadlineId, caseId, centreId }) => {
    const command = { type: 'deadlineChanged', deadlineId, changeId: randomUUID() } as const;
    return { lane: deadlineLane(deadlineId), caseId, centreId, command };
  });
  await enqueueAll(trx, entries);
}

function effectOf(all: readonly Counted[], now: string): CalendarEffect {
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
