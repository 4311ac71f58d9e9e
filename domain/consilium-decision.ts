/**
 * The consilium's decision from its votes: quorum first, then the majority of those present. Who did not vote until the voting
 * closed counts as absent. Source: model regulation on commissions (№ 995): half of the members, majority of those present; shares are data.
 */

/** What may be decided under each kind of agenda (domain.md §2 step 5, §3 «Consilium outcomes»). */
const decisionsByAgenda = {
  CASE: ['NO_CASE', 'SERVICES_442', 'INTERNAL_WATCH', 'OPEN_CASE', 'SUBMIT_SOP_TO_KDN', 'GUARDIANSHIP_MEASURES'],
  PLAN: ['APPROVE_PLAN', 'RETURN_PLAN'],
  REVIEW: ['COMPLETE', 'CONTINUE', 'NEW_PROGRAMME', 'CHANGE_REGIME', 'ESCALATE_KDN', 'TRANSFER'],
} as const;

export type Agenda = keyof typeof decisionsByAgenda;
export type ConsiliumOutcome = (typeof decisionsByAgenda)[Agenda][number];
export type Vote = 'FOR' | 'AGAINST' | 'ABSTAIN';

/** The agenda of this code; a part that names none decides on the case. */
export const agendaOf = (code: unknown): Agenda => (code === 'PLAN' || code === 'REVIEW' ? code : 'CASE');

/** Whether the decision can be taken under the agenda. */
export function decidable(agenda: Agenda, decision: unknown): decision is ConsiliumOutcome {
  return (decisionsByAgenda[agenda] as readonly unknown[]).includes(decision);
}

/** Shares in percent: present ≥ quorum of all members; votes for > majority of those present. */
export type ConsiliumRule = { readonly quorumPercent: number; readonly majorityPercent: number };

export type ConsiliumCount = {
  readonly membersTotal: number;
  readonly membersPresent: number;
  readonly votesFor: number;
  readonly votesAgainst: number;
  readonly votesAbstained: number;
};
export type ConsiliumVote = ConsiliumCount & { readonly proposedDecision: ConsiliumOutcome };

/** Counts the votes of all members asked, in whatever order they came; null is a vote that was not cast. */
export function countVotes(votes: readonly (Vote | null)[]): ConsiliumCount {
  const count = (wanted: Vote): number => votes.filter((vote) => vote === wanted).length;
  return {
    membersTotal: votes.length,
    membersPresent: votes.filter((vote) => vote !== null).length,
    votesFor: count('FOR'),
    votesAgainst: count('AGAINST'),
    votesAbstained: count('ABSTAIN'),
  };
}

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
