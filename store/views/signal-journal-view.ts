/**
 * The journal of messages of the centres where the person keeps it; `own`: only what he registered himself and what belongs to the
 * cases that he curates. The newest first. The reporter is not in it.
 */
import type { Transaction } from '../database.ts';

type JournalFilter = { readonly limit: number; readonly territoryId?: string | undefined; readonly own: boolean };

export async function signalJournalView(trx: Transaction, { limit, territoryId, own }: JournalFilter) {
  const rows = await trx('signals as s')
    .join('users as u', 'u.id', 's.registered_by')
    .leftJoin('cases as c', 'c.id', 's.case_id')
    .leftJoin('territories as t', 't.id', 'c.territory_id')
    .whereRaw('(?::text IS NULL OR c.territory_id IN (SELECT territories_below(?)))', [
      territoryId ?? null,
      territoryId ?? null,
    ])
    .whereRaw('(NOT ? OR s.registered_by = app_user_id() OR s.case_id IN (SELECT app_curated_cases()))', [own])
    .orderBy('s.received_at', 'desc')
    .limit(limit)
    .select('s.*', 'u.full_name as registered_by_name', 'c.number as case_number', 't.name as territory_name');
  return rows.map((row) => ({
    id: row.id as string,
    number: row.number as string,
    receivedAt: row.received_at as string,
    registeredAt: row.registered_at as string,
    channel: row.channel as string,
    source: row.source as string,
    reason: row.reason as string,
    location: row.location as string,
    territory: row.territory_name as string | null,
    facts: row.facts as string,
    dangerNow: row.danger_now as string,
    decision: row.decision as string | null,
    decidedAt: row.decided_at as string | null,
    caseNumber: row.case_number as string | null,
    registeredBy: row.registered_by_name as string,
  }));
}
