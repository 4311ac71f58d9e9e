/** Visits of patronage and watch: the last one, and the regime that people chose last. */
import type { Transaction } from './database.ts';

/** The day of the last visit of a part; undefined when it has none yet. */
export async function lastVisitOf(trx: Transaction, partId: string): Promise<{ visitedOn: string } | undefined> {
  const row = await trx('home_visits').where({ part_id: partId }).orderBy('visited_on', 'desc').first('visited_on');
  return row && { visitedOn: row.visited_on as string };
}

/** Visits of a part: how many, and what the last one found. */
export async function visitsOf(
  trx: Transaction,
  partId: string,
): Promise<{ count: number; lastConditions: string | null }> {
  const rows = await trx('home_visits').where({ part_id: partId }).orderBy('created_at', 'desc').select('answers');
  const last = rows[0]?.answers as Record<string, unknown> | undefined;
  return { count: rows.length, lastConditions: typeof last?.['conditions'] === 'string' ? last['conditions'] : null };
}

/** The regime that a person chose last, at a visit or by the consilium's word; undefined when nobody has. */
export async function chosenRegime(trx: Transaction, caseId: string): Promise<string | undefined> {
  const { rows } = await trx.raw<{ rows: { regime: string }[] }>(
    `SELECT regime FROM (
       SELECT regime, created_at FROM home_visits WHERE case_id = ? AND regime IS NOT NULL
       UNION ALL SELECT to_regime, created_at FROM regime_changes WHERE case_id = ?) AS chosen
     ORDER BY created_at DESC LIMIT 1`,
    [caseId, caseId],
  );
  return rows[0]?.regime;
}
