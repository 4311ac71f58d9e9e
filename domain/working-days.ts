/**
 * Periods of the law counted by a calendar: minutes and hours run without a break, days and working days end with the day.
 * A calendar lists only the days that differ from the usual week (production calendar; GK RF art. 191–194 for the counting).
 */
import { Temporal } from 'temporal-polyfill';

/** A length of time as a rule states it; `amount` is a whole number of units. */
export type Period = {
  readonly unit: 'minutes' | 'hours' | 'days' | 'workingDays' | 'months';
  readonly amount: number;
};
/** Days that are off though in the week, or worked though on a weekend; keys are `YYYY-MM-DD`. */
export type Calendar = ReadonlyMap<string, 'WORKING' | 'OFF'>;
export type Place = { readonly timeZone: string; readonly calendar: Calendar };

const saturday = 6;

/** What a day is by its place in the week alone. */
export function usualKind(day: Temporal.PlainDate): 'WORKING' | 'OFF' {
  return day.dayOfWeek < saturday ? 'WORKING' : 'OFF';
}

/** Whether people work on the day. */
export function isWorkingDay(day: Temporal.PlainDate, calendar: Calendar): boolean {
  return (calendar.get(day.toString()) ?? usualKind(day)) === 'WORKING';
}

/** The day that lies `count` working days after `start`; the day of the start is not counted. */
export function addWorkingDays(start: Temporal.PlainDate, count: number, calendar: Calendar): Temporal.PlainDate {
  let day = start;
  for (let left = count; left > 0;) {
    day = day.add({ days: 1 });
    if (isWorkingDay(day, calendar)) left -= 1;
  }
  return day;
}

/**
 * The moment (ISO instant) when a period that began at `from` runs out. Days and months run out with the end of their last
 * day in the time zone of the place; a last calendar day that is off moves to the next working day (GK RF art. 193).
 */
export function endOfPeriod(from: string, period: Period, place: Place): string {
  const start = Temporal.Instant.from(from);
  if (period.unit === 'minutes' || period.unit === 'hours') {
    return start.add({ [period.unit]: period.amount }).toString();
  }
  const first = start.toZonedDateTimeISO(place.timeZone).toPlainDate();
  return counted(place, `after ${first.toString()} ${period.unit} ${period.amount}`, () => {
    const last = lastDay(first, period, place.calendar);
    return last.add({ days: 1 }).toZonedDateTime(place.timeZone).toInstant().toString();
  });
}

function lastDay(start: Temporal.PlainDate, period: Period, calendar: Calendar): Temporal.PlainDate {
  if (period.unit === 'workingDays') return addWorkingDays(start, period.amount, calendar);
  let day = start.add(period.unit === 'months' ? { months: period.amount } : { days: period.amount });
  while (!isWorkingDay(day, calendar)) day = day.add({ days: 1 });
  return day;
}

/** The moment that lies a period before `until`; working days are counted back. */
export function beforeMoment(until: string, period: Period, place: Place): string {
  if (period.unit === 'minutes' || period.unit === 'hours')
    return Temporal.Instant.from(until)
      .subtract({ [period.unit]: period.amount })
      .toString();
  return counted(place, `before ${until} ${period.unit} ${period.amount}`, () => daysBefore(until, period, place));
}

function daysBefore(until: string, period: Period, place: Place): string {
  let moment = Temporal.Instant.from(until).toZonedDateTimeISO(place.timeZone);
  if (period.unit !== 'workingDays') {
    return moment
      .subtract({ [period.unit]: period.amount })
      .toInstant()
      .toString();
  }
  for (let left = period.amount; left > 0;) {
    moment = moment.subtract({ days: 1 });
    if (isWorkingDay(moment.toPlainDate(), place.calendar)) left -= 1;
  }
  return moment.toInstant().toString();
}

/** What was counted by a calendar stays with it: a changed one counts thousands of clocks that begin and end on the same days. */
const countedBy = new WeakMap<Calendar, Map<string, string>>();

function counted({ calendar, timeZone }: Place, question: string, count: () => string): string {
  const answers = countedBy.get(calendar) ?? new Map<string, string>();
  countedBy.set(calendar, answers);
  const key = `${timeZone} ${question}`;
  const answer = answers.get(key) ?? count();
  answers.set(key, answer);
  return answer;
}

/** The calendar day of a moment at the place, `YYYY-MM-DD`. */
export function dayOf(moment: string, timeZone: string): string {
  return Temporal.Instant.from(moment).toZonedDateTimeISO(timeZone).toPlainDate().toString();
}

/** The moment at which a day begins at the place, or the one some days later. */
export function startOfDay(day: string, timeZone: string, later = 0): string {
  return Temporal.PlainDate.from(day).add({ days: later }).toZonedDateTime(timeZone).toInstant().toString();
}

/** The earlier of two moments; undefined ones are passed over. */
export function earliest(...moments: readonly (string | null | undefined)[]): string | null {
  const known = moments.filter((moment) => moment !== null && moment !== undefined);
  return known.length === 0 ? null : known.reduce((one, other) => (isBefore(other, one) ? other : one));
}

/** Whether `one` lies before `other`. */
export function isBefore(one: string, other: string): boolean {
  return Date.parse(one) < Date.parse(other);
}
