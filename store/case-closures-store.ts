/** Closures of cases as the unit head decided on them. */
import type { Transaction } from './database.ts';

/** The newest closure of a case; undefined while nobody has closed it. */
export async function lastClosure(
  trx: Transaction,
  caseId: string,
): Promise<{ withResult: boolean; reason: string | null } | undefined> {
  const row = await trx('case_closures').where({ case_id: caseId }).orderBy('created_at', 'desc').first();
  return row && { withResult: row.with_result as boolean, reason: row.reason as string | null };
}
