/** Deadlines: when a duty falls due, what must happen with its row now, and what a pause gives back. */
import fc from 'fast-check';
import { type Deadline, type DeadlineRule, dueAfterPause, nextMove, schedule } from '#domain/deadline.ts';
import type { Place } from '#domain/working-days.ts';

const place: Place = { timeZone: 'Europe/Moscow', calendar: new Map([['2026-03-09', 'OFF']]) };
const rule: DeadlineRule = {
  code: 'T4',
  title: 'Ребёнок увиден',
  limit: { unit: 'hours', amount: 24 },
  warnBefore: { unit: 'hours', amount: 4 },
  ladder: [
    { after: { unit: 'minutes', amount: 0 }, role: 'unitHead' },
    { after: { unit: 'hours', amount: 2 }, role: 'manager' },
  ],
  source: 'проект',
};
const running: Deadline = {
  id: 'd',
  rule: 'T4',
  state: 'RUNNING',
  startedAt: '2026-03-10T12:00:00Z',
  dueAt: '2026-03-11T12:00:00Z',
  warnAt: '2026-03-11T08:00:00Z',
  warnedAt: null,
  raisedLevel: 0,
};
const at = (now: string, change: Partial<Deadline> = {}) => nextMove({ ...running, ...change }, rule, now, place);
const warned = { warnedAt: '2026-03-11T08:00:00Z' };

describe('the schedule', () => {
  it('is due after the limit and warned of before', () => {
    expect(schedule(rule, running.startedAt, place)).toEqual({ dueAt: running.dueAt, warnAt: running.warnAt });
  });

  it('has no warning where the rule has none', () => {
    expect(schedule({ ...rule, warnBefore: null }, running.startedAt, place).warnAt).toBeNull();
  });

  it('warns at once when the warning would lie before the start', () => {
    const short = { ...rule, limit: { unit: 'minutes', amount: 15 } } as const;
    expect(schedule(short, running.startedAt, place).warnAt).toBe(running.startedAt);
  });
});

describe('the next move', () => {
  it.each([
    ['waits for the warning', '2026-03-10T13:00:00Z', {}, { action: 'WAIT', wakeAt: running.warnAt }],
    ['waits a second before the warning', '2026-03-11T07:59:59Z', {}, { action: 'WAIT', wakeAt: running.warnAt }],
    ['warns at its very moment', '2026-03-11T08:00:00Z', {}, { action: 'WARN' }],
    ['waits for the due moment once warned', '2026-03-11T09:00:00Z', warned, { action: 'WAIT', wakeAt: running.dueAt }],
    [
      'raises the first rung when due',
      '2026-03-11T12:00:00Z',
      warned,
      { action: 'ESCALATE', level: 1, role: 'unitHead' },
    ],
    [
      'passes an overslept warning over',
      '2026-03-11T12:00:00Z',
      {},
      { action: 'ESCALATE', level: 1, role: 'unitHead' },
    ],
    [
      'waits for the next rung',
      '2026-03-11T13:00:00Z',
      { ...warned, raisedLevel: 1 },
      { action: 'WAIT', wakeAt: '2026-03-11T14:00:00Z' },
    ],
    [
      'raises the next rung in its time',
      '2026-03-11T14:00:00Z',
      { ...warned, raisedLevel: 1 },
      { action: 'ESCALATE', level: 2, role: 'manager' },
    ],
    [
      'climbs one rung at a time, however late',
      '2026-04-11T14:00:00Z',
      warned,
      { action: 'ESCALATE', level: 1, role: 'unitHead' },
    ],
    [
      'asks again in a day after the last rung',
      '2026-03-11T15:00:00Z',
      { ...warned, raisedLevel: 2 },
      { action: 'WAIT', wakeAt: '2026-03-12T21:00:00Z' },
    ],
    ['rests while paused', '2026-04-11T12:00:00Z', { state: 'PAUSED' }, { action: 'PAUSED' }],
    ['ends when done', '2026-03-10T13:00:00Z', { state: 'DONE' }, { action: 'DONE' }],
    ['ends when it fell away', '2026-04-10T13:00:00Z', { state: 'CANCELLED' }, { action: 'DONE' }],
  ] as const)('%s', (_name, now, change, move) => {
    expect(at(now, change)).toEqual(move);
  });

  it('followed from any moment warns at most once, climbs the ladder in order and then waits in the future', () => {
    const hours = fc.integer({ min: 0, max: 24 * 30 });
    fc.assert(
      fc.property(hours, (late) => {
        const now = new Date(Date.parse(running.startedAt) + late * 3_600_000).toISOString();
        let deadline = running;
        const moves: string[] = [];
        for (let move = at(now); move.action === 'WARN' || move.action === 'ESCALATE'; move = at(now, deadline)) {
          moves.push(move.action === 'WARN' ? 'WARN' : `ESCALATE ${move.level}`);
          if (move.action === 'WARN') deadline = { ...deadline, warnedAt: now };
          else deadline = { ...deadline, raisedLevel: move.level };
          if (moves.length > 5) return false;
        }
        const last = at(now, deadline);
        const expected =
          late < 20 ? [] : late < 24 ? ['WARN'] : late < 26 ? ['ESCALATE 1'] : ['ESCALATE 1', 'ESCALATE 2'];
        const waits = last.action === 'WAIT' && Date.parse(last.wakeAt) > Date.parse(now);
        return waits && JSON.stringify(moves) === JSON.stringify(expected);
      }),
    );
  });
});

describe('a pause', () => {
  it('gives back exactly the time that it took', () => {
    expect(dueAfterPause(running, '2026-03-10T18:00:00Z', '2026-03-12T18:00:00Z')).toBe('2026-03-13T12:00:00.000Z');
  });

  it('after the due moment keeps the lateness as it was', () => {
    const paused = '2026-03-11T15:00:00Z';
    const resumed = '2026-03-11T16:00:00Z';
    const late = Date.parse(paused) - Date.parse(running.dueAt);
    expect(Date.parse(resumed) - Date.parse(dueAfterPause(running, paused, resumed))).toBe(late);
  });
});
