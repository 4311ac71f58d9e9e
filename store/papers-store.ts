/** Papers and the journals that count them: numbers without gaps and doubles, because the counter moves in the paper's transaction. */
import type { Transaction } from './database.ts';
import { type KeyRing, openBytes } from './key-ring.ts';
import { templateContext } from './paper-templates-store.ts';

export type NewPaper = {
  readonly id: string;
  readonly caseId: string;
  readonly caseNumber: string;
  readonly partId: string | null;
  readonly centreId: string;
  readonly submissionId: string | null;
  /** What brought it about: once per origin, code and subject. */
  readonly origin: string;
  readonly subject: string;
  readonly code: string;
  readonly title: string;
  readonly journal: string;
  readonly year: number;
  readonly ordinal: number;
  readonly number: string;
  readonly issuedOn: string;
  readonly issuedAt: string;
  readonly issuedBy: string | null;
  readonly templateVersion: number;
  readonly access: string;
};

/** Which papers an origin has brought already, as `code subject`. */
export async function issuedFrom(trx: Transaction, origin: string): Promise<ReadonlySet<string>> {
  const rows = await trx('papers').where({ origin }).select<{ code: string; subject: string }[]>('code', 'subject');
  return new Set(rows.map(({ code, subject }) => `${code} ${subject}`));
}

/** The next number of a centre's journal in a year; others wait until this transaction has ended. */
export async function nextOrdinal(
  trx: Transaction,
  { centreId, journal, year }: { readonly centreId: string; readonly journal: string; readonly year: number },
): Promise<number> {
  const { rows } = await trx.raw<{ rows: { last_number: number }[] }>(
    `INSERT INTO paper_journals AS j (centre_id, journal, year, last_number) VALUES (?, ?, ?, 1)
     ON CONFLICT (centre_id, journal, year) DO UPDATE SET last_number = j.last_number + 1 RETURNING last_number`,
    [centreId, journal, year],
  );
  const [row] = rows;
  if (!row) throw new Error('A journal gave no number');
  return row.last_number;
}

/** Enters a paper into its journal and keeps what it says. */
export async function insertPaper(trx: Transaction, paper: NewPaper, facts: unknown): Promise<void> {
  await trx('papers').insert({
    id: paper.id,
    case_id: paper.caseId,
    case_number: paper.caseNumber,
    part_id: paper.partId,
    centre_id: paper.centreId,
    submission_id: paper.submissionId,
    origin: paper.origin,
    subject: paper.subject,
    code: paper.code,
    title: paper.title,
    journal: paper.journal,
    year: paper.year,
    ordinal: paper.ordinal,
    number: paper.number,
    issued_on: paper.issuedOn,
    issued_at: paper.issuedAt,
    issued_by: paper.issuedBy,
    template_version: paper.templateVersion,
    access: paper.access,
  });
  await trx('paper_contents').insert({ paper_id: paper.id, case_id: paper.caseId, facts: JSON.stringify(facts) });
}

export type PaperSheet = {
  readonly caseId: string;
  readonly code: string;
  readonly title: string;
  readonly year: number;
  readonly ordinal: number;
  readonly number: string;
  readonly cancelled: boolean;
  readonly facts: Readonly<Record<string, unknown>>;
  readonly template: Buffer;
};

/** A paper with what it says and the template by which it was made; undefined when the reader may not see it. */
export async function paperSheet(trx: Transaction, ring: KeyRing, paperId: string): Promise<PaperSheet | undefined> {
  const row = await trx('papers as p')
    .join('paper_contents as c', 'c.paper_id', 'p.id')
    .join('paper_templates as t', (on) => on.on('t.code', 'p.code').andOn('t.version', 'p.template_version'))
    .where({ 'p.id': paperId })
    .first(
      'p.case_id',
      'p.code',
      'p.title',
      'p.year',
      'p.ordinal',
      'p.number',
      'p.state',
      'c.facts',
      't.version',
      't.content',
    );
  return (
    row && {
      caseId: row.case_id,
      code: row.code,
      title: row.title,
      year: row.year,
      ordinal: row.ordinal,
      number: row.number,
      cancelled: row.state === 'CANCELLED',
      facts: row.facts,
      template: openBytes(ring, row.content, templateContext(row.code, row.version)),
    }
  );
}

/** Cancels a paper; false when it is not there, cancelled already, or not this person's to cancel. The entry stays in the journal. */
export async function cancelPaperRow(
  trx: Transaction,
  paperId: string,
  change: { readonly reason: string; readonly userId: string; readonly at: string },
): Promise<boolean> {
  const changed = await trx('papers').where({ id: paperId, state: 'ISSUED' }).update({
    state: 'CANCELLED',
    cancelled_at: change.at,
    cancelled_by: change.userId,
    cancel_reason: change.reason,
  });
  return changed === 1;
}

/** A paper's entry; undefined when the reader may not see it. */
export async function findPaper(
  trx: Transaction,
  paperId: string,
): Promise<{ id: string; caseId: string; state: 'ISSUED' | 'CANCELLED' } | undefined> {
  const row = await trx('papers').where({ id: paperId }).first('id', 'case_id', 'state');
  return row && { id: row.id, caseId: row.case_id, state: row.state };
}
