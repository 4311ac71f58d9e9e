/** Papers as lists: those of a case, and the journal of the reader's centres by period. Titles and numbers only. */
import type { Transaction } from '../database.ts';

export type PaperItem = {
  readonly id: string;
  readonly caseId: string;
  readonly caseNumber: string;
  readonly code: string;
  readonly title: string;
  readonly number: string;
  readonly journal: string;
  readonly issuedOn: string;
  readonly issuedBy: string | null;
  readonly state: 'ISSUED' | 'CANCELLED';
  readonly cancelReason: string | null;
  readonly cancelledAt: string | null;
  /** Whether the reader may open what it says. */
  readonly readable: boolean;
};

const listed = `SELECT p.id, p.case_id, p.case_number, p.code, p.title, p.number, p.journal, p.issued_on, p.state,
    p.cancel_reason, p.cancelled_at, u.full_name, EXISTS (SELECT 1 FROM paper_contents t WHERE t.paper_id = p.id) AS readable
  FROM papers p LEFT JOIN users u ON u.id = p.issued_by`;

type Row = Record<string, unknown>;

function toItem(row: Row): PaperItem {
  return {
    id: row['id'] as string,
    caseId: row['case_id'] as string,
    caseNumber: row['case_number'] as string,
    code: row['code'] as string,
    title: row['title'] as string,
    number: row['number'] as string,
    journal: row['journal'] as string,
    issuedOn: row['issued_on'] as string,
    issuedBy: row['full_name'] as string | null,
    state: row['state'] as PaperItem['state'],
    cancelReason: row['cancel_reason'] as string | null,
    cancelledAt: row['cancelled_at'] as string | null,
    readable: row['readable'] as boolean,
  };
}

/** The papers of a case, the newest first. */
export async function papersOfCaseView(trx: Transaction, caseId: string): Promise<readonly PaperItem[]> {
  const { rows } = await trx.raw<{ rows: Row[] }>(
    `${listed} WHERE p.case_id = ? ORDER BY p.issued_at DESC, p.number DESC`,
    [caseId],
  );
  return rows.map(toItem);
}

export type JournalFilter = {
  readonly centreIds: readonly string[];
  readonly journal?: string | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly limit: number;
};

/** The journals of centres, the newest entries first. */
export async function paperJournalView(trx: Transaction, filter: JournalFilter): Promise<readonly PaperItem[]> {
  const { centreIds, journal = null, from = null, to = null, limit } = filter;
  const { rows } = await trx.raw<{ rows: Row[] }>(
    `${listed} WHERE p.centre_id = ANY (:centreIds) AND (:journal::text IS NULL OR p.journal = :journal)
       AND (:from::date IS NULL OR p.issued_on >= :from::date) AND (:to::date IS NULL OR p.issued_on <= :to::date)
     ORDER BY p.issued_at DESC, p.journal, p.ordinal DESC LIMIT :limit`,
    { centreIds: [...centreIds], journal, from, to, limit },
  );
  return rows.map(toItem);
}
