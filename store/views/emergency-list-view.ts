/** Emergencies of a case for its card: when they ran, why, what was done and what followed. Who sees numbers only sees times only. */
import type { Transaction } from '../database.ts';
import type { Removal } from '../emergencies-store.ts';

type Row = Record<string, unknown>;
const text = (row: Row, name: string): string | null => (row[name] as string | null) ?? null;

const toItem = (row: Row) => ({
  partId: row['id'] as string,
  startedAt: row['started_at'] as string,
  endedAt: text(row, 'ended_at'),
  source: text(row, 'source') as 'SIGNAL' | 'ASSESSMENT' | 'VISIT' | 'PERSON' | null,
  what: text(row, 'cause'),
  reasons: [row['reason'], ...((row['more_reasons'] as { reason: string }[] | null) ?? []).map(({ reason }) => reason)]
    .filter((reason) => typeof reason === 'string' && reason !== '')
    .map(String),
  startedBy: text(row, 'full_name'),
  stepThen: row['step_then'] as number | null,
  visitsSuspendedAt: text(row, 'visits_suspended_at'),
  checks: ((row['checks'] as unknown[] | null) ?? []).length,
  removal: row['removal'] as Removal | null,
  claimFiledOn: text(row, 'claim_filed_on'),
  followUp: text(row, 'follow_up'),
  decisionBefore: text(row, 'decision_before'),
  decisionAfter: text(row, 'decision_after'),
});

/** The newest first; one that runs has no end. */
export async function emergenciesOfCaseView(trx: Transaction, caseId: string) {
  const rows: Row[] = await trx('case_parts as p')
    .leftJoin('emergencies as e', 'e.part_id', 'p.id')
    .leftJoin('users as u', 'u.id', 'e.started_by')
    .where({ 'p.case_id': caseId, 'p.process_id': 'emergency-response' })
    .orderBy('p.started_at', 'desc')
    .select('e.*', 'p.id', 'p.started_at', 'u.full_name', trx.raw('coalesce(e.ended_at, p.ended_at) AS ended_at'));
  return rows.map(toItem);
}

/** Visits that were asked for at once, the newest first. */
export async function visitCallsView(trx: Transaction, caseId: string) {
  const rows: Row[] = await trx('visit_calls as v')
    .join('users as u', 'u.id', 'v.asked_by')
    .where({ 'v.case_id': caseId })
    .orderBy('v.asked_at', 'desc')
    .select('v.id', 'v.asked_at', 'v.reason', 'u.full_name');
  return rows.map((row) => ({
    id: row['id'] as string,
    askedAt: row['asked_at'] as string,
    askedBy: row['full_name'] as string,
    reason: row['reason'] as string,
  }));
}
