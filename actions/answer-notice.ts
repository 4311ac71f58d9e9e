/**
 * The officer of a body confirms that a notice was received and says what was done, at any time; a correction is a further version.
 * The centre sees it at once and has nothing to type: the answer stands on the notice and in the task «Ответы органов».
 */
import { DomainError, type FieldError } from '#domain/error.ts';
import { writeAudit } from '#store/audit-store.ts';
import { announce } from '#store/changes-store.ts';
import type { Transaction } from '#store/database.ts';
import {
  type AnswerableNotice,
  answerableNotice,
  insertNoticeAnswer,
  type NoticeReply,
} from '#store/notice-answers-store.ts';

type Which = { readonly caseId: string; readonly noticeId: string };
/** `today` is the officer's day. */
type By = { readonly userId: string; readonly now: string; readonly today: string };

/** NOT_FOUND: nothing was sent to the person's body under this id. INVALID_INPUT: before the sending or in the future. */
export async function answerNotice(
  trx: Transaction,
  which: Which,
  answer: NoticeReply & { readonly receivedAt: string },
  by: By,
): Promise<void> {
  const notice = await answerable(trx, which);
  const receivedAt = new Date(answer.receivedAt).toISOString();
  const fields = wrongFields(notice, { ...answer, receivedAt }, by);
  if (fields.length > 0) throw new DomainError('INVALID_INPUT', { fields });
  await note(trx, which, notice, { answer: { ...answer, receivedAt }, action: 'ANSWER_NOTICE', by });
}

/** The answer was given by mistake. ANSWER_TAKEN: the centre has recorded it already, so it can only be corrected. */
export async function withdrawNoticeAnswer(trx: Transaction, which: Which, by: By): Promise<void> {
  const notice = await answerable(trx, which);
  if (notice.taken) throw new DomainError('ANSWER_TAKEN');
  const answer = { receivedAt: null, journalNumber: '', journalOn: null, reply: '', repliedOn: null };
  await note(trx, which, notice, { answer, action: 'WITHDRAW_NOTICE_ANSWER', by });
}

async function answerable(trx: Transaction, { caseId, noticeId }: Which): Promise<AnswerableNotice> {
  const notice = await answerableNotice(trx, caseId, noticeId);
  if (!notice) throw new DomainError('NOT_FOUND');
  return notice;
}

type Noted = { readonly answer: NoticeReply; readonly action: string; readonly by: By };

async function note(
  trx: Transaction,
  { caseId, noticeId }: Which,
  { agencyId }: AnswerableNotice,
  { answer, action, by: { userId, now } }: Noted,
): Promise<void> {
  await insertNoticeAnswer(trx, { id: noticeId, caseId, agencyId }, { ...answer, by: userId, at: now });
  const deed = { action, subjectKind: 'notice', subjectId: noticeId, caseId };
  await writeAudit(trx, { actorId: userId, actorKind: 'PERSON', ...deed });
  await announce(trx, ['cases', 'tasks'], caseId);
}

function wrongFields(
  { sentAt }: AnswerableNotice,
  { receivedAt, journalOn, repliedOn }: NoticeReply & { readonly receivedAt: string },
  { now, today }: By,
): readonly FieldError[] {
  const fields: FieldError[] = [];
  const at = Date.parse(receivedAt);
  if (at < Date.parse(sentAt) || at > Date.parse(now)) {
    fields.push({
      path: 'receivedAt',
      message: 'Извещение получают после отправки и не в будущем: проверьте дату и время',
    });
  }
  const message = 'Этот день ещё не наступил: проверьте дату';
  if (journalOn && journalOn > today) fields.push({ path: 'journalOn', message });
  if (repliedOn && repliedOn > today) fields.push({ path: 'repliedOn', message });
  return fields;
}
