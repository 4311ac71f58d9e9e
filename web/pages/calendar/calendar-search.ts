/** Which calendar and year are open, kept in the address; anything wrong counts as nothing. Pure. */
export type CalendarSearch = { calendar?: string; year?: number };

export const firstYear = 2000;
export const lastYear = 2100;

export function readCalendarSearch(raw: Readonly<Record<string, unknown>>): CalendarSearch {
  const year = Number(raw.year);
  const calendar = typeof raw.calendar === 'string' && /^[\w-]{1,60}$/.test(raw.calendar) ? raw.calendar : undefined;
  return { calendar, year: Number.isInteger(year) && year >= firstYear && year <= lastYear ? year : undefined };
}
