/** Days and moments as they stand in a Russian document: «10 марта 2026 г.», «10 марта 2026 г., 15:04». */
import { Temporal } from 'temporal-polyfill';

const months = [
  'января',
  'февраля',
  'марта',
  'апреля',
  'мая',
  'июня',
  'июля',
  'августа',
  'сентября',
  'октября',
  'ноября',
  'декабря',
];

/** A day (`YYYY-MM-DD`) in words; a text that is no day stays as it is. */
export function dayInWords(day: string): string {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day)) return day;
  const { year, month, day: date } = Temporal.PlainDate.from(day);
  return `${date} ${months[month - 1]} ${year} г.`;
}

/** A moment (ISO instant) in words at the place; a text that is no moment stays as it is. */
export function momentInWords(moment: string, timeZone: string): string {
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}.*(Z|[+-]\d{2}:\d{2})$/.test(moment)) return moment;
  const local = Temporal.Instant.from(moment).toZonedDateTimeISO(timeZone);
  const minutes = String(local.minute).padStart(2, '0');
  return `${dayInWords(local.toPlainDate().toString())}, ${local.hour}:${minutes}`;
}
