/** Notices to the bodies of prevention: prepared by the worker, sent and acknowledged by people. */
import { randomUUID } from 'node:crypto';
import type { Transaction } from './database.ts';

export type Notice = {
  readonly id: string;
  readonly agencyId: string;
  readonly agencyName: string;
  readonly fact: string;
  readonly legalGround: string;
  readonly content: string;
  readonly sentAt: string | null;
  readonly acknowledgedAt: string | null;
};

/**
 * The agency of a kind for a case: of its own territory, or else of the centre's, or else of the nearest territory above them.
 */
export async function agencyFor(
  trx: Transaction,
  { territoryId, centreId }: { readonly territoryId: string; readonly centreId: string },
  kind: string,
): Promise<string | undefined> {
  const { rows } = await trx.raw<{ rows: { id: string }[] }>(
    `WITH RECURSIVE up AS (
       SELECT t.id, t.parent_id, CASE WHEN t.id = :territoryId THEN 0 ELSE 1 END AS distance FROM territories t
       WHERE t.id = :territoryId OR t.id = (SELECT c.territory_id FROM centres c WHERE c.id = :centreId)
       UNION ALL SELECT t.id, t.parent_id, up.distance + 2 FROM territories t JOIN up ON t.id = up.parent_id)
     SELECT a.id FROM agencies a JOIN up ON up.id = a.territory_id WHERE a.kind = :kind ORDER BY up.distance, a.id LIMIT 1`,
    { territoryId, centreId, kind },
  );
  return rows[0]?.id;
}

/** Adds a notice to be sent. */
export async function insertNotice(
  trx: Transaction,
  notice: { caseId: string; agencyId: string; fact: string; legalGround: string; content: string },
): Promise<string> {
  const id = randomUUID();
  await trx('agency_notices').insert({
    id,
    case_id: notice.caseId,
    agency_id: notice.agencyId,
    fact: notice.fact,
    legal_ground: notice.legalGround,
    content: notice.content,
  });
  return id;
}

/** The notices of a case, in the order in which they were prepared. */
export async function noticesOf(trx: Transaction, caseId: string): Promise<readonly Notice[]> {
  const rows = await trx('agency_notices as n')
    .join('agencies as a', 'a.id', 'n.agency_id')
    .where({ case_id: caseId })
    .orderBy(['n.created_at', 'n.id'])
    .select('n.*', 'a.name as agency_name');
  return rows.map((row) => ({
    id: row.id,
    agencyId: row.agency_id,
    agencyName: row.agency_name,
    fact: row.fact,
    legalGround: row.legal_ground,
    content: row.content,
    sentAt: row.sent_at,
    acknowledgedAt: row.acknowledged_at,
  }));
}

/** Records that a notice of the case went out and was acknowledged; false when the case has no such notice. */
export async function recordNoticeSent(
  trx: Transaction,
  caseId: string,
  notice: { id: string; content: string; sentAt: string; acknowledgedAt: string | null },
): Promise<boolean> {
  const changed = await trx('agency_notices')
    .where({ id: notice.id, case_id: caseId })
    .update({ content: notice.content, sent_at: notice.sentAt, acknowledged_at: notice.acknowledgedAt });
  return changed === 1;
}
