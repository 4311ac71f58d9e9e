/** Tells the live screens that something changed; ids and kinds only, delivered when the transaction commits. */
import type { Transaction } from './database.ts';

export type ChangedKind = 'tasks' | 'cases' | 'deadlines' | 'alarms' | 'signals' | 'calendars' | 'organisation';

/** `caseId` is null for a change that concerns many cases. */
export async function announce(trx: Transaction, kinds: readonly ChangedKind[], caseId: string | null): Promise<void> {
  await trx.raw("SELECT pg_notify('changed', ?)", [JSON.stringify({ kinds, caseId })]);
}
