/** Searches by words: each is noted in the audit by the very transaction, or the database answers nothing. The words are kept nowhere. */
import { writeAudit } from './audit-store.ts';
import type { Transaction } from './database.ts';

/** Ids of the cases that the person may see by number, or read by name; the newest first. */
export async function foundCases(trx: Transaction, userId: string, words: string): Promise<readonly string[]> {
  await noteSearch(trx, userId, 'SEARCH');
  const { rows } = await trx.raw<{ rows: { id: string }[] }>('SELECT id FROM search_cases(?)', [words]);
  return rows.map(({ id }) => id);
}

export type FamilyWords = {
  readonly familyName: string;
  readonly children: readonly string[];
  readonly location: string;
};
export type KnownFamily = {
  readonly known: 'YES' | 'LIKELY';
  readonly name: string;
  readonly post: string;
  readonly centreName: string;
};

/** Whether a family is known at any centre, and whom to call; nothing else of it. Empty when it is not. */
export async function knownFamilies(
  trx: Transaction,
  userId: string,
  { familyName, children, location }: FamilyWords,
): Promise<readonly KnownFamily[]> {
  await noteSearch(trx, userId, 'LOOK_UP_FAMILY');
  const { rows } = await trx.raw<{ rows: Record<string, string>[] }>('SELECT * FROM look_up_family(?, ?::text[], ?)', [
    familyName,
    [...children],
    location,
  ] as never);
  return rows.map((row) => ({
    known: row['known'] as KnownFamily['known'],
    name: row['name'] ?? '',
    post: row['post'] ?? '',
    centreName: row['centre_name'] ?? '',
  }));
}

/** The cases of the own unit with a family of this name, for its head and curators; the search was noted by `knownFamilies`. */
export async function familyCases(
  trx: Transaction,
  familyName: string,
): Promise<readonly { caseId: string; number: string; running: boolean }[]> {
  const sql = `SELECT case_id AS "caseId", number, status = 'RUNNING' AS running FROM look_up_unit_cases(?)`;
  const { rows } = await trx.raw<{ rows: { caseId: string; number: string; running: boolean }[] }>(sql, [familyName]);
  return rows;
}

async function noteSearch(trx: Transaction, actorId: string, action: string): Promise<void> {
  await writeAudit(trx, { actorId, actorKind: 'PERSON', action, subjectKind: 'search', subjectId: null });
}
