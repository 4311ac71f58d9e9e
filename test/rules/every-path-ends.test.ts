import { findingsOfRule } from './run-lint.ts';

describe('every-path-ends', () => {
  const findings = findingsOfRule('every-path-ends');

  test('flows, boundary events and links lead on', () => {
    expect(findings.valid).toEqual([]);
  });

  test('a loop that nobody leaves is refused', () => {
    expect(findings['invalid-endless-loop']).toEqual([
      'again: Отсюда ни одна дорога не ведёт к концу',
      'visit: Отсюда ни одна дорога не ведёт к концу',
    ]);
  });

  test('an event that interrupts the scope ends its loop, one that runs beside it does not', () => {
    expect(findings['valid-ended-by-event']).toEqual([]);
    expect(findings['invalid-event-beside']).toEqual([
      'started: Отсюда ни одна дорога не ведёт к концу',
      'again: Отсюда ни одна дорога не ведёт к концу',
      'visit: Отсюда ни одна дорога не ведёт к концу',
    ]);
  });

  test('an island is refused', () => {
    expect(findings['invalid-unreached']).toEqual([
      'visit: К этому месту не ведёт ни одна дорога от начала',
      'other: К этому месту не ведёт ни одна дорога от начала',
    ]);
  });

  test('a sub-process is a scope of its own', () => {
    expect(findings['invalid-inside-sub-process']).toEqual([
      'innerStarted: Отсюда ни одна дорога не ведёт к концу',
      'visit: Отсюда ни одна дорога не ведёт к концу',
    ]);
  });
});
