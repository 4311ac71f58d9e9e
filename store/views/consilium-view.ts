/** The consilium's agendas on a case with their votes and protocols, the newest first. A protocol has the number of its paper. */
import type { Agenda, Vote } from '#domain/consilium-decision.ts';
import type { Transaction } from '../database.ts';

type Row = Record<string, unknown>;

/** In its journal: of the protocol that was signed, or of the record that a round came to no decision. */
const NUMBER = `SELECT q.number FROM papers q WHERE q.case_id = a.case_id AND
  (q.code = 'no-decision-record' AND q.origin = 'round:' || a.id
   OR q.code = 'consilium-protocol' AND q.part_id = p.part_id AND p.signed_on IS NOT NULL)
  ORDER BY q.issued_at DESC, q.ordinal DESC LIMIT 1`;

/** All rounds of all agendas, as far as the reader may see them. */
export async function consiliumOfCaseView(trx: Transaction, caseId: string) {
  const { rows } = await trx.raw<{ rows: Row[] }>(
    `SELECT a.*, p.decision, p.computed_risk, p.decided_risk, p.divergence_reason, p.signed_on, (${NUMBER}) AS number,
       (SELECT coalesce(json_agg(json_build_object('member', u.full_name, 'vote', v.vote, 'dissent', v.dissent) ORDER BY u.full_name, u.login), '[]')
        FROM consilium_votes v JOIN users u ON u.id = v.user_id WHERE v.agenda_id = a.id) AS votes
     FROM consilium_agendas a LEFT JOIN consilium_protocols p ON p.agenda_id = a.id
     WHERE a.case_id = ? ORDER BY a.created_at DESC, a.round DESC`,
    [caseId],
  );
  return rows.map((row) => ({
    id: row['id'] as string,
    agenda: row['agenda'] as Agenda,
    round: row['round'] as number,
    heldOn: row['held_on'] as string,
    question: row['question'] as string,
    proposedDecision: row['proposed_decision'] as string,
    state: row['state'] as 'OPEN' | 'CLOSED' | 'WITHDRAWN',
    withdrawnReason: row['withdrawn_reason'] as string | null,
    protocolNumber: row['number'] as string | null,
    decision: row['decision'] as string | null,
    computedRisk: row['computed_risk'] as string | null,
    decidedRisk: row['decided_risk'] as string | null,
    divergenceReason: row['divergence_reason'] as string | null,
    signedOn: row['signed_on'] as string | null,
    votes: row['votes'] as { member: string; vote: Vote | null; dissent: string }[],
  }));
}
