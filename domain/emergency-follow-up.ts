/**
 * What follows for the case when an emergency is over, by where its main line stands. Source: docs/emergencies.md, the table
 * of the seven steps. The names are those of the elements in processes/case-seven-steps.bpmn and reassessment.bpmn.
 */

/** last: the element of the main line that was answered last; the rest says what runs inside the main line now. */
export type Position = {
  readonly last: string | null;
  readonly recommendation: string | null;
  readonly dataGapAccepted: boolean;
  /** Another emergency has begun meanwhile: what follows is settled when that one ends. */
  readonly emergencyRuns: boolean;
  readonly consiliumRuns: boolean;
  readonly reassessment: { readonly last: string | null; readonly consiliumRuns: boolean } | null;
};

export type FollowUp =
  /** The line is on its way to a place where it can be told: ask again in a moment. */
  | { readonly act: 'WAIT' }
  /** Its own assessment is open or still ahead. */
  | { readonly act: 'NOTHING' }
  | { readonly act: 'TELL_ASSESSED' | 'WITHDRAW_VOTES'; readonly line: 'MAIN' | 'REASSESSMENT' }
  | { readonly act: 'REASSESS' };

/** Before the consilium a person has work on the main line that takes in what the emergency has shown. */
const aheadOfAssessment = new Set([
  'takeSeat',
  'receiveSignal',
  'answerReporter',
  'startResponseClocks',
  'formTeam',
  'fieldVisit',
  'requestPoliceEntry',
  'emergencyAssessed',
  'votesWithdrawn',
]);
/** Workers are about to move the line on. */
const passing = new Set(['assess', 'scoreRisk']);

/** Where an emergency that is over finds the case. */
export function followUpOf(position: Position): FollowUp {
  const { last, reassessment, emergencyRuns } = position;
  if (emergencyRuns) return { act: 'NOTHING' };
  if (reassessment) return ofReassessment(reassessment, position);
  if (position.consiliumRuns) return { act: 'WITHDRAW_VOTES', line: 'MAIN' };
  return ofAssessment('MAIN', last, position) ?? { act: 'REASSESS' };
}

/** While a new assessment runs there is no second one; its end is waited for when it has decided already. */
function ofReassessment({ last, consiliumRuns }: Line, position: Position): FollowUp {
  if (consiliumRuns) return { act: 'WITHDRAW_VOTES', line: 'REASSESSMENT' };
  return ofAssessment('REASSESSMENT', last, position) ?? { act: 'WAIT' };
}

type Line = { readonly last: string | null; readonly consiliumRuns: boolean };

/** Undefined: the line has left the assessment and decided. */
function ofAssessment(line: 'MAIN' | 'REASSESSMENT', last: string | null, position: Position): FollowUp | undefined {
  if (last === 'startEmergency') return { act: 'TELL_ASSESSED', line };
  if (last === null || aheadOfAssessment.has(last)) return { act: 'NOTHING' };
  if (last === 'noteRecommendation') return { act: staysInAssessment(position) ? 'NOTHING' : 'WAIT' };
  return passing.has(last) ? { act: 'WAIT' } : undefined;
}

/** The table sent the case back to a person; any other recommendation is just leaving for an emergency or the consilium. */
function staysInAssessment({ recommendation, dataGapAccepted }: Position): boolean {
  return recommendation === 'REPEAT_VISIT' || (recommendation === 'COLLECT_DATA' && !dataGapAccepted);
}

/** PASSING: workers are about to take the line further; OFF_ROAD: the road of the decision has been walked to its end. */
export type RoadPlace = 'BEFORE_ROAD' | 'ON_ROAD' | 'PASSING' | 'OFF_ROAD';

const beforeRoad = new Set([...aheadOfAssessment, ...passing, 'noteRecommendation', 'startEmergency']);
const roadEnds = new Set(['closeWithoutCase', 'socialServices', 'rehabPlan', 'endCase']);

/** Where the main line stands between its decision and its end, by what was answered last and what the engine then knows. */
export function roadPlaceOf(last: string | null, variables: Readonly<Record<string, unknown>>): RoadPlace {
  if (last === null || beforeRoad.has(last)) return 'BEFORE_ROAD';
  if (last === 'consilium') return 'PASSING';
  if (last === 'commissionReview' && variables['resolution'] === 'REFUSED') return 'PASSING';
  if (last === 'internalWatch' && variables['watchOutcome'] !== 'OPEN_CASE') return 'OFF_ROAD';
  return roadEnds.has(last) ? 'OFF_ROAD' : 'ON_ROAD';
}
