/** Which clocks an event of a case starts and stops. */
import * as clocks from '#domain/case-clocks.ts';

const at = '2026-03-10T12:00:00Z';
const starting = ({ start, stop }: clocks.ClockChange) => ({ start: start.map(({ rule }) => rule), stop });

describe('the message', () => {
  it('starts its registration when it was received, not when it was written down', () => {
    expect(clocks.signalRegistered('2026-03-10T11:45:00Z')).toEqual({
      start: [{ rule: 'T1', at: '2026-03-10T11:45:00Z' }],
      stop: [],
    });
  });

  it.each([
    ['ACCEPT', ['T8']],
    ['ATTACH', []],
    ['REDIRECT', []],
    ['REJECT', []],
  ])('decided as %s starts %j and ends T1', (decision, start) => {
    expect(starting(clocks.signalDecided(decision, at))).toEqual({ start, stop: ['T1'] });
  });

  it('refused awaits an answer, counted from the day on which it came', () => {
    expect(clocks.answerDue('2026-03-09T08:00:00Z')).toEqual({
      start: [{ rule: 'T29', at: '2026-03-09T08:00:00Z' }],
      stop: [],
    });
    expect(clocks.reporterAnswered).toEqual({ start: [], stop: ['T29'] });
  });
});

describe('the response', () => {
  it.each([
    ['EMERGENCY', 'T3', ['T4', 'T6']],
    ['URGENT', 'T4', ['T3', 'T6']],
    ['PLANNED', 'T6', ['T3', 'T4']],
    ['SOMETHING_NEW', 'T4', ['T3', 'T6']],
  ])('%s runs under %s alone', (urgency, rule, stop) => {
    expect(starting(clocks.urgencyKnown(urgency, at))).toEqual({ start: [rule], stop });
  });

  it.each([
    ['EMERGENCY', ['T4'], ['T3']],
    ['URGENT', [], []],
    ['PLANNED', [], []],
  ])('a team for %s', (urgency, start, stop) => {
    expect(starting(clocks.teamFormed(urgency, at))).toEqual({ start, stop });
  });

  it.each([
    ['VISITED', 'URGENT', true, ['T7'], ['T4', 'T6']],
    ['VISITED', 'URGENT', false, ['T7'], ['T6']],
    ['NO_ACCESS', 'EMERGENCY', false, ['T2'], []],
    ['NO_ACCESS', 'PLANNED', false, [], []],
    ['ADDRESS_WRONG', 'EMERGENCY', false, [], []],
  ])('a visit with %s under %s, child seen: %s', (result, urgency, seen, start, stop) => {
    expect(starting(clocks.visitMade(result, urgency, seen, at))).toEqual({ start, stop });
  });
});

describe('the conclusion', () => {
  it.each([
    ['UNSAFE', 'HIGH', [], []],
    ['REASSESS', 'LOW', ['T4'], []],
    ['SAFE', 'INCOMPLETE', [], []],
    ['SAFE', 'LOW', ['T21'], ['T8']],
    ['SAFE_WITH_PLAN', 'MEDIUM', ['T21'], ['T8']],
  ])('%s with risk %s', (safety, level, start, stop) => {
    expect(starting(clocks.riskConcluded(safety, level, at))).toEqual({ start, stop });
  });

  it('with a gap that the consilium accepts goes on as if it were complete', () => {
    expect(clocks.gapAccepted(at)).toEqual(clocks.riskConcluded('SAFE', 'LOW', at));
  });
});

describe('the duties', () => {
  it('each duty that is done ends its own clocks', () => {
    expect(clocks.policeAsked.stop).toEqual(['T2']);
    expect(clocks.actSigned.stop).toEqual(['T7']);
  });
});
