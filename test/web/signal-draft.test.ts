/** A new message: everything wrong is told at once, and a sound draft becomes the request. */
import { emptySignal, registrationOf, signalErrors } from '#web/pages/signals/signal-draft.ts';

const NOW = Date.parse('2026-11-23T12:00:00Z');
const ZONE = 'Europe/Moscow';
const sound = {
  ...emptySignal(NOW, ZONE, 'row-1'),
  source: 'POLICE' as const,
  familyName: 'Пример',
  children: [
    { key: 'row-1', name: ' Маша ', approxAge: '5' },
    { key: 'row-2', name: 'неизвестно', approxAge: '' },
  ],
  location: 'ул. Садовая',
  reason: 'NEGLECT' as const,
  facts: 'Дети одни дома',
  dangerNow: 'UNKNOWN' as const,
};

test('an empty form names every field that must be filled', () => {
  const paths = signalErrors(emptySignal(NOW, ZONE, 'row-1'), ZONE, NOW).map(({ path }) => path);
  expect(paths).toEqual(['source', 'familyName', 'location', 'reason', 'facts', 'dangerNow', 'children.0.name']);
});

test('a moment in the future and an impossible age are refused', () => {
  const draft = {
    ...sound,
    receivedAt: { date: '24.11.2026', time: '10:00' },
    children: [{ key: 'row-1', name: 'Маша', approxAge: '18' }],
  };
  expect(signalErrors(draft, ZONE, NOW).map(({ path }) => path)).toEqual(['receivedAt', 'children.0.approxAge']);
});

test('a sound draft becomes the request, with an unknown age as null', () => {
  expect(signalErrors(sound, ZONE, NOW)).toEqual([]);
  expect(registrationOf(sound, ZONE)).toMatchObject({
    receivedAt: '2026-11-23T15:00:00+03:00',
    channel: 'phone',
    children: [
      { name: 'Маша', approxAge: 5 },
      { name: 'неизвестно', approxAge: null },
    ],
  });
});
