/** What an invited supervisor reads; the database itself takes names and places out before it answers. */
import type { Transaction } from '../database.ts';

export type SupervisedItem = {
  readonly caseId: string;
  readonly title: string;
  readonly step: number;
  readonly curatorName: string | null;
  readonly invitedBy: string;
  readonly until: string;
};

/** Cases with an open invitation, those that end first on top. */
export async function supervisedCasesView(trx: Transaction): Promise<readonly SupervisedItem[]> {
  const { rows } = await trx.raw<{ rows: SupervisedItem[] }>(
    `SELECT case_id AS "caseId", title, step, curator_name AS "curatorName", invited_by AS "invitedBy", until
     FROM supervised_cases() ORDER BY until, title`,
  );
  return rows;
}

/** One case under pseudonyms; undefined without an open invitation. */
export async function supervisedCaseView(
  trx: Transaction,
  caseId: string,
): Promise<(Readonly<Record<string, unknown>> & { readonly step: number }) | undefined> {
  type Read = Readonly<Record<string, unknown>> & { readonly step: number };
  const { rows } = await trx.raw<{ rows: { read: Read | null }[] }>('SELECT supervised_case(?) AS read', [caseId]);
  return rows[0]?.read ?? undefined;
}
