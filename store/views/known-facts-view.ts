/** What a case is known to be about when bodies are to be informed: its messages, the newest assessment, the decision. */
import { type NoticeFlags, noticeFlags, statedFlags } from '#domain/notice-facts.ts';
import type { CaseState } from '../cases-store.ts';
import { lastCaseProtocol } from '../consilium-store.ts';
import type { Transaction } from '../database.ts';
import { messagesOf } from '../signals-store.ts';
import { lastSubmission } from '../submissions-store.ts';

/** The facts as they follow from messages, assessment and decision. */
export async function knownFlagsView(trx: Transaction, owner: CaseState): Promise<NoticeFlags> {
  const assessment = await lastSubmission(trx, owner.id, 'assess');
  return noticeFlags({
    messages: await messagesOf(trx, owner.id),
    ...(assessment && { assessment }),
    decision: owner.decision,
  });
}

/** The facts of which the results tell: what the consilium settled in its protocol goes before what follows by rule. */
export async function settledFlagsView(trx: Transaction, owner: CaseState): Promise<NoticeFlags> {
  const protocol = await lastCaseProtocol(trx, owner.id);
  return protocol?.facts ? statedFlags(protocol.facts) : knownFlagsView(trx, owner);
}
