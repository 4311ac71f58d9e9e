/** Sections of the header by role, as the table role × screen says. */
import { sectionsFor, seesAlarms } from '#web/shell/navigation.ts';
import type { Role } from '#web/use-session.ts';

test.each<[Role[], string[]]>([
  [['dutyOfficer'], ['Задачи', 'Сообщения', 'Сроки', 'Документы']],
  [['caseCurator'], ['Задачи', 'Сообщения', 'Случаи', 'Сроки', 'Отчёт']],
  [['unitHead'], ['Задачи', 'Сообщения', 'Случаи', 'Сроки', 'Документы', 'Отчёт', 'Сбои', 'Отсутствия', 'Журнал']],
  [['commissionSecretary'], ['Задачи', 'Случаи', 'Сроки', 'Документы', 'Отчёт']],
  [['manager'], ['Задачи', 'Случаи', 'Сроки', 'Отчёт', 'Схемы', 'Календарь', 'Организация', 'Журнал']],
  [['methodologist'], ['Задачи', 'Отчёт', 'Схемы', 'Шаблоны', 'Календарь', 'Сбои']],
  [['administrator'], ['Календарь', 'Сбои', 'Организация', 'Журнал']],
  [
    ['dutyOfficer', 'psychologist'],
    ['Задачи', 'Сообщения', 'Случаи', 'Сроки', 'Документы'],
  ],
])('%j sees %j', (roles, titles) => {
  expect(sectionsFor(roles).map(({ title }) => title)).toEqual(titles);
});

test('the bell is only for those whom alarms can reach', () => {
  expect(seesAlarms(['unitHead'])).toBe(true);
  expect(seesAlarms(['agencyOfficer'])).toBe(false);
});
