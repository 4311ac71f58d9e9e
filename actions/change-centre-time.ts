/**
 * A centre gets another time zone or another production calendar; its open clocks are counted anew in the same transaction. Both
 * calendars get a version above the former one of the centre, so that no clock that escapes now seems counted. Decision 0016.
 */
import { DomainError } from '#domain/error.ts';
import { calendarDays, deadlinesOfCalendar, raiseCalendarVersion } from '#store/calendars-store.ts';
import { announce } from '#store/changes-store.ts';
import type { Transaction } from '#store/database.ts';
import { type CentreTime, centreTimeOf, setCentreTime } from '#store/organisation-store.ts';
import { type CalendarEffect, countAnew, effectOf, moveAll } from './count-clocks-anew.ts';
import { type Keeper, noteAdministration } from './note-administration.ts';

export type NewCentreTime = CentreTime & { readonly centreId: string };
/** The words that stand in the history of a clock. */
const reason = 'изменены часовой пояс или календарь центра';

/** What it would do to open clocks: done and undone in a savepoint. NOT_FOUND, FORBIDDEN. */
export async function previewCentreTime(trx: Transaction, asked: NewCentreTime, now: string): Promise<CalendarEffect> {
  const savepoint = await trx.transaction();
  try {
    await set(savepoint, asked);
    const clocks = await deadlinesOfCalendar(savepoint, asked.calendarId, 'LOOK');
    return effectOf(await countAnew(savepoint, clocks, await calendarDays(savepoint, asked.calendarId), now), now);
  } finally {
    await savepoint.rollback();
  }
}

/** NOT_FOUND: no such centre or calendar; FORBIDDEN. */
export async function changeCentreTime(
  trx: Transaction,
  asked: NewCentreTime,
  { keeper, now }: { readonly keeper: Keeper; readonly now: string },
): Promise<CalendarEffect> {
  const former = await set(trx, asked);
  const { calendarId: id } = asked;
  const version = await raiseCalendarVersion(trx, id, former.calendarId);
  const clocks = await deadlinesOfCalendar(trx, id, 'LOCK');
  const counted = await countAnew(trx, clocks, await calendarDays(trx, id), now);
  await moveAll(trx, { id, version }, counted, reason);
  const { centreId: subjectId, timeZone, calendarId } = asked;
  const details = { timeZone, calendarId, formerTimeZone: former.timeZone, formerCalendarId: former.calendarId };
  await noteAdministration(trx, keeper, { action: 'CHANGE_CENTRE_TIME', subjectKind: 'centre', subjectId, details });
  await announce(trx, ['calendars', 'deadlines'], null);
  return effectOf(counted, now);
}

/** Answers what it was before. */
async function set(trx: Transaction, { centreId, ...time }: NewCentreTime): Promise<CentreTime> {
  const former = await centreTimeOf(trx, centreId);
  await calendarDays(trx, time.calendarId);
  if (!former) throw new DomainError('NOT_FOUND');
  if (!(await setCentreTime(trx, centreId, time))) throw new DomainError('FORBIDDEN');
  return former;
}
