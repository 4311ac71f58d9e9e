/** A day typed the Russian way (31.12.2017) ↔ a day of the API (2017-12-31). Pure. */
import { Temporal } from 'temporal-polyfill';

const DAY = /^\s*(\d{1,2})[.\s/-](\d{1,2})[.\s/-](\d{4})\s*$/;

/** Undefined when there is no such day (31.02) or it is not written as one. */
export function dayOfText(text: string): string | undefined {
  const [, day, month, year] = (DAY.exec(text) ?? []).map(Number);
  if (!day || !month || !year) return undefined;
  try {
    return Temporal.PlainDate.from({ year, month, day }, { overflow: 'reject' }).toString();
  } catch {
    return undefined;
  }
}

/** The day of a moment (milliseconds) in a time zone. */
export function dayOfMoment(at: number, zone: string): string {
  return Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone).toPlainDate().toString();
}
