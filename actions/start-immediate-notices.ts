/** A danger or a violation is known: the bodies are informed at once, beside the case and without waiting for any decision. */
import { dangerKnown } from '#domain/emergency-clocks.ts';
import type { NoticeFlags } from '#domain/notice-facts.ts';
import type { CaseState } from '#store/cases-store.ts';
import type { Transaction } from '#store/database.ts';
import { changeClocks } from './change-clocks.ts';
import { startPart } from './start-part.ts';

/** Notices that are being sent already are not doubled. */
export async function startImmediateNotices(
  trx: Transaction,
  owner: CaseState,
  flags: NoticeFlags,
  now: string,
): Promise<void> {
  const partId = await startPart(trx, owner, { processId: 'immediate-notices', variables: flags, once: true, now });
  await changeClocks(trx, owner, dangerKnown(now), now, partId);
}
