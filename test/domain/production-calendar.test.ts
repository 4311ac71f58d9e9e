/** The production calendar that is delivered: known days, and the number of working days of each year as officially published. */
import { readFileSync } from 'node:fs';
import { Temporal } from 'temporal-polyfill';
import { type Calendar, isWorkingDay } from '#domain/working-days.ts';

type Delivered = { readonly days: readonly { readonly day: string; readonly kind: 'WORKING' | 'OFF' }[] };

const file = new URL('../../seeds/reference/calendar.json', import.meta.url);
const { days } = JSON.parse(readFileSync(file, 'utf8')) as Delivered;
const calendar: Calendar = new Map(days.map(({ day, kind }) => [day, kind]));

function workingDays(year: number): number {
  let count = 0;
  for (let day = Temporal.PlainDate.from(`${year}-01-01`); day.year === year; day = day.add({ days: 1 })) {
    if (isWorkingDay(day, calendar)) count += 1;
  }
  return count;
}

it.each([
  ['2015-01-09', false],
  ['2016-02-20', true],
  ['2016-02-22', false],
  ['2016-05-03', false],
  ['2017-02-24', false],
  ['2017-05-08', false],
  ['2017-05-10', true],
  ['2017-11-06', false],
  ['2018-04-28', true],
  ['2018-12-31', false],
  ['2019-05-10', false],
  ['2020-05-05', false],
  ['2021-11-05', false],
  ['2022-03-05', true],
  ['2023-02-24', false],
])('%s: people work %s', (day, works) => {
  expect(isWorkingDay(Temporal.PlainDate.from(day), calendar)).toBe(works);
});

it.each([
  [2015, 247],
  [2016, 247],
  [2017, 247],
  [2018, 247],
  [2019, 247],
  [2020, 248],
  [2021, 247],
  [2022, 247],
  [2023, 247],
  [2024, 248],
])('%i has %i working days', (year, count) => {
  expect(workingDays(year)).toBe(count);
});

it('names each day once', () => {
  expect(calendar.size).toBe(days.length);
});
