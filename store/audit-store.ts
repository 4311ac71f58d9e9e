/**
 * The audit trail: who did what to which subject. Ids and codes only; written in the transaction of the deed and signed with the key
 * of the pool, so that a row which the application did not write is told from its own.
 */
import { createHmac, randomUUID } from 'node:crypto';
import type { Purpose } from '#domain/audit-words.ts';
import type { Transaction } from './database.ts';

export type AuditEntry = {
  readonly actorId: string | null;
  readonly actorKind: 'PERSON' | 'WORKER' | 'WATCHDOG' | 'DISPATCHER' | 'OPERATOR';
  readonly action: string;
  readonly subjectKind: string;
  readonly subjectId: string | null;
  readonly caseId?: string | null;
  readonly outcome?: 'DONE' | 'REFUSED';
  readonly purpose?: Purpose | null;
  /** The absent colleague whom the person replaces in this deed. */
  readonly onBehalfOf?: string | null;
  /** Codes, numbers and ids, never words of a person. */
  readonly details?: Readonly<Record<string, string | number | boolean | null | readonly string[]>>;
};
/** What the writing part vouches for; the chain of seals covers every column. */
export type SignedFields = {
  readonly nonce: string;
  readonly actorId: string | null;
  readonly actorKind: string;
  readonly action: string;
  readonly subjectKind: string;
  readonly subjectId: string | null;
  readonly outcome: string;
};
/** A case's page that is read, as the database notes it. */
export type Reading = {
  readonly userId: string;
  readonly caseId: string;
  readonly action: string;
  readonly subjectKind: string;
  readonly subjectId: string;
  /** Where none was declared in this sign-in: the reading itself carries it. */
  readonly purpose?: Purpose;
  /** The row that is read was found under row-level security: the case itself need not be open to the reader. */
  readonly seen?: boolean;
  /** Whether it is noted again within a minute, as a file that is taken twice. */
  readonly everyTime?: boolean;
};

/** Adds one entry. */
export async function writeAudit(trx: Transaction, entry: AuditEntry): Promise<void> {
  const { actorId, actorKind, action, subjectKind, subjectId, outcome = 'DONE' } = entry;
  const nonce = randomUUID();
  await trx('audit_log').insert({
    actor_id: actorId,
    actor_kind: actorKind,
    action,
    subject_kind: subjectKind,
    subject_id: subjectId,
    case_id: entry.caseId ?? null,
    outcome,
    purpose: entry.purpose ?? null,
    on_behalf_of: entry.onBehalfOf ?? null,
    details: entry.details ? JSON.stringify(entry.details) : null,
    nonce,
    signature: sign(trx, { nonce, actorId, actorKind, action, subjectKind, subjectId, outcome }),
  });
}

/** The purpose under which the reading was noted; NEEDED when none was declared, HIDDEN when the case is not the reader's to see. */
export async function noteReading(trx: Transaction, reading: Reading): Promise<string> {
  const { userId: actorId, caseId, everyTime = false, purpose, seen, ...subject } = reading;
  const nonce = randomUUID();
  const signature = sign(trx, { nonce, actorId, actorKind: 'PERSON', ...subject, outcome: 'DONE' });
  const entry = JSON.stringify({ ...subject, purpose, seen, nonce, signature });
  const sql = 'SELECT note_case_reading(?, ?::jsonb, ?) AS purpose';
  const { rows } = await trx.raw<{ rows: { purpose: string | null }[] }>(sql, [caseId, entry, everyTime]);
  return rows[0]?.purpose ?? 'NEEDED';
}

/** Keeps the purpose for this sign-in; the last one of a case counts. False when the case is not the person's to see. */
export async function keepPurpose(
  trx: Transaction,
  { userId, caseId, purpose, note }: { userId: string; caseId: string; purpose: Purpose; note: string },
): Promise<boolean> {
  const { rows } = await trx.raw<{ rows: unknown[] }>(
    `INSERT INTO read_purposes (user_id, session_key, case_id, purpose, note)
     SELECT ?::uuid, app_session(), s.id, ?, ? FROM (SELECT ?::uuid AS id) s WHERE app_relation(s.id) IS NOT NULL RETURNING id`,
    [userId, purpose, note, caseId],
  );
  return rows.length > 0;
}

/** The signature of a row under the key of a part. */
export function signatureOf(key: string, fields: SignedFields): string {
  const { nonce, actorId, actorKind, action, subjectKind, subjectId, outcome } = fields;
  const signed = JSON.stringify(['audit', nonce, actorId, actorKind, action, subjectKind, subjectId, outcome]);
  return createHmac('sha256', key).update(signed).digest('hex');
}

function sign(trx: Transaction, fields: SignedFields): string {
  return signatureOf(String(trx.userParams['auditKey']), fields);
}
