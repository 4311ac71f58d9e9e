/** Typed Russian dates become instants in the person's zone; what is not a real date is refused, never guessed. */
import { instantOf, textOfInstant } from '#web/date-time-text.ts';

const ZONE = 'Europe/Moscow';

test.each([
  ['23.11.2026', '14:05', '2026-11-23T14:05:00+03:00'],
  ['1.2.2026', '9:07', '2026-02-01T09:07:00+03:00'],
  ['01/02/2026', '0907', '2026-02-01T09:07:00+03:00'],
])('%s %s is %s', (date, time, instant) => {
  expect(instantOf({ date, time }, ZONE)).toBe(instant);
});

test.each([
  ['31.02.2026', '10:00'],
  ['23.11.2026', '25:00'],
  ['23.11.26', '10:00'],
  ['', '10:00'],
  ['23.11.2026', ''],
])('«%s %s» is refused', (date, time) => {
  expect(instantOf({ date, time }, ZONE)).toBeUndefined();
});

test('an instant is written as a person would type it', () => {
  const text = textOfInstant(Date.parse('2026-02-01T06:07:59Z'), ZONE);
  expect(text).toEqual({ date: '01.02.2026', time: '09:07' });
});
