/** The list of cases a person may see, with the next clock; names only for those who may know them. */
import type { Knex } from 'knex';
import type { Transaction } from '../database.ts';

type Row = Record<string, unknown>;

export const caseRowSql = `
  SELECT c.*, place.name AS territory_name, f.name AS family, u.full_name AS curator_name,
    coalesce((SELECT e.step FROM tasks t JOIN release_elements e ON e.release_id = t.release AND e.process_id = t.process_id
      AND e.element_id = t.element_id WHERE t.case_id = c.id AND t.part_id IS NULL AND t.kind = 'ENGINE' AND t.state = 'CREATED'
      ORDER BY t.created_at DESC LIMIT 1), c.step) AS shown_step,
    (SELECT min(d.due_at) FROM deadlines d WHERE d.case_id = c.id AND d.state = 'RUNNING') AS next_due_at,
    (SELECT count(*)::int FROM deadlines d WHERE d.case_id = c.id AND d.state = 'RUNNING' AND d.due_at < business_now()) AS overdue
  FROM cases c JOIN territories place ON place.id = c.territory_id LEFT JOIN families f ON f.id = c.family_id LEFT JOIN users u ON u.id = c.curator_id`;

export type CaseListItem = ReturnType<typeof toCaseItem>;

/** Maps a row of `caseRowSql`; the title of the step is added by the API from the domain. */
export function toCaseItem(row: Row) {
  return {
    id: row['id'] as string,
    number: row['number'] as string,
    status: row['status'] as 'RUNNING' | 'CLOSED',
    outcome: row['outcome'] as string | null,
    territory: { id: row['territory_id'] as string, name: row['territory_name'] as string },
    familyName: row['family'] as string | null,
    step: row['shown_step'] as number,
    urgency: row['urgency'] as 'EMERGENCY' | 'URGENT' | 'PLANNED' | null,
    riskLevel: row['risk_level'] as string | null,
    curator: row['curator_id'] ? { id: row['curator_id'] as string, name: row['curator_name'] as string } : null,
    openedAt: row['opened_at'] as string,
    closedAt: row['closed_at'] as string | null,
    nextDueAt: row['next_due_at'] as string | null,
    overdue: row['overdue'] as number,
  };
}

export type CaseFilter = {
  readonly status: 'RUNNING' | 'CLOSED' | 'ALL';
  /** Only these, as a search found them. */
  readonly ids?: readonly string[];
  readonly territoryId?: string | undefined;
  readonly limit: number;
};

/** Cases by their status; those with missed clocks first, then the nearest clock, then the newest. */
export async function caseListView(trx: Transaction, filter: CaseFilter): Promise<readonly CaseListItem[]> {
  const conditions = [filter.status === 'ALL' ? 'true' : 'c.status = ?'];
  const values: (string | number | readonly string[])[] = filter.status === 'ALL' ? [] : [filter.status];
  if (filter.territoryId) {
    conditions.push('c.territory_id IN (SELECT territories_below(?))');
    values.push(filter.territoryId);
  }
  if (filter.ids) {
    conditions.push('c.id = ANY (?::uuid[])');
    values.push(filter.ids);
  }
  const { rows } = await trx.raw<{ rows: Row[] }>(
    `SELECT * FROM (${caseRowSql} WHERE ${conditions.join(' AND ')}) listed
     ORDER BY overdue DESC, next_due_at NULLS LAST, opened_at DESC, number DESC LIMIT ?`,
    [...values, filter.limit] as Knex.RawBinding[],
  );
  return rows.map(toCaseItem);
}
