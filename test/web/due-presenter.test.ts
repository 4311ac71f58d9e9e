/** Due moments in words: overdue first, the two largest units, Russian plural forms. */
import { byDue, dueText, durationText } from '#web/due-presenter.ts';

const NOW = Date.parse('2026-11-23T12:00:00Z');
const at = (minutes: number) => new Date(NOW + minutes * 60_000).toISOString();

describe('dueText', () => {
  test.each([
    [at(-120), 'просрочено на 2 ч', 'overdue'],
    [at(-70), 'просрочено на 1 ч 10 мин', 'overdue'],
    [at(23), 'осталось 23 мин', 'soon'],
    [at(60), 'осталось 1 ч', 'soon'],
    [at(61), 'осталось 1 ч 1 мин', 'calm'],
    [at(0.5), 'осталось 30 с', 'soon'],
    [at(60 * 24 * 2 + 240), 'осталось 2 дня 4 ч', 'calm'],
  ])('%s is «%s» (%s)', (dueAt, text, tone) => {
    expect(dueText(dueAt, NOW)).toEqual({ text, tone });
  });

  test('a paused clock does not count, a task without a clock says so', () => {
    expect(dueText(at(-5), NOW, true)).toEqual({ text: 'срок приостановлен', tone: 'paused' });
    expect(dueText(null, NOW)).toEqual({ text: 'без срока', tone: 'none' });
  });
});

test.each([
  [1, '1 день'],
  [2, '2 дня'],
  [5, '5 дней'],
  [11, '11 дней'],
  [21, '21 день'],
])('%i days are «%s»', (days, text) => {
  expect(durationText(days * 86_400_000)).toBe(text);
});

test('a list is ordered by due moment, emergencies first among equals, rows without a clock last', () => {
  const rows = [
    { dueAt: null, urgency: 'EMERGENCY' },
    { dueAt: at(10), urgency: 'PLANNED' },
    { dueAt: at(10), urgency: 'EMERGENCY' },
    { dueAt: at(-10), urgency: null },
  ];
  expect([...rows].sort(byDue)).toEqual([rows[3], rows[2], rows[1], rows[0]]);
});
