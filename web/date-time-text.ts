/** Typed Russian date and time ↔ an instant, in a given time zone. Pure. */
import { Temporal } from 'temporal-polyfill';
import type { DateTimeText } from './parts/date-time-field.tsx';

const DATE = /^\s*(\d{1,2})[.\s/-](\d{1,2})[.\s/-](\d{4})\s*$/;
const TIME = /^\s*(\d{1,2})[:.\s-]?(\d{2})\s*$/;

/** The instant as ISO text with offset, or undefined when date or time is not real (31.02, 25:00). */
export function instantOf(text: DateTimeText, zone: string): string | undefined {
  const date = DATE.exec(text.date);
  const time = TIME.exec(text.time);
  if (!date || !time) return undefined;
  const [day, month, year, hour, minute] = [date[1], date[2], date[3], time[1], time[2]].map(Number);
  try {
    const plain = Temporal.PlainDateTime.from(
      { year: year!, month: month!, day: day!, hour: hour!, minute: minute! },
      { overflow: 'reject' },
    );
    return plain.toZonedDateTime(zone).toString({ timeZoneName: 'never', smallestUnit: 'second' });
  } catch {
    return undefined;
  }
}

/** Date and time as a person would type them. `at` in milliseconds. */
export function textOfInstant(at: number, zone: string): DateTimeText {
  const local = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone);
  const two = (value: number) => String(value).padStart(2, '0');
  return {
    date: `${two(local.day)}.${two(local.month)}.${local.year}`,
    time: `${two(local.hour)}:${two(local.minute)}`,
  };
}
