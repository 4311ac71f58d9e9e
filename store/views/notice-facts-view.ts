/** What the forms of notices are opened with: those of the part that wait to be sent, or for an answer. */
import type { CaseState } from '../cases-store.ts';
import type { Transaction } from '../database.ts';
import { type NoticeAnswer, noticeAnswersOf } from '../notice-answers-store.ts';
import { isAwaited, isSelfAnswered, isUnsent, type Notice, noticesOf } from '../notices-store.ts';
import type { CasePart } from '../parts-store.ts';
import { dayText } from './day-text.ts';

type Facts = Record<string, unknown>;

const recipients = (notices: readonly Notice[]): Facts => ({
  noticeRecipients: notices.map(({ id, agencyName, title }) => ({
    value: id,
    label: title ? `${agencyName}: ${title}` : agencyName,
  })),
});

async function unsentFacts(trx: Transaction, owner: CaseState, part: CasePart | null): Promise<Facts> {
  const waiting = part ? (await noticesOf(trx, owner.id, part.id)).filter(isUnsent) : [];
  const notices = waiting.map(({ id, legalGround, content }) => ({
    noticeId: id,
    legalGround,
    content,
    sending: 'SENT',
  }));
  return { ...recipients(waiting), notices };
}

/** Those that are awaited, and those that the bodies have answered here since the task was last handed in, filled with their answer. */
async function awaitedFacts(trx: Transaction, owner: CaseState, part: CasePart | null): Promise<Facts> {
  const open = part ? (await noticesOf(trx, owner.id, part.id)).filter((one) => isAwaited(one) || isNews(one)) : [];
  const answers = open.some(isNews) ? await noticeAnswersOf(trx, owner.id) : [];
  const receipts = open.map((notice) => {
    const { id, sentAt, acknowledgedAt } = notice;
    if (!isNews(notice)) return { noticeId: id, sentAt };
    const reply = replyText(answers.find(({ noticeId }) => noticeId === id));
    return { noticeId: id, sentAt, receiptState: 'RECEIVED', acknowledgedAt, replyWay: 'SYSTEM', reply };
  });
  return { ...recipients(open), receipts };
}

const isNews = (notice: Notice): boolean => isSelfAnswered(notice) && notice.answerTakenAt === null;

/** What an officer has answered, in the words in which the centre would have noted it. */
function replyText(answer: NoticeAnswer | undefined): string {
  if (!answer) return '';
  const { by, agency, journalNumber, journalOn, reply, repliedOn } = answer;
  const number = journalNumber && `, вх. № ${journalNumber}${journalOn ? ` от ${dayText(journalOn)}` : ''}`;
  const decided = repliedOn ? `Исполнено ${dayText(repliedOn)}.` : '';
  return [`Подтверждено: ${by}, ${agency}${number}.`, reply, decided].filter(Boolean).join(' ');
}

export const noticeFacts = {
  sendNotices: unsentFacts,
  sendImmediateNotices: unsentFacts,
  recordReceipts: awaitedFacts,
};
