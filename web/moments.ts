/** Moments and days as people write them: «сегодня, 14:05», «23 ноября, 14:05». The time zone is that of the signed-in person. */

const DAY_MS = 86_400_000;
const formats = new Map<string, Intl.DateTimeFormat>();

function format(zone: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const name = zone + JSON.stringify(options);
  const known = formats.get(name) ?? new Intl.DateTimeFormat('ru-RU', { timeZone: zone, ...options });
  formats.set(name, known);
  return known;
}

/** «14:05» */
export function clockTime(iso: string, zone: string): string {
  return format(zone, { hour: '2-digit', minute: '2-digit' }).format(new Date(iso));
}

/** «14:05:12» */
export function clockTimeWithSeconds(iso: string, zone: string): string {
  return format(zone, { hour: '2-digit', minute: '2-digit', second: '2-digit' }).format(new Date(iso));
}

/** «23.11.2026» */
export function dayText(iso: string, zone: string): string {
  return format(zone, { day: '2-digit', month: '2-digit', year: 'numeric' }).format(new Date(iso));
}

/** «23.11.2026, 14:05» */
export function fullMoment(iso: string, zone: string): string {
  return `${dayText(iso, zone)}, ${clockTime(iso, zone)}`;
}

/** «сегодня, 14:05», «вчера, 9:10», «завтра, 10:00», «23 ноября, 14:05»; another year is named. `now` in milliseconds. */
export function momentText(iso: string, zone: string, now: number): string {
  const day = dayText(iso, zone);
  const near = [
    { word: 'сегодня', at: now },
    { word: 'вчера', at: now - DAY_MS },
    { word: 'завтра', at: now + DAY_MS },
  ].find(({ at }) => dayText(new Date(at).toISOString(), zone) === day);
  return `${near?.word ?? longDay(iso, zone, now)}, ${clockTime(iso, zone)}`;
}

/** «14:05» for a moment of today, otherwise «21 ноября, 04:25»: what follows the word «с». `now` in milliseconds. */
export function sinceText(iso: string, zone: string, now: number): string {
  const time = clockTime(iso, zone);
  const today = dayText(iso, zone) === dayText(new Date(now).toISOString(), zone);
  return today ? time : `${longDay(iso, zone, now)}, ${time}`;
}

/** A due moment: a midnight is the end of the day before («до конца 26 ноября»), any other is named by its time. */
export function dueMoment(iso: string, zone: string, now: number): string {
  if (clockTime(iso, zone) !== '00:00') return momentText(iso, zone, now);
  const before = new Date(Date.parse(iso) - 1).toISOString();
  return `до конца ${dayText(before, zone) === dayText(new Date(now).toISOString(), zone) ? 'дня' : longDay(before, zone, now)}`;
}

function longDay(iso: string, zone: string, now: number): string {
  const sameYear = yearOf(iso, zone) === yearOf(new Date(now).toISOString(), zone);
  const options: Intl.DateTimeFormatOptions = { day: 'numeric', month: 'long' };
  return sameYear ? format(zone, options).format(new Date(iso)) : dayText(iso, zone);
}

function yearOf(iso: string, zone: string): string {
  return format(zone, { year: 'numeric' }).format(new Date(iso));
}
