/**
 * Issues papers: each gets the next number of its journal, its facts and its template's version, in the transaction of the deed
 * that brings it about; the file is made from them whenever somebody asks for it. Once per deed, however often that is repeated.
 */
import { randomUUID } from 'node:crypto';
import { commonTags } from '#documents/common-tags.ts';
import type { Tags } from '#documents/dictionary.ts';
import { type PaperCode, paperKinds } from '#documents/papers/catalogue.ts';
import { paperNumber } from '#documents/papers/journals.ts';
import { DomainError } from '#domain/error.ts';
import { dayOf } from '#domain/working-days.ts';
import type { CaseState } from '#store/cases-store.ts';
import type { Transaction } from '#store/database.ts';
import { templatesInForce } from '#store/paper-templates-store.ts';
import { insertPaper, issuedFrom, nextOrdinal } from '#store/papers-store.ts';
import { casePaperFacts } from '#store/views/paper-facts-view.ts';

/** The deed: `origin` names it (`submission:<id>`, `signal:<id>`, `decision:<id>`); nobody signs what a worker issues but the head. */
export type Occasion = {
  readonly owner: CaseState;
  readonly partId: string | null;
  readonly origin: string;
  readonly submissionId: string | null;
  readonly signerId: string | null;
  readonly now: string;
};
/** One paper to be issued; `subject` tells papers of one kind and one deed apart. */
export type Sheet = { readonly code: PaperCode; readonly subject: string; readonly tags: Tags };

/** Issues what is not issued yet. Sorted by journal, so that two deeds at once never wait for each other crosswise. */
export async function issueSheets(trx: Transaction, occasion: Occasion, sheets: readonly Sheet[]): Promise<void> {
  const { owner, origin, signerId, now } = occasion;
  const before = await issuedFrom(trx, origin);
  const due = sheets.filter(({ code, subject }) => !before.has(`${code} ${subject}`));
  if (due.length === 0) return;
  const known = await casePaperFacts(trx, owner.id, signerId);
  const { timeZone } = known.centre;
  const day = dayOf(now, timeZone);
  const common = { ...known, openedOn: dayOf(known.openedAt, timeZone) };
  const versions = await templatesInForce(
    trx,
    due.map(({ code }) => code),
    day,
  );
  const journalOf = ({ code }: Sheet): string => paperKinds[code].journal;
  for (const sheet of due.toSorted((one, other) => journalOf(one).localeCompare(journalOf(other)))) {
    const entry = await enter(trx, occasion, sheet.code, { day, version: versions.get(sheet.code) });
    const tags = { ...commonTags(common, { number: entry.number, issuedOn: day }), ...sheet.tags };
    await insertPaper(trx, { ...entry, caseNumber: known.caseNumber, subject: sheet.subject }, tags);
  }
}

/** The entry of the journal. RULE_MISSING: the paper has no template in force. */
async function enter(
  trx: Transaction,
  { owner, partId, origin, submissionId, signerId, now }: Occasion,
  code: PaperCode,
  { day, version }: { readonly day: string; readonly version: number | undefined },
) {
  if (version === undefined) throw new DomainError('RULE_MISSING');
  const { journal, title, access } = paperKinds[code];
  const year = Number(day.slice(0, 4));
  const ordinal = await nextOrdinal(trx, { centreId: owner.centreId, journal, year });
  return {
    id: randomUUID(),
    caseId: owner.id,
    partId,
    centreId: owner.centreId,
    submissionId,
    origin,
    code,
    title,
    journal,
    year,
    ordinal,
    number: paperNumber(journal, ordinal, year),
    issuedOn: day,
    issuedAt: now,
    issuedBy: signerId,
    templateVersion: version,
    access,
  };
}
