/** Notices to the bodies of prevention: prepared by the worker, sent and acknowledged by people. */
import { randomUUID } from 'node:crypto';
import type { Transaction } from './database.ts';

export type NoticeKind = 'RESULTS' | 'IMMEDIATE';

export type Notice = {
  readonly id: string;
  readonly agencyId: string;
  readonly agencyName: string;
  readonly recipient: string;
  readonly kind: NoticeKind;
  readonly partId: string | null;
  readonly fact: string;
  readonly title: string;
  readonly legalGround: string;
  readonly content: string;
  readonly sentAt: string | null;
  readonly acknowledgedAt: string | null;
  readonly remindedAt: string | null;
  /** How the answer came; SYSTEM when the body gave it here itself. */
  readonly replyWay: string | null;
  readonly reply: string | null;
  /** When the centre took the answer that the body gave itself into its records. */
  readonly answerTakenAt: string | null;
  readonly closedReason: string | null;
};

/** The agency of a kind for a case: of its own territory, or else of the centre's, or else of the nearest territory above them. */
export async function agencyFor(
  trx: Transaction,
  { territoryId, centreId }: { readonly territoryId: string; readonly centreId: string },
  kind: string,
): Promise<string | undefined> {
  const { rows } = await trx.raw<{ rows: { id: string | null }[] }>('SELECT agency_for(?, ?, ?) AS id', [
    territoryId,
    centreId,
    kind,
  ]);
  return rows[0]?.id ?? undefined;
}

/** Adds a notice to be sent. */
export async function insertNotice(
  trx: Transaction,
  notice: Pick<Notice, 'agencyId' | 'kind' | 'fact' | 'title' | 'legalGround' | 'content'> & {
    readonly caseId: string;
    readonly partId: string | null;
  },
): Promise<string> {
  const id = randomUUID();
  await trx('agency_notices').insert({
    id,
    case_id: notice.caseId,
    part_id: notice.partId,
    agency_id: notice.agencyId,
    kind: notice.kind,
    fact: notice.fact,
    title: notice.title,
    legal_ground: notice.legalGround,
    content: notice.content,
  });
  return id;
}

type Row = Record<string, unknown>;

const toNotice = (row: Row): Notice => ({
  id: row['id'] as string,
  agencyId: row['agency_id'] as string,
  agencyName: row['agency_name'] as string,
  recipient: row['recipient'] as string,
  kind: row['kind'] as NoticeKind,
  partId: row['part_id'] as string | null,
  fact: row['fact'] as string,
  title: row['title'] as string,
  legalGround: row['legal_ground'] as string,
  content: row['content'] as string,
  sentAt: row['sent_at'] as string | null,
  acknowledgedAt: row['acknowledged_at'] as string | null,
  remindedAt: row['reminded_at'] as string | null,
  replyWay: row['reply_way'] as string | null,
  reply: row['reply'] as string | null,
  answerTakenAt: row['answer_taken_at'] as string | null,
  closedReason: row['closed_reason'] as string | null,
});

/** The notices of a case, in the order in which they were prepared, then by fact and body; of one part when it is named. */
export async function noticesOf(trx: Transaction, caseId: string, partId?: string): Promise<readonly Notice[]> {
  const rows: Row[] = await trx('agency_notices as n')
    .join('agencies as a', 'a.id', 'n.agency_id')
    .where({ case_id: caseId, ...(partId === undefined ? {} : { part_id: partId }) })
    .orderBy(['n.created_at', 'n.kind', 'n.fact', 'a.kind', 'a.name'])
    .select('n.*', 'a.name as agency_name', 'a.kind as recipient');
  return rows.map(toNotice);
}

/** Whether a notice still waits to be sent. */
export const isUnsent = (notice: Notice): boolean => notice.sentAt === null && notice.closedReason === null;
/** Whether the body that was written to still has to answer. */
export const isAwaited = (notice: Notice): boolean =>
  notice.sentAt !== null && notice.acknowledgedAt === null && notice.closedReason === null;
/** Whether the body has given its answer here itself. */
export const isSelfAnswered = (notice: Notice): boolean => notice.replyWay === 'SYSTEM';

/** Which notice: of this part only, so that nobody touches another's. */
type Place = { readonly id: string; readonly partId: string };
const rowOf = (trx: Transaction, { id, partId }: Place) => trx('agency_notices').where({ id, part_id: partId });

/** Records that a notice went out; false when the part has no such notice. */
export async function recordNoticeSent(
  trx: Transaction,
  place: Place,
  sent: Readonly<{
    legalGround: string;
    content: string;
    sentAt: string;
    way: string;
    outgoingNumber: string;
    acceptedBy: string;
    sentBy: string;
  }>,
): Promise<boolean> {
  const changed = await rowOf(trx, place).update({
    legal_ground: sent.legalGround,
    content: sent.content,
    sent_at: sent.sentAt,
    way: sent.way,
    outgoing_number: sent.outgoingNumber || null,
    accepted_by: sent.acceptedBy || null,
    sent_by: sent.sentBy,
  });
  return changed === 1;
}

/** No more is expected of a notice: it was not needed, or there will be no answer. False when the part has no such notice. */
export async function closeNotice(trx: Transaction, place: Place, reason: string): Promise<boolean> {
  return (await rowOf(trx, place).update({ closed_reason: reason })) === 1;
}

/** The body has answered. False when the part has no such notice. */
export async function recordReceipt(
  trx: Transaction,
  place: Place,
  receipt: { readonly acknowledgedAt: string; readonly way: string; readonly reply: string },
): Promise<boolean> {
  const { acknowledgedAt, way, reply } = receipt;
  const changed = await rowOf(trx, place).update({
    acknowledged_at: acknowledgedAt,
    reply_way: way || null,
    reply: reply || null,
  });
  return changed === 1;
}

/** The centre takes the answer that the body gave itself into its records: from now on it is corrected, but not taken back. */
export async function takeAnswer(trx: Transaction, place: Place, at: string): Promise<void> {
  await rowOf(trx, place).update({ answer_taken_at: at });
}

/** The body was reminded. False when the part has no such notice. */
export async function recordReminder(trx: Transaction, place: Place, at: string): Promise<boolean> {
  return (await rowOf(trx, place).update({ reminded_at: at })) === 1;
}
