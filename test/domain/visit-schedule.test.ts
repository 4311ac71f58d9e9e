/** When the family is to be visited next. */
import { endOfDay, nextVisitOn } from '#domain/visit-schedule.ts';

describe('the next visit', () => {
  it.each([
    ['2026-03-10', 'months', 1, '2026-03-10', '2026-04-10', 'a month after the last'],
    ['2026-01-31', 'months', 1, '2026-01-31', '2026-02-28', 'at the end of a shorter month'],
    ['2026-03-10', 'days', 7, '2026-03-10', '2026-03-17', 'a week after the last'],
    ['2026-03-10', 'months', 3, '2026-03-20', '2026-06-10', 'counted from the visit, not from today'],
    ['2026-01-10', 'months', 1, '2026-03-10', '2026-03-10', 'never in the past'],
    ['2026-02-10', 'months', 1, '2026-03-10', '2026-03-10', 'today when it falls on today'],
  ] as const)('after %s every %s %i, seen on %s → %s: %s', (last, unit, amount, today, next, _why) => {
    expect(nextVisitOn(last, { unit, amount }, today)).toBe(next);
  });
});

describe('the end of a day', () => {
  it.each([
    ['2026-03-10', 'Europe/Moscow', '2026-03-10T21:00:00Z'],
    ['2026-12-31', 'Europe/Moscow', '2026-12-31T21:00:00Z'],
    ['2026-03-10', 'Asia/Vladivostok', '2026-03-10T14:00:00Z'],
  ])('%s at %s → %s', (day, timeZone, moment) => {
    expect(endOfDay(day, timeZone)).toBe(moment);
  });
});
