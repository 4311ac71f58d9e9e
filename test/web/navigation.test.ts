/** Sections of the header by role, as the table role × screen says. */
import { sectionsFor } from '#web/shell/navigation.ts';
import type { Role } from '#web/use-session.ts';

test.each<[Role[], string[]]>([
  [['dutyOfficer'], ['Задачи', 'Сообщения', 'Сроки']],
  [['caseCurator'], ['Задачи', 'Случаи', 'Сроки']],
  [['unitHead'], ['Задачи', 'Сообщения', 'Случаи', 'Сроки', 'Схемы']],
  [['methodologist'], ['Задачи', 'Случаи', 'Схемы']],
  [
    ['dutyOfficer', 'caseCurator'],
    ['Задачи', 'Сообщения', 'Случаи', 'Сроки'],
  ],
])('%j sees %j', (roles, titles) => {
  expect(sectionsFor(roles).map(({ title }) => title)).toEqual(titles);
});
