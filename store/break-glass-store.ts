/** Cases read in an emergency: opened by the database, which knows whose cases they are, and looked into by the head of the unit. */
import type { Transaction } from './database.ts';

export type BrokenGlass = {
  readonly id: string;
  readonly caseId: string;
  readonly caseNumber: string;
  readonly openedBy: { readonly id: string; readonly name: string };
  readonly post: string;
  readonly reason: string;
  readonly openedAt: string;
  readonly until: string;
  readonly review: 'ACCEPTED' | 'OBJECTED' | null;
  readonly reviewNote: string;
  readonly reviewedBy: { readonly id: string; readonly name: string } | null;
  readonly reviewedAt: string | null;
};
type Opening = { readonly id: string; readonly caseId: string; readonly reason: string; readonly hours: number };

/** The case of a number, where this person may open it in an emergency. */
export async function caseBehindGlass(trx: Transaction, number: string): Promise<string | undefined> {
  const { rows } = await trx.raw<{ rows: { id: string | null }[] }>('SELECT case_behind_glass(?) AS id', [number]);
  return rows[0]?.id ?? undefined;
}

/** Whether this person has the case open in an emergency now. */
export async function isGlassBroken(trx: Transaction, caseId: string): Promise<boolean> {
  const { rows } = await trx.raw<{ rows: { open: boolean }[] }>('SELECT app_break_glass(?) AS open', [caseId]);
  return rows[0]?.open ?? false;
}

/** Until when the case is open now; undefined when there is no such case for this person. */
export async function breakGlassRow(
  trx: Transaction,
  { id, caseId, reason, hours }: Opening,
): Promise<string | undefined> {
  const sql = 'SELECT break_glass_of(?, ?, ?, ?) AS until';
  const { rows } = await trx.raw<{ rows: { until: string | null }[] }>(sql, [id, caseId, reason, hours]);
  return rows[0]?.until ?? undefined;
}

/** What the person opened and what opens in the units that he heads or answers for; what waits for a review first. */
export async function brokenGlasses(trx: Transaction): Promise<readonly BrokenGlass[]> {
  const { rows } = await trx.raw<{ rows: Record<string, never>[] }>(
    `SELECT b.*, c.number, o.full_name AS opened_name, o.post, r.full_name AS reviewed_name FROM break_glass b
     JOIN cases c ON c.id = b.case_id JOIN users o ON o.id = b.user_id LEFT JOIN users r ON r.id = b.reviewed_by
     ORDER BY b.review IS NOT NULL, b.opened_at DESC LIMIT 200`,
  );
  return rows.map(toGlass);
}

function toGlass(row: Record<string, never>): BrokenGlass {
  return {
    id: row['id']!,
    caseId: row['case_id']!,
    caseNumber: row['number']!,
    openedBy: { id: row['user_id']!, name: row['opened_name']! },
    post: row['post']!,
    reason: row['reason']!,
    openedAt: row['opened_at']!,
    until: row['until']!,
    review: row['review'] ?? null,
    reviewNote: row['review_note']!,
    reviewedBy: row['reviewed_by'] ? { id: row['reviewed_by'], name: row['reviewed_name']! } : null,
    reviewedAt: row['reviewed_at'] ?? null,
  };
}

export type Review = {
  readonly id: string;
  readonly review: 'ACCEPTED' | 'OBJECTED';
  readonly note: string;
  readonly userId: string;
  readonly now: string;
};

/** Notes the review and takes the task of it off the lists; answers the case, or undefined when nothing waits for this person's review. */
export async function reviewGlassRow(
  trx: Transaction,
  { id, review, note, userId, now }: Review,
): Promise<string | undefined> {
  const [row] = await trx('break_glass')
    .where({ id })
    .whereNull('review')
    .update({ review, review_note: note, reviewed_by: userId, reviewed_at: now })
    .returning('case_id');
  if (!row) return undefined;
  await trx('tasks')
    .where({ kind: 'ATTENTION', state: 'CREATED' })
    .whereRaw("payload ->> 'breakGlassId' = ?", [id])
    .update({ state: 'COMPLETED', ended_at: now, answered_at: now, answered_by: userId, assignee: userId });
  return row.case_id as string;
}
