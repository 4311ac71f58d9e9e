/** Periods by the calendar: hours run through, days end with the day at the place, the production calendar moves days. */
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import {
  addWorkingDays,
  beforeMoment,
  dayOf,
  earliest,
  endOfPeriod,
  isBefore,
  isWorkingDay,
  type Place,
} from '#domain/working-days.ts';

/** 9 March 2026 (a Monday) is off instead of Sunday the 8th; Saturday 14 March is worked. */
const calendar = new Map([
  ['2026-03-09', 'OFF'],
  ['2026-03-14', 'WORKING'],
  ['2026-05-01', 'OFF'],
  ['2026-05-11', 'OFF'],
] as const);
const place: Place = { timeZone: 'Europe/Moscow', calendar };
const day = (text: string): Temporal.PlainDate => Temporal.PlainDate.from(text);

describe('a working day', () => {
  it.each([
    ['2026-03-10', true, 'an ordinary Tuesday'],
    ['2026-03-07', false, 'a Saturday'],
    ['2026-03-08', false, 'a Sunday'],
    ['2026-03-09', false, 'a Monday that is off'],
    ['2026-03-14', true, 'a Saturday that is worked'],
  ])('%s → %s: %s', (text, working) => {
    expect(isWorkingDay(day(text), calendar)).toBe(working);
  });
});

describe('working days', () => {
  it.each([
    ['2026-03-05', 1, '2026-03-06', 'the next day'],
    ['2026-03-06', 1, '2026-03-10', 'over a weekend and a holiday'],
    ['2026-03-13', 1, '2026-03-14', 'onto a worked Saturday'],
    ['2026-03-13', 3, '2026-03-17', 'a worked Saturday counts'],
    ['2026-02-27', 3, '2026-03-04', 'over the end of a month'],
    ['2026-03-10', 0, '2026-03-10', 'none'],
  ])('from %s plus %i → %s: %s', (start, count, end) => {
    expect(addWorkingDays(day(start), count, calendar).toString()).toBe(end);
  });

  const days = fc.integer({ min: 0, max: 3_000 }).map((offset) => day('2020-01-01').add({ days: offset }));
  const anyCalendar = fc
    .array(fc.tuple(days, fc.constantFrom('WORKING' as const, 'OFF' as const)), { maxLength: 40 })
    .map((entries) => new Map(entries.map(([at, kind]) => [at.toString(), kind])));

  it('end on a working day, with exactly so many working days behind the start', () => {
    fc.assert(
      fc.property(days, fc.integer({ min: 1, max: 40 }), anyCalendar, (start, count, exceptions) => {
        const end = addWorkingDays(start, count, exceptions);
        let passed = 0;
        for (let at = start.add({ days: 1 }); Temporal.PlainDate.compare(at, end) <= 0; at = at.add({ days: 1 })) {
          passed += isWorkingDay(at, exceptions) ? 1 : 0;
        }
        return isWorkingDay(end, exceptions) && passed === count;
      }),
    );
  });

  it('add up: first some, then more, is all at once', () => {
    const some = fc.integer({ min: 0, max: 20 });
    fc.assert(
      fc.property(days, some, some, anyCalendar, (start, one, other, exceptions) => {
        const inTurn = addWorkingDays(addWorkingDays(start, one, exceptions), other, exceptions);
        return inTurn.equals(addWorkingDays(start, one + other, exceptions));
      }),
    );
  });
});

describe('the end of a period', () => {
  it.each([
    ['2026-03-06T20:50:00Z', 'minutes', 15, '2026-03-06T21:05:00Z', 'minutes run through midnight'],
    ['2026-03-06T12:00:00Z', 'hours', 24, '2026-03-07T12:00:00Z', 'hours run through a weekend'],
    ['2026-03-10T12:00:00Z', 'days', 3, '2026-03-13T21:00:00Z', 'days end with the day at the place'],
    ['2026-03-10T22:00:00Z', 'days', 1, '2026-03-12T21:00:00Z', 'the day of the start is that of the place'],
    ['2026-03-05T12:00:00Z', 'days', 3, '2026-03-10T21:00:00Z', 'a last day that is off moves on'],
    ['2026-03-05T12:00:00Z', 'workingDays', 3, '2026-03-11T21:00:00Z', 'working days skip what is off'],
    [
      '2026-01-31T09:00:00Z',
      'months',
      1,
      '2026-03-02T21:00:00Z',
      'a month that has no such day ends with its last, moved on',
    ],
    ['2026-03-10T09:00:00Z', 'months', 1, '2026-04-10T21:00:00Z', 'a month ends on its day'],
    ['2026-04-01T09:00:00Z', 'months', 1, '2026-05-04T21:00:00Z', 'a holiday and a weekend move it on'],
  ] as const)('%s + %s %i → %s: %s', (from, unit, amount, end, _why) => {
    expect(endOfPeriod(from, { unit, amount }, place)).toBe(end);
  });

  it('in another time zone is another moment', () => {
    const east: Place = { timeZone: 'Asia/Vladivostok', calendar };
    expect(endOfPeriod('2026-03-10T12:00:00Z', { unit: 'days', amount: 1 }, east)).toBe('2026-03-11T14:00:00Z');
  });

  it('never lies before its start, and a longer period never ends sooner', () => {
    const period = fc.record({
      unit: fc.constantFrom('minutes', 'hours', 'days', 'workingDays', 'months' as const),
      amount: fc.integer({ min: 0, max: 60 }),
    });
    const moments = fc.integer({ min: 1_600_000_000, max: 1_900_000_000 }).map((s) => new Date(s * 1000).toISOString());
    fc.assert(
      fc.property(moments, period, (from, { unit, amount }) => {
        const end = endOfPeriod(from, { unit, amount }, place);
        const longer = endOfPeriod(from, { unit, amount: amount + 1 }, place);
        return !isBefore(end, from) && !isBefore(longer, end);
      }),
    );
  });
});

describe('the moment before', () => {
  it.each([
    ['2026-03-10T12:00:00Z', 'minutes', 20, '2026-03-10T11:40:00Z'],
    ['2026-03-10T12:00:00Z', 'hours', 12, '2026-03-10T00:00:00Z'],
    ['2026-03-10T21:00:00Z', 'days', 1, '2026-03-09T21:00:00Z'],
    ['2026-03-31T21:00:00Z', 'months', 1, '2026-02-28T21:00:00Z'],
    ['2026-03-10T12:00:00Z', 'workingDays', 1, '2026-03-06T12:00:00Z'],
  ] as const)('%s − %s %i → %s', (until, unit, amount, moment) => {
    expect(beforeMoment(until, { unit, amount }, place)).toBe(moment);
  });
});

describe('moments', () => {
  it('are compared as moments, whatever their spelling', () => {
    expect(isBefore('2026-03-10T12:00:00+03:00', '2026-03-10T09:00:01Z')).toBe(true);
    expect(isBefore('2026-03-10T12:00:00+03:00', '2026-03-10T09:00:00.000Z')).toBe(false);
  });

  it('the earliest passes over unknown ones', () => {
    expect(earliest(null, '2026-03-10T12:00:00Z', undefined, '2026-03-10T09:00:00Z')).toBe('2026-03-10T09:00:00Z');
    expect(earliest(null, undefined)).toBeNull();
  });

  it('belong to the day of the place', () => {
    expect(dayOf('2026-03-10T21:30:00Z', 'Europe/Moscow')).toBe('2026-03-11');
    expect(dayOf('2026-03-10T20:30:00Z', 'Europe/Moscow')).toBe('2026-03-10');
  });
});
