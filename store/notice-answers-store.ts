/** Answers that officers of bodies give to notices themselves: every version is kept, the last one counts. */
import { randomUUID } from 'node:crypto';
import type { Transaction } from './database.ts';

export type NoticeReply = {
  /** Null takes the answer before back. */
  readonly receivedAt: string | null;
  readonly journalNumber: string;
  readonly journalOn: string | null;
  readonly reply: string;
  readonly repliedOn: string | null;
};
export type NoticeAnswer = NoticeReply & {
  readonly noticeId: string;
  readonly by: string;
  readonly agency: string;
  readonly givenAt: string;
};
/** A notice as the officer of its body may answer it. */
export type AnswerableNotice = {
  readonly id: string;
  readonly agencyId: string;
  readonly sentAt: string;
  /** The centre has taken the body's answer into its records. */
  readonly taken: boolean;
};

/** A notice of the case that was sent to a body of the transaction's person. */
export async function answerableNotice(
  trx: Transaction,
  caseId: string,
  noticeId: string,
): Promise<AnswerableNotice | undefined> {
  const { rows } = await trx.raw<{ rows: Record<string, unknown>[] }>(
    `SELECT n.id, n.agency_id, n.sent_at, n.answer_taken_at FROM agency_notices n
     WHERE n.case_id = ? AND n.id = ? AND n.id IN (SELECT o.id FROM app_agency_notices() o)`,
    [caseId, noticeId],
  );
  const [row] = rows;
  return (
    row && {
      id: row['id'] as string,
      agencyId: row['agency_id'] as string,
      sentAt: row['sent_at'] as string,
      taken: row['answer_taken_at'] !== null,
    }
  );
}

/** Adds a version. */
export async function insertNoticeAnswer(
  trx: Transaction,
  notice: { readonly id: string; readonly caseId: string; readonly agencyId: string },
  answer: NoticeReply & { readonly by: string; readonly at: string },
): Promise<void> {
  await trx('notice_answers').insert({
    id: randomUUID(),
    notice_id: notice.id,
    case_id: notice.caseId,
    agency_id: notice.agencyId,
    given_by: answer.by,
    given_at: answer.at,
    received_at: answer.receivedAt,
    journal_number: answer.journalNumber,
    journal_on: answer.journalOn,
    reply: answer.reply,
    replied_on: answer.repliedOn,
  });
}

/** What bodies have answered in a case, as far as the reader may see it, the newest version first. */
export async function noticeAnswersOf(trx: Transaction, caseId: string): Promise<readonly NoticeAnswer[]> {
  const rows = await trx('notice_answers as r')
    .join('users as u', 'u.id', 'r.given_by')
    .join('agencies as a', 'a.id', 'r.agency_id')
    .where({ 'r.case_id': caseId })
    .orderBy('r.ordinal', 'desc')
    .select('r.*', 'u.full_name', 'a.name as agency_name');
  return rows.map((row) => ({
    noticeId: row.notice_id as string,
    by: row.full_name as string,
    agency: row.agency_name as string,
    givenAt: row.given_at as string,
    receivedAt: row.received_at as string | null,
    journalNumber: row.journal_number as string,
    journalOn: row.journal_on as string | null,
    reply: row.reply as string,
    repliedOn: row.replied_on as string | null,
  }));
}

/** An answer as people read it. */
export const shownAnswer = ({ noticeId: _notice, ...answer }: NoticeAnswer) => answer;
