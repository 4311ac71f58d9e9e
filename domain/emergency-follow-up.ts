/**
 * What follows for the case when an emergency is over, by where its main line stands. Source: docs/emergencies.md, the table
 * of the seven steps. The names are those of the elements in processes/case-seven-steps.bpmn and reassessment.bpmn.
 */

/** last: the element of the main line that was answered last; the rest says what runs inside the main line now. */
export type Position = {
  readonly last: string | null;
  readonly recommendation: string | null;
  readonly dataGapAccepted: boolean;
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

/** What stands on the main line before the consilium. */
const beforeDecision = new Set([
  'receiveSignal',
  'answerReporter',
  'startResponseClocks',
  'formTeam',
  'fieldVisit',
  'requestPoliceEntry',
  'assess',
  'scoreRisk',
  'emergencyAssessed',
  'votesWithdrawn',
]);

/** Where an emergency that is over finds the case. */
export function followUpOf(position: Position): FollowUp {
  const { last, reassessment } = position;
  if (reassessment) return ofLine('REASSESSMENT', reassessment, position);
  if (position.consiliumRuns || last === null || last === 'noteRecommendation' || last === 'startEmergency') {
    return ofLine('MAIN', position, position);
  }
  return beforeDecision.has(last) ? { act: 'NOTHING' } : { act: 'REASSESS' };
}

type Line = { readonly last: string | null; readonly consiliumRuns: boolean };

function ofLine(line: 'MAIN' | 'REASSESSMENT', { last, consiliumRuns }: Line, position: Position): FollowUp {
  if (consiliumRuns) return { act: 'WITHDRAW_VOTES', line };
  if (last === 'startEmergency') return { act: 'TELL_ASSESSED', line };
  if (last === 'noteRecommendation' && !staysInAssessment(position)) return { act: 'WAIT' };
  return { act: last === 'consilium' ? 'WAIT' : 'NOTHING' };
}

/** The table sent the case back to a person; any other recommendation is just leaving for an emergency or the consilium. */
function staysInAssessment({ recommendation, dataGapAccepted }: Position): boolean {
  return recommendation === 'REPEAT_VISIT' || (recommendation === 'COLLECT_DATA' && !dataGapAccepted);
}
