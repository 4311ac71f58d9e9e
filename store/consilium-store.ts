/** Agendas of the consilium, the votes of its members and the protocols in which they end. */
import type { Agenda, ConsiliumCount, ConsiliumOutcome, Vote } from '#domain/consilium-decision.ts';
import type { Transaction } from './database.ts';

export type AgendaState = {
  readonly id: string;
  readonly caseId: string;
  readonly partId: string;
  readonly submissionId: string;
  readonly round: number;
  readonly agenda: Agenda;
  readonly heldOn: string;
  readonly question: string;
  readonly proposedDecision: ConsiliumOutcome;
  readonly state: 'OPEN' | 'CLOSED' | 'WITHDRAWN';
};

export type MemberVote = {
  readonly userId: string;
  readonly name: string;
  readonly vote: Vote | null;
  readonly dissent: string;
  readonly comment: string;
};

type Row = Record<string, unknown>;

function toAgenda(row: Row): AgendaState {
  return {
    id: row['id'] as string,
    caseId: row['case_id'] as string,
    partId: row['part_id'] as string,
    submissionId: row['submission_id'] as string,
    round: row['round'] as number,
    agenda: row['agenda'] as Agenda,
    heldOn: row['held_on'] as string,
    question: row['question'] as string,
    proposedDecision: row['proposed_decision'] as ConsiliumOutcome,
    state: row['state'] as AgendaState['state'],
  };
}

/** The newest agenda of a part; undefined before the first one. */
export async function lastAgenda(trx: Transaction, partId: string): Promise<AgendaState | undefined> {
  const row = await trx('consilium_agendas').where({ part_id: partId }).orderBy('round', 'desc').first();
  return row && toAgenda(row);
}

/** Puts a question to the members: one vote of each is awaited. */
export async function insertAgenda(
  trx: Transaction,
  agenda: Omit<AgendaState, 'state'> & {
    readonly kind: string;
    readonly place: string;
    readonly guests: unknown;
    readonly members: readonly string[];
  },
): Promise<void> {
  await trx('consilium_agendas').insert({
    id: agenda.id,
    case_id: agenda.caseId,
    part_id: agenda.partId,
    submission_id: agenda.submissionId,
    round: agenda.round,
    agenda: agenda.agenda,
    held_on: agenda.heldOn,
    kind: agenda.kind,
    place: agenda.place,
    question: agenda.question,
    proposed_decision: agenda.proposedDecision,
    guests: JSON.stringify(agenda.guests),
  });
  const votes = agenda.members.map((member) => ({ agenda_id: agenda.id, user_id: member, case_id: agenda.caseId }));
  await trx('consilium_votes').insert(votes);
}

/** The votes of an agenda by the members' names. */
export async function votesOf(trx: Transaction, agendaId: string): Promise<readonly MemberVote[]> {
  const rows = await trx('consilium_votes as v')
    .join('users as u', 'u.id', 'v.user_id')
    .where({ agenda_id: agendaId })
    .orderBy(['u.full_name', 'u.login'])
    .select('v.user_id', 'u.full_name', 'v.vote', 'v.dissent', 'v.comment');
  return rows.map((row) => ({
    userId: row.user_id,
    name: row.full_name,
    vote: row.vote,
    dissent: row.dissent,
    comment: row.comment,
  }));
}

/** Records a member's vote once; false when the member was not asked or has voted already. */
export async function recordVote(
  trx: Transaction,
  place: { readonly agendaId: string; readonly userId: string },
  vote: { readonly vote: Vote; readonly dissent: string; readonly comment: string; readonly at: string },
): Promise<boolean> {
  const { at, ...cast } = vote;
  const changed = await trx('consilium_votes')
    .where({ agenda_id: place.agendaId, user_id: place.userId, vote: null, withdrawn_reason: null })
    .update({ ...cast, cast_at: at });
  return changed === 1;
}

/** The voting is over; whoever has not voted until now counts as absent. */
export async function closeAgenda(trx: Transaction, agendaId: string, at: string): Promise<void> {
  await trx('consilium_agendas').where({ id: agendaId, state: 'OPEN' }).update({ state: 'CLOSED', closed_at: at });
}

