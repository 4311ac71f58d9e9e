/** What the forms of the consilium are opened with: the assessment, earlier rounds, who may vote, how the votes fell. */
import { agendaOf, decidable } from '#domain/consilium-decision.ts';
import { agendaTitles, decisionTitles, voteTitles } from '#domain/consilium-titles.ts';
import { noticeFacts } from '#domain/notice-facts.ts';
import type { CaseState } from '../cases-store.ts';
import { lastAgenda, lastProtocolOf, type MemberVote, roundsOf, votesOf } from '../consilium-store.ts';
import type { Transaction } from '../database.ts';
import type { CasePart } from '../parts-store.ts';
import { fullNameOf, holdersOf } from '../people-store.ts';
import { lastSubmission } from '../submissions-store.ts';
import { knownFlagsView } from './known-facts-view.ts';

type Facts = Record<string, unknown>;

/** `2026-03-10` as people write it. */
const dayText = (day: string): string => day.split('-').toReversed().join('.');

async function shownAssessment(trx: Transaction, owner: CaseState): Promise<Facts> {
  const assessment = await lastSubmission(trx, owner.id, 'assess');
  const reason = assessment?.['dataGapReason'];
  return {
    computedRisk: owner.riskLevel,
    computedSafety: owner.safety,
    recommendation: owner.recommendation,
    ...(typeof reason === 'string' && reason ? { dataGapReason: reason } : {}),
  };
}

async function agendaFacts(trx: Transaction, owner: CaseState, part: CasePart | null): Promise<Facts> {
  const agenda = agendaOf(part?.variables['agenda']);
  const members = await holdersOf(trx, owner.centreId, 'consiliumMember');
  const rounds = part ? await roundsOf(trx, part.id) : [];
  const last = rounds.at(-1);
  const proposed = last?.proposedDecision ?? owner.recommendation;
  return {
    ...(await shownAssessment(trx, owner)),
    agenda,
    kind: 'SITTING',
    question: last?.question ?? `${agendaTitles[agenda]}, случай № ${owner.number}`,
    consiliumMembers: members.map(({ id, name, post }) => ({ value: id, label: `${name}, ${post}` })),
    members: members.map(({ id }) => id),
    earlierRounds: rounds.map((round) => ({
      round: round.round,
      heldOn: dayText(round.heldOn),
      proposed: decisionTitles[round.proposedDecision],
      outcome: round.withdrawnReason ? 'Голоса отозваны' : outcomeText(round.decision),
    })),
    ...(decidable(agenda, proposed) ? { proposedDecision: proposed } : {}),
  };
}

const outcomeText = (decision: string | null): string =>
  decision === null ? 'Голосование идёт' : (decisionTitles[decision as keyof typeof decisionTitles] ?? decision);

async function voteFacts(trx: Transaction, owner: CaseState, part: CasePart | null): Promise<Facts> {
  const agenda = part ? await lastAgenda(trx, part.id) : undefined;
  if (!agenda) return {};
  const { heldOn, question, proposedDecision } = agenda;
  const shown = { agenda: agenda.agenda, heldOnText: dayText(heldOn), question, proposedDecision };
  return { ...(await shownAssessment(trx, owner)), ...shown };
}

async function protocolFacts(trx: Transaction, owner: CaseState, part: CasePart | null): Promise<Facts> {
  const agenda = part ? await lastAgenda(trx, part.id) : undefined;
  const protocol = part ? await lastProtocolOf(trx, part.id) : undefined;
  if (!agenda || !protocol) return {};
  const votes = await votesOf(trx, agenda.id);
  const flags = await knownFlagsView(trx, owner);
  const level = protocol.computedRisk === 'INCOMPLETE' ? null : protocol.computedRisk;
  return {
    agenda: agenda.agenda,
    heldOn: agenda.heldOn,
    heldOnText: dayText(agenda.heldOn),
    consiliumResult: protocol.decision,
    votes: votes.map((vote) => ({ member: vote.name, vote: voteText(vote), dissent: vote.dissent })),
    computedRisk: protocol.computedRisk,
    ...(level ? { decidedRisk: level } : {}),
    facts: noticeFacts.filter((fact) => flags[fact]),
    curatorName: await fullNameOf(trx, owner.curatorId),
    dissent: votes
      .filter(({ dissent }) => dissent)
      .map(({ name, dissent }) => `${name}: ${dissent}`)
      .join('\n'),
  };
}

const voteText = ({ vote }: MemberVote): string => (vote ? voteTitles[vote] : 'Не голосовал');

export const consiliumFacts = { prepareAgenda: agendaFacts, castVote: voteFacts, signProtocol: protocolFacts };
