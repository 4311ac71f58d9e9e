import { findingsOfRule } from './run-lint.ts';

const noOutcome = 'Прямо перед концом части должна стоять работа finish-part: записать исход';

describe('part-takes-seat-and-records-outcome', () => {
  const findings = findingsOfRule('part-takes-seat-and-records-outcome');

  test('a part with both workers is fine, and so is the end of an event that only stands beside', () => {
    expect(findings.valid).toEqual([]);
    expect(findings['valid-event-beside']).toEqual([]);
  });

  test('the main line has its own ways', () => {
    expect(findings['valid-main-line']).toEqual([]);
  });

  test('a part that does not find its seat is refused', () => {
    expect(findings['invalid-no-seat']).toEqual([
      'started: Часть случая должна начинаться с работы seat-part: найти своё место',
    ]);
  });

  test('an end without a recorded outcome is refused, that of an interrupting event too', () => {
    expect(findings['invalid-no-outcome']).toEqual([`ended: ${noOutcome}`]);
    expect(findings['invalid-ended-by-event']).toEqual([`stoppedEnded: ${noOutcome}`]);
  });
});
