/** Moments written for a person: near days by word, the zone of the person and not of the machine. */
import { clockTimeWithSeconds, dueMoment, fullMoment, momentText, sinceText } from '#web/moments.ts';

const NOW = Date.parse('2026-11-23T20:30:00Z');

test.each([
  ['2026-11-23T11:05:00Z', 'Europe/Moscow', 'сегодня, 14:05'],
  ['2026-11-22T11:05:00Z', 'Europe/Moscow', 'вчера, 14:05'],
  ['2026-11-24T11:05:00Z', 'Europe/Moscow', 'завтра, 14:05'],
  ['2026-11-01T11:05:00Z', 'Europe/Moscow', '1 ноября, 14:05'],
  ['2025-11-01T11:05:00Z', 'Europe/Moscow', '01.11.2025, 14:05'],
  ['2026-11-23T18:30:00Z', 'Asia/Yekaterinburg', 'вчера, 23:30'],
])('%s in %s is «%s»', (iso, zone, text) => {
  expect(momentText(iso, zone, NOW)).toBe(text);
});

test('after «с» today needs no word and another day is named', () => {
  expect(sinceText('2026-11-23T11:05:00Z', 'Europe/Moscow', NOW)).toBe('14:05');
  expect(sinceText('2026-11-22T11:05:00Z', 'Europe/Moscow', NOW)).toBe('22 ноября, 14:05');
});

test('stamps carry seconds, papers the whole date', () => {
  expect(clockTimeWithSeconds('2026-11-23T11:05:12Z', 'Europe/Moscow')).toBe('14:05:12');
  expect(fullMoment('2026-11-23T11:05:12Z', 'Europe/Moscow')).toBe('23.11.2026, 14:05');
});

test('a due moment at midnight is the end of the day before', () => {
  expect(dueMoment('2026-11-26T21:00:00Z', 'Europe/Moscow', NOW)).toBe('до конца 26 ноября');
  expect(dueMoment('2026-11-23T21:00:00Z', 'Europe/Moscow', NOW)).toBe('до конца дня');
  expect(dueMoment('2026-11-26T11:05:00Z', 'Europe/Moscow', NOW)).toBe('26 ноября, 14:05');
});
