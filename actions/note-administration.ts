/** The audit row of a deed of administration: who, for which absent administrator, about whom or what; screens renew themselves. */
import { type AuditEntry, writeAudit } from '#store/audit-store.ts';
import { announce } from '#store/changes-store.ts';
import type { Transaction } from '#store/database.ts';

/** Who acts, and whom that person replaces in it. */
export type Keeper = { readonly userId: string; readonly onBehalfOf: string | null };
type Deed = Pick<AuditEntry, 'action' | 'subjectKind' | 'subjectId' | 'details'>;

export async function noteAdministration(trx: Transaction, { userId, onBehalfOf }: Keeper, deed: Deed): Promise<void> {
  await writeAudit(trx, { actorId: userId, actorKind: 'PERSON', onBehalfOf, ...deed });
  await announce(trx, ['organisation'], null);
}