/** The open agenda of a part is withdrawn with its votes: they rest on evidence that holds no longer. */
export async function withdrawAgenda(trx: Transaction, partId: string, reason: string, at: string): Promise<void> {
  const open = await trx('consilium_agendas')
    .where({ part_id: partId, state: 'OPEN' })
    .update({ state: 'WITHDRAWN', withdrawn_reason: reason, closed_at: at })
    .returning('id');
  const ids = open.map(({ id }) => id as string);
  await trx('consilium_votes').whereIn('agenda_id', ids).update({ withdrawn_reason: reason });
}

/** Writes the protocol of an agenda with what its votes came to; computed is the risk that the consilium was shown. */
export async function insertProtocol(
  trx: Transaction,
  agenda: AgendaState,
  result: ConsiliumCount & {
    readonly id: string;
    readonly computedRisk: string | null;
    readonly decision: string;
    readonly at: string;
  },
): Promise<void> {
  await trx('consilium_protocols').insert({
    id: result.id,
    case_id: agenda.caseId,
    part_id: agenda.partId,
    agenda_id: agenda.id,
    submission_id: agenda.submissionId,
    held_on: agenda.heldOn,
    members_total: result.membersTotal,
    members_present: result.membersPresent,
    votes_for: result.votesFor,
    votes_against: result.votesAgainst,
    votes_abstained: result.votesAbstained,
    computed_risk: result.computedRisk,
    proposed_decision: agenda.proposedDecision,
    decision: result.decision,
    decided_at: result.at,
  });
}

export type Protocol = {
  readonly id: string;
  readonly agendaId: string | null;
  readonly heldOn: string;
  readonly decision: string | null;
  readonly computedRisk: string | null;
  readonly decidedAt: string | null;
  readonly facts: readonly string[] | null;
};

function toProtocol(row: Row): Protocol {
  return {
    id: row['id'] as string,
    agendaId: row['agenda_id'] as string | null,
    heldOn: row['held_on'] as string,
    decision: row['decision'] as string | null,
    computedRisk: row['computed_risk'] as string | null,
    decidedAt: row['decided_at'] as string | null,
    facts: row['facts'] as readonly string[] | null,
  };
}

/** The newest protocol of a part. */
export async function lastProtocolOf(trx: Transaction, partId: string): Promise<Protocol | undefined> {
  const row = await trx('consilium_protocols').where({ part_id: partId }).orderBy('decided_at', 'desc').first();
  return row && toProtocol(row);
}

/** The newest protocol with a decision on the case itself. */
export async function lastCaseProtocol(trx: Transaction, caseId: string): Promise<Protocol | undefined> {
  const row = await trx('consilium_protocols as p')
    .join('consilium_agendas as a', 'a.id', 'p.agenda_id')
    .where({ 'p.case_id': caseId, 'a.agenda': 'CASE' })
    .whereNotIn('p.decision', ['NO_QUORUM', 'NOT_ADOPTED'])
    .orderBy('p.decided_at', 'desc')
    .first('p.*');
  return row && toProtocol(row);
}

/** Signs a protocol with what the consilium settled besides the votes. */
export async function signProtocolRow(
  trx: Transaction,
  protocolId: string,
  signed: Readonly<{
    decided_risk: string | null;
    divergence_reason: string | null;
    facts: readonly string[] | null;
    curator_order: string;
    chair: string;
    secretary: string;
    tasks: string;
    dissent: string;
    signed_on: string;
    signed_by: string;
  }>,
): Promise<void> {
  await trx('consilium_protocols').where({ id: protocolId }).update(signed);
}

/** Earlier rounds of a part, the oldest first. */
export async function roundsOf(
  trx: Transaction,
  partId: string,
): Promise<readonly (AgendaState & { readonly decision: string | null; readonly withdrawnReason: string | null })[]> {
  const rows: Row[] = await trx('consilium_agendas as a')
    .leftJoin('consilium_protocols as p', 'p.agenda_id', 'a.id')
    .where({ 'a.part_id': partId })
    .orderBy('a.round')
    .select('a.*', 'p.decision');
  return rows.map((row) => ({
    ...toAgenda(row),
    decision: row['decision'] as string | null,
    withdrawnReason: row['withdrawn_reason'] as string | null,
  }));
}
