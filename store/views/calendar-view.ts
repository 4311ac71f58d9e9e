/** Production calendars for whoever keeps them: which there are, whose clocks run by them, and the special days of a year. */
import { DomainError } from '#domain/error.ts';
import type { Transaction } from '../database.ts';

/** Days that are what the week says, without a note, are not special. */
const special = "((extract(isodow FROM d.day) >= 6) <> (d.kind = 'OFF') OR d.note <> '')";

export type CalendarItem = {
  readonly id: string;
  readonly name: string;
  /** Years with special days. */
  readonly years: number[];
  readonly centres: string[];
};

const list = `SELECT k.id, k.name,
    ARRAY(SELECT DISTINCT extract(year FROM d.day)::int AS year FROM calendar_days d
      WHERE d.calendar_id = k.id AND ${special} ORDER BY year) AS years,
    ARRAY(SELECT e.name FROM centres e WHERE e.calendar_id = k.id ORDER BY e.name) AS centres
  FROM calendars k`;

/** Every calendar, by name. */
export async function calendarListView(trx: Transaction): Promise<readonly CalendarItem[]> {
  const { rows } = await trx.raw<{ rows: CalendarItem[] }>(`${list} ORDER BY k.name`);
  return rows;
}

type SpecialDay = { readonly day: string; readonly kind: 'WORKING' | 'OFF'; readonly note: string };

/** One calendar with the special days of a year; NOT_FOUND: no such calendar. */
export async function calendarYearView(
  trx: Transaction,
  calendarId: string,
  year: number,
): Promise<CalendarItem & { readonly days: SpecialDay[] }> {
  const found = await trx.raw<{ rows: CalendarItem[] }>(`${list} WHERE k.id = ?`, [calendarId]);
  const [calendar] = found.rows;
  if (!calendar) throw new DomainError('NOT_FOUND');
  const { rows: days } = await trx.raw<{ rows: SpecialDay[] }>(
    `SELECT d.day, d.kind, d.note FROM calendar_days d
     WHERE d.calendar_id = ? AND d.day BETWEEN make_date(?, 1, 1) AND make_date(?, 12, 31) AND ${special} ORDER BY d.day`,
    [calendarId, year, year],
  );
  return { ...calendar, days };
}
