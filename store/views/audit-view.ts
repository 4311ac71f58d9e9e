/** The audit as people read it, within the units of the reader; the functions of the database hold the scope. */
import type { Transaction } from '../database.ts';

export type AuditFilter = {
  readonly actorId?: string | undefined;
  readonly caseNumber?: string | undefined;
  readonly action?: string | undefined;
  readonly outcome?: string | undefined;
  /** Moments, the second one not included. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  /** Only what is older than this entry. */
  readonly before?: string | undefined;
};
export type AuditItem = {
  readonly id: string;
  readonly at: string;
  readonly actor: { readonly id: string; readonly name: string } | null;
  readonly actorKind: string;
  readonly onBehalfOf: { readonly id: string; readonly name: string } | null;
  readonly action: string;
  readonly subjectKind: string;
  readonly subjectId: string | null;
  readonly caseId: string | null;
  readonly caseNumber: string | null;
  readonly purpose: string | null;
  readonly outcome: string;
  readonly sealed: boolean;
};

export async function auditView(trx: Transaction, filter: AuditFilter, limit: number): Promise<AuditItem[]> {
  const sql = 'SELECT * FROM audit_entries(?::jsonb, ?)';
  const { rows } = await trx.raw<{ rows: Record<string, never>[] }>(sql, [JSON.stringify(filter), limit]);
  return rows.map((row) => ({
    id: row['id']!,
    at: row['at']!,
    actor: named(row['actor_id'], row['actor_name']),
    actorKind: row['actor_kind']!,
    onBehalfOf: named(row['on_behalf_of'], row['on_behalf_name']),
    action: row['action']!,
    subjectKind: row['subject_kind']!,
    subjectId: row['subject_id'] ?? null,
    caseId: row['case_id'] ?? null,
    caseNumber: row['case_number'] ?? null,
    purpose: row['purpose'] ?? null,
    outcome: row['outcome']!,
    sealed: row['sealed']!,
  }));
}

const named = (id: string | undefined, name: string | undefined) => (id ? { id, name: name ?? '' } : null);

/** People whose deeds the reader's journal may hold. */
export async function auditPeopleView(trx: Transaction): Promise<{ id: string; name: string }[]> {
  const { rows } = await trx.raw<{ rows: { id: string; name: string }[] }>('SELECT id, name FROM audit_people()');
  return rows;
}

export type CaseReaderItem = {
  readonly reader: { readonly id: string; readonly name: string };
  readonly post: string;
  readonly outcome: string;
  readonly times: number;
  readonly lastAt: string;
  readonly purposes: readonly string[];
  readonly actions: readonly string[];
};

/** Who opened the case and who was refused, the latest first. */
export async function caseReadersView(trx: Transaction, caseId: string): Promise<CaseReaderItem[]> {
  const { rows } = await trx.raw<{ rows: Record<string, never>[] }>('SELECT * FROM case_readers(?)', [caseId]);
  return rows.map((row) => ({
    reader: { id: row['actor_id']!, name: row['actor_name']! },
    post: row['actor_post']!,
    outcome: row['outcome']!,
    times: Number(row['times']),
    lastAt: row['last_at']!,
    purposes: row['purposes']!,
    actions: row['actions']!,
  }));
}
