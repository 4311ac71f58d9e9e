/** A year of the production calendar as months, weeks and days with what each of them is, in words. Pure. */
import { Temporal } from 'temporal-polyfill';
import { usualKind } from '#domain/working-days.ts';
import type { CalendarEffect, CalendarYear, DayChange } from '../../calendar-queries.ts';
import { counted } from '../../plural.ts';

/** WORK and WEEKEND are what the week says; OFF and MOVED differ from it or say why. */
export type DayMark = 'WORK' | 'WEEKEND' | 'OFF' | 'MOVED';
export type DayCell = {
  readonly day: string;
  readonly number: number;
  readonly mark: DayMark;
  readonly note: string;
  /** All of it in one sentence, for a screen reader. */
  readonly label: string;
};
export type Month = {
  readonly title: string;
  readonly workingDays: number;
  /** Seven places a week; those of other months are empty. */
  readonly weeks: readonly (readonly (DayCell | null)[])[];
};

type Special = CalendarYear['days'][number];
const week = 7;
const months = 12;
const dayWords = new Intl.DateTimeFormat('ru-RU', { day: 'numeric', month: 'long', weekday: 'long', timeZone: 'UTC' });
const monthWords = new Intl.DateTimeFormat('ru-RU', { month: 'long', timeZone: 'UTC' });
const markWords: Readonly<Record<DayMark, string>> = {
  WORK: 'рабочий день',
  WEEKEND: 'выходной',
  OFF: 'нерабочий день',
  MOVED: 'рабочий выходной',
};

/** «четверг, 1 января» */
export function dayTitle(day: string): string {
  return dayWords.format(new Date(`${day}T00:00:00Z`));
}

export function markOf(day: string, special: Special | undefined): DayMark {
  const usual = usualKind(Temporal.PlainDate.from(day));
  const kind = special?.kind ?? usual;
  if (kind === 'WORKING') return usual === 'OFF' ? 'MOVED' : 'WORK';
  return special ? 'OFF' : 'WEEKEND';
}

export function markTitle(mark: DayMark): string {
  return markWords[mark];
}

export function monthsOf({ year, days }: Pick<CalendarYear, 'year' | 'days'>): readonly Month[] {
  const special = new Map(days.map((found) => [found.day, found]));
  return Array.from({ length: months }, (_none, index) => monthOf(new Temporal.PlainDate(year, index + 1, 1), special));
}

function monthOf(first: Temporal.PlainDate, special: ReadonlyMap<string, Special>): Month {
  const cells = Array.from({ length: first.daysInMonth }, (_none, index) => {
    const day = first.with({ day: index + 1 }).toString();
    return cellOf(day, index + 1, special.get(day));
  });
  const places = [...Array.from({ length: first.dayOfWeek - 1 }, () => null), ...cells];
  const weeks = Array.from({ length: Math.ceil(places.length / week) }, (_none, index) => {
    const row: (DayCell | null)[] = places.slice(index * week, (index + 1) * week);
    return [...row, ...Array.from({ length: week - row.length }, () => null)];
  });
  const title = monthWords.format(new Date(`${first.toString()}T00:00:00Z`));
  const workingDays = cells.filter(({ mark }) => mark === 'WORK' || mark === 'MOVED').length;
  return { title: title[0]!.toUpperCase() + title.slice(1), workingDays, weeks };
}

function cellOf(day: string, number: number, special: Special | undefined): DayCell {
  const mark = markOf(day, special);
  const note = special?.note ?? '';
  return { day, number, mark, note, label: `${dayTitle(day)}: ${markWords[mark]}${note && `, ${note}`}` };
}

/** What brings a day back to how it is now. */
export function asItIs({ days }: Pick<CalendarYear, 'days'>, day: string): DayChange {
  const special = days.find((found) => found.day === day);
  return special ?? { day, kind: 'USUAL', note: '' };
}

/** «Передвинется 3 срока: 2 позже, 1 раньше» and, where it is so, that some are over at once. */
export function effectText({ later, earlier, overdue }: CalendarEffect, tense: 'WILL' | 'DID'): string {
  if (later + earlier === 0) return tense === 'WILL' ? 'Открытые сроки не передвинутся.' : 'Открытые сроки остались.';
  const ways = [later > 0 && `позже — ${later}`, earlier > 0 && `раньше — ${earlier}`].filter(Boolean).join(', ');
  const verb = tense === 'WILL' ? 'Передвинется' : 'Передвинуто';
  const over = counted(overdue, ['срок окажется истёкшим', 'срока окажутся истёкшими', 'сроков окажутся истёкшими']);
  const sum = counted(later + earlier, ['открытый срок', 'открытых срока', 'открытых сроков']);
  return `${verb} ${sum}: ${ways}.${overdue > 0 ? ` Сразу ${over}: о них придут тревоги.` : ''}`;
}
