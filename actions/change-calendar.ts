/** Changes days of a production calendar; in the same transaction every open clock that runs by it is counted anew. */
import { writeAudit } from '#store/audit-store.ts';
import {
  type CalendarDay,
  calendarDays,
  deadlinesOfCalendar,
  nextCalendarVersion,
  storedDay,
  writeCalendarDays,
} from '#store/calendars-store.ts';
import { announce } from '#store/changes-store.ts';
import type { Transaction } from '#store/database.ts';
import { type CalendarEffect, countAnew, effectOf, moveAll } from './count-clocks-anew.ts';
import type { Keeper } from './note-administration.ts';
import { calendarReason } from './recount-deadline.ts';

type Change = { readonly calendarId: string; readonly days: readonly CalendarDay[] };

/** What the change would do to open clocks; changes nothing. */
export async function previewCalendarChange(trx: Transaction, change: Change, now: string): Promise<CalendarEffect> {
  const calendar = new Map(await calendarDays(trx, change.calendarId));
  for (const { day, kind } of change.days.map(storedDay)) calendar.set(day, kind);
  const clocks = await deadlinesOfCalendar(trx, change.calendarId, 'LOOK');
  return effectOf(await countAnew(trx, clocks, calendar, now), now);
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
  const counted = await countAnew(trx, clocks, await calendarDays(trx, id), now);
  await moveAll(trx, { id, version }, counted, calendarReason);
  for (const { day, kind } of days) {
    const deed = { action: `SET_DAY_${kind}`, subjectKind: 'calendar_day', subjectId: `${id}/${day}` };
    const { userId: actorId, onBehalfOf } = keeper;
    await writeAudit(trx, { actorId, actorKind: 'PERSON', onBehalfOf, ...deed });
  }
  await announce(trx, ['calendars', 'deadlines'], null);
  return effectOf(counted, now);
}
