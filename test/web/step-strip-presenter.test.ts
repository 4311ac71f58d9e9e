/** The strip of seven steps says in words what its colours show. */
import { stepViews } from '#web/pages/case-card/step-strip-presenter.ts';

const NOW = Date.parse('2026-11-23T12:00:00Z');
const step = {
  step: 3,
  title: 'Выезд',
  state: 'CURRENT' as const,
  who: 'Орлова Елена Викторовна',
  since: '2026-11-23T09:00:00Z',
  dueAt: '2026-11-23T11:40:00Z',
  overdue: true,
  doneAt: null,
  visits: 2,
};
const moment = (iso: string) => iso.slice(11, 16);

test('the current step names who, since when, how late and how often', () => {
  const [view] = stepViews([step], NOW, moment);
  expect(view).toMatchObject({ current: true, stateText: 'идёт сейчас' });
  expect(view?.lines).toEqual([
    { term: 'Кто', text: 'Орлова Елена Викторовна' },
    { term: 'С', text: '09:00' },
    { term: 'Срок', text: 'просрочено на 20 мин', tone: 'overdue' },
    { term: 'Проходили', text: '2 раза' },
  ]);
});

test('a step done shows when it was done and no clock; a step ahead shows nothing', () => {
  const [done, ahead] = stepViews(
    [
      { ...step, state: 'DONE', doneAt: '2026-11-23T11:00:00Z', visits: 1 },
      { ...step, state: 'AHEAD', who: null, since: null, dueAt: null, visits: 0 },
    ],
    NOW,
    moment,
  );
  expect(done?.lines.map(({ term }) => term)).toEqual(['Кто', 'С', 'Готово']);
  expect(ahead).toMatchObject({ stateText: 'впереди', lines: [] });
});
