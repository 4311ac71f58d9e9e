/** The audit trail: who did what to which subject. Ids and codes only; written in the transaction of the deed. */
import type { Transaction } from './database.ts';

export type AuditEntry = {
  readonly actorId: string | null;
  readonly actorKind: 'PERSON' | 'WORKER' | 'WATCHDOG' | 'DISPATCHER';
  readonly action: string;
  readonly subjectKind: string;
  readonly subjectId: string | null;
  readonly caseId?: string | null;
  readonly outcome?: 'DONE' | 'REFUSED';
};

/** Adds one entry. */
export async function writeAudit(trx: Transaction, entry: AuditEntry): Promise<void> {
  await trx('audit_log').insert({
    actor_id: entry.actorId,
    actor_kind: entry.actorKind,
    action: entry.action,
    subject_kind: entry.subjectKind,
    subject_id: entry.subjectId,
    case_id: entry.caseId ?? null,
    outcome: entry.outcome ?? 'DONE',
  });
}
