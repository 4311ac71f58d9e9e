/** What the forms of notices are opened with: those of the part that wait to be sent, or for an answer. */
import type { CaseState } from '../cases-store.ts';
import type { Transaction } from '../database.ts';
import { isAwaited, isUnsent, type Notice, noticesOf } from '../notices-store.ts';
import type { CasePart } from '../parts-store.ts';

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

async function awaitedFacts(trx: Transaction, owner: CaseState, part: CasePart | null): Promise<Facts> {
  const awaited = part ? (await noticesOf(trx, owner.id, part.id)).filter(isAwaited) : [];
  return { ...recipients(awaited), receipts: awaited.map(({ id, sentAt }) => ({ noticeId: id, sentAt })) };
}

export const noticeFacts = {
  sendNotices: unsentFacts,
  sendImmediateNotices: unsentFacts,
  recordReceipts: awaitedFacts,
};
