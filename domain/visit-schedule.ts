/** When the family is to be visited next, by the regime of patronage. Regimes are data; source: domain.md §3 «Patronage». */
import { Temporal } from 'temporal-polyfill';
import type { Period } from './working-days.ts';

const daysAWeek = 7;

/**
 * The day (`YYYY-MM-DD`) of the next visit: one period after the last one, but never in the past of `today`.
 * `last` is the day of the last visit, or the day on which accompanying began.
 */
export function nextVisitOn(last: string, period: Period, today: string): string {
  const unit = period.unit === 'months' ? 'months' : 'days';
  const next = Temporal.PlainDate.from(last).add({ [unit]: period.amount });
  return Temporal.PlainDate.compare(next, Temporal.PlainDate.from(today)) < 0 ? today : next.toString();
}

/** The moment (ISO instant) at which a visit planned for `day` becomes late: the end of that day at the place. */
export function endOfDay(day: string, timeZone: string): string {
  return Temporal.PlainDate.from(day).add({ days: 1 }).toZonedDateTime(timeZone).toInstant().toString();
}

/** Whole weeks from the day `since` to the day `today` (`YYYY-MM-DD`); 0 when it lies ahead. */
export function wholeWeeks(since: string, today: string): number {
  const { days } = Temporal.PlainDate.from(since).until(Temporal.PlainDate.from(today), { largestUnit: 'day' });
  return Math.max(0, Math.floor(days / daysAWeek));
}
