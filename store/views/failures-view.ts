/** What hangs in the processes: incidents of the engine, work that waits for mending, refused commands. No content of cases. */
import type { FailureKind } from '#domain/failure-words.ts';
import type { Transaction } from '../database.ts';

export type FailureItem = {
  readonly kind: FailureKind;
  readonly id: string;
  readonly caseId: string | null;
  readonly caseNumber: string | null;
  readonly centreId: string | null;
  readonly processId: string | null;
  readonly elementName: string | null;
  readonly jobKey: string | null;
  readonly code: string;
  readonly since: string;
};

/** Open failures that this person may know of: the newest first. */
export async function failuresView(trx: Transaction, only: { readonly id?: string } = {}): Promise<FailureItem[]> {
  const { rows } = await trx.raw<{ rows: Record<string, unknown>[] }>(
    `SELECT f.*, coalesce(e.name, f.element_id) AS element_name FROM process_failures() f
     LEFT JOIN release_elements e ON e.release_id = f.release AND e.process_id = f.process_id AND e.element_id = f.element_id
     WHERE :id::text IS NULL OR f.id = :id ORDER BY f.since DESC NULLS LAST, f.case_number, f.element_id, f.id LIMIT 300`,
    { id: only.id ?? null },
  );
  return rows.map((row) => ({
    kind: row['kind'] as FailureKind,
    id: row['id'] as string,
    caseId: row['case_id'] as string | null,
    caseNumber: row['case_number'] as string | null,
    centreId: row['centre_id'] as string | null,
    processId: row['process_id'] as string | null,
    elementName: row['element_name'] as string | null,
    jobKey: row['job_key'] as string | null,
    code: row['code'] as string,
    since: row['since'] as string,
  }));
}
