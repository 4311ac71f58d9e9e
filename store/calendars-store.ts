/** The production calendar that people change, and the open clocks that follow it. */
import { Temporal } from 'temporal-polyfill';
import type { Deadline } from '#domain/deadline.ts';
import { DomainError } from '#domain/error.ts';
import type { DueSource, OpenDeadline, Recounted } from '#domain/recount-deadline.ts';
import { type Calendar, usualKind } from '#domain/working-days.ts';
import type { Transaction } from './database.ts';

/** USUAL: what the day is by its place in the week. */
export type CalendarDay = { readonly day: string; readonly kind: 'WORKING' | 'OFF' | 'USUAL'; readonly note: string };

/** One clock as it follows a calendar. */
export type CalendarDeadline = OpenDeadline & { readonly rulesVersion: number; readonly timeZone: string };

/** The days of a calendar that differ from the week; NOT_FOUND: no such calendar. */
export async function calendarDays(trx: Transaction, calendarId: string): Promise<Calendar> {
  const calendar = await trx('calendars').where({ id: calendarId }).first('id');
  if (!calendar) throw new DomainError('NOT_FOUND');
  const days: { day: string; kind: 'WORKING' | 'OFF' }[] = await trx('calendar_days')
    .where({ calendar_id: calendarId })
    .select('day', 'kind');
  return new Map(days.map(({ day, kind }) => [day, kind]));
}

/** Begins a change of the calendar, one at a time; answers its new version. FORBIDDEN by row-level security for others. */
export async function nextCalendarVersion(trx: Transaction, calendarId: string): Promise<number> {
  const version = trx.raw('version + 1');
  const [row] = await trx('calendars').where({ id: calendarId }).update({ version }).returning('version');
  if (!row) throw new DomainError('NOT_FOUND');
  return row.version as number;
}

/** Raises the version of a calendar above that of another one too, for clocks that come from there; answers it. */
export async function raiseCalendarVersion(trx: Transaction, calendarId: string, formerId: string): Promise<number> {
  const former = trx('calendars').where({ id: formerId }).select('version');
  const version = trx.raw('greatest(version, (?)) + 1', [former]);
  const [row] = await trx('calendars').where({ id: calendarId }).update({ version }).returning('version');
  if (!row) throw new DomainError('NOT_FOUND');
  return row.version as number;
}

/**
 * Writes days. A usual day keeps a row that says so: the days that are delivered with the system would otherwise come back with
 * its next start.
 */
export async function writeCalendarDays(
  trx: Transaction,
  calendarId: string,
  days: readonly CalendarDay[],
): Promise<void> {
  const rows = days.map((row) => ({ calendar_id: calendarId, ...storedDay(row) }));
  await trx('calendar_days').insert(rows).onConflict(['calendar_id', 'day']).merge(['kind', 'note']);
}

/** A day as a calendar holds it. */
export function storedDay({ day, kind, note }: CalendarDay): { day: string; kind: 'WORKING' | 'OFF'; note: string } {
  return kind === 'USUAL' ? { day, kind: usualKind(Temporal.PlainDate.from(day)), note: '' } : { day, kind, note };
}

/** The open clocks of the centres with the calendar; locked ones without those that somebody works on at this very moment. */
export async function deadlinesOfCalendar(
  trx: Transaction,
  calendarId: string,
  reading: 'LOOK' | 'LOCK',
): Promise<readonly CalendarDeadline[]> {
  const name = reading === 'LOCK' ? 'lock_calendar_deadlines' : 'calendar_deadlines';
  const { rows } = await trx.raw<{ rows: Record<string, unknown>[] }>(`SELECT * FROM ${name}(?)`, [calendarId]);
  return rows.map((row) => ({
    id: row['id'] as string,
    rule: row['rule'] as string,
    rulesVersion: row['rules_version'] as number,
    state: row['state'] as Deadline['state'],
    startedAt: row['started_at'] as string,
    dueAt: row['due_at'] as string,
    dueSource: row['due_source'] as DueSource,
    warnAt: row['warn_at'] as string | null,
    warnedAt: row['warned_at'] as string | null,
    raisedLevel: row['raised_level'] as number,
    pausedMs: Number(row['paused_ms']),
    nextWakeAt: row['next_wake_at'] as string | null,
    timeZone: row['time_zone'] as string,
  }));
}

/** Moves clocks all at once with a note of why; `counted` are those that stay. Answers where the engine must be told. */
export async function moveDeadlines(
  trx: Transaction,
  calendar: { readonly id: string; readonly version: number },
  { moved, counted, reason }: { moved: readonly Recounted[]; counted: readonly string[]; reason: string },
): Promise<readonly { readonly id: string; readonly caseId: string; readonly centreId: string }[]> {
  const { rows } = await trx.raw<{ rows: { id: string; case_id: string; centre_id: string }[] }>(
    'SELECT * FROM move_calendar_deadlines(?, ?, ?::uuid[], ?::jsonb, ?)',
    [calendar.id, calendar.version, [...counted], JSON.stringify(moved), reason],
  );
  return rows.map(({ id, case_id: caseId, centre_id: centreId }) => ({ id, caseId, centreId }));
}
