/** Where an emergency that is over finds the case, and what follows: the table of docs/emergencies.md. */
import { followUpOf, type Position, roadPlaceOf } from '#domain/emergency-follow-up.ts';

const position = (change: Partial<Position>): Position => ({
  last: null,
  recommendation: null,
  dataGapAccepted: false,
  emergencyRuns: false,
  consiliumRuns: false,
  reassessment: null,
  ...change,
});

describe('before the consilium', () => {
  it.each([
    [null],
    ['receiveSignal'],
    ['formTeam'],
    ['fieldVisit'],
    ['requestPoliceEntry'],
    ['emergencyAssessed'],
    ['votesWithdrawn'],
  ])('after %s the case assesses by itself', (last) => {
    expect(followUpOf(position({ last }))).toEqual({ act: 'NOTHING' });
  });

  it.each(['REPEAT_VISIT', 'COLLECT_DATA'])('sent back to a person by %s it assesses by itself', (recommendation) => {
    expect(followUpOf(position({ last: 'noteRecommendation', recommendation }))).toEqual({ act: 'NOTHING' });
  });

  it('waiting for the emergency it is told', () => {
    expect(followUpOf(position({ last: 'startEmergency' }))).toEqual({ act: 'TELL_ASSESSED', line: 'MAIN' });
  });

  it.each([
    { last: 'assess' },
    { last: 'scoreRisk' },
    { last: 'noteRecommendation', recommendation: 'OPEN_CASE' },
    { last: 'noteRecommendation', recommendation: 'URGENT_MEASURES' },
    { last: 'noteRecommendation', recommendation: 'COLLECT_DATA', dataGapAccepted: true },
  ])('with workers at hand (%j) it is asked again', (change) => {
    expect(followUpOf(position(change))).toEqual({ act: 'WAIT' });
  });
});

describe('after it', () => {
  it('open votes are withdrawn', () => {
    const open = position({ last: 'noteRecommendation', recommendation: 'OPEN_CASE', consiliumRuns: true });
    expect(followUpOf(open)).toEqual({ act: 'WITHDRAW_VOTES', line: 'MAIN' });
  });

  it.each(['consilium', 'issueDecisionPapers', 'startInforming', 'agenciesInformed', 'rehabPlan'])(
    'a decision is looked at again (%s)',
    (last) => expect(followUpOf(position({ last }))).toEqual({ act: 'REASSESS' }),
  );
});

describe('during a second assessment', () => {
  const during = (last: string | null, consiliumRuns = false) =>
    followUpOf(position({ last: 'agenciesInformed', reassessment: { last, consiliumRuns } }));

  it('there is no third one', () => {
    expect(during(null)).toEqual({ act: 'NOTHING' });
    expect(during('startEmergency')).toEqual({ act: 'TELL_ASSESSED', line: 'REASSESSMENT' });
    expect(during('noteRecommendation', true)).toEqual({ act: 'WITHDRAW_VOTES', line: 'REASSESSMENT' });
  });

  it('that has decided its end is waited for', () => {
    expect(during('consilium')).toEqual({ act: 'WAIT' });
    expect(during('renewDecision')).toEqual({ act: 'WAIT' });
  });
});

it('another emergency that began meanwhile settles it at its own end', () => {
  expect(followUpOf(position({ last: 'agenciesInformed', emergencyRuns: true }))).toEqual({ act: 'NOTHING' });
});

it.each([
  [null, {}, 'BEFORE_ROAD'],
  ['votesWithdrawn', {}, 'BEFORE_ROAD'],
  ['consilium', {}, 'PASSING'],
  ['issueDecisionPapers', {}, 'ON_ROAD'],
  ['agenciesInformed', {}, 'ON_ROAD'],
  ['commissionReview', { resolution: 'RECOGNISED' }, 'ON_ROAD'],
  ['commissionReview', { resolution: 'REFUSED' }, 'PASSING'],
  ['internalWatch', { watchOutcome: 'OPEN_CASE' }, 'ON_ROAD'],
  ['internalWatch', { watchOutcome: 'CLOSE' }, 'OFF_ROAD'],
  ['closeWithoutCase', {}, 'OFF_ROAD'],
  ['rehabPlan', {}, 'OFF_ROAD'],
])('the main line after %s %j stands %s', (last, variables, place) => {
  expect(roadPlaceOf(last, variables)).toBe(place);
});
