/**
 * The consilium's decision from its votes: quorum first, then the majority of those present.
 * Source: model regulation on commissions (№ 995): half of the members, majority of those present; shares are data.
 */

export type ConsiliumOutcome =
  'NO_CASE' | 'SERVICES_442' | 'INTERNAL_WATCH' | 'OPEN_CASE' | 'SUBMIT_SOP_TO_KDN' | 'GUARDIANSHIP_MEASURES';

/** Shares in percent: present ≥ quorum of all members; votes for > majority of those present. */
export type ConsiliumRule = { readonly quorumPercent: number; readonly majorityPercent: number };

export type ConsiliumVote = {
  readonly membersTotal: number;
  readonly membersPresent: number;
  readonly votesFor: number;
  readonly votesAgainst: number;
  readonly votesAbstained: number;
  readonly proposedDecision: ConsiliumOutcome;
};

/** The proposed outcome when adopted; NO_QUORUM; NOT_ADOPTED on a tie or a minority. RangeError: votes that cannot be. */
export function decideConsilium(
  vote: ConsiliumVote,
  rule: ConsiliumRule,
): ConsiliumOutcome | 'NO_QUORUM' | 'NOT_ADOPTED' {
  requirePossible(vote);
  if (vote.membersPresent * 100 < vote.membersTotal * rule.quorumPercent) return 'NO_QUORUM';
  const adopted = vote.votesFor * 100 > vote.membersPresent * rule.majorityPercent;
  return adopted ? vote.proposedDecision : 'NOT_ADOPTED';
}

function requirePossible(vote: ConsiliumVote): void {
  const votes = [vote.votesFor, vote.votesAgainst, vote.votesAbstained];
  const counts = [vote.membersTotal, vote.membersPresent, ...votes];
  const cast = votes.reduce((sum, count) => sum + count, 0);
  const whole = counts.every((count) => Number.isInteger(count) && count >= 0);
  if (!whole || vote.membersTotal === 0 || vote.membersPresent > vote.membersTotal || cast > vote.membersPresent) {
    throw new RangeError('Votes, members present and members do not add up');
  }
}
