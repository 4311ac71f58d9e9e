/** An administrator takes the second step of sign-in away from a person who lost the telephone and the recovery codes. */
import { DomainError } from '#domain/error.ts';
import { writeAudit } from '#store/audit-store.ts';
import type { Transaction } from '#store/database.ts';
import { resetSecondFactor } from '#store/second-factors-store.ts';
import { endSessionsOf } from '#store/sessions-store.ts';

/** FORBIDDEN by the database for oneself and for whom one does not administer; NO_SECOND_FACTOR when there was none. */
export async function takeSecondFactorAway(trx: Transaction, asked: { userId: string; by: string }): Promise<void> {
  if (!(await resetSecondFactor(trx, asked.userId))) throw new DomainError('NO_SECOND_FACTOR');
  await endSessionsOf(trx, asked.userId);
  const subject = { subjectKind: 'user', subjectId: asked.userId };
  await writeAudit(trx, { actorId: asked.by, actorKind: 'PERSON', action: 'RESET_SECOND_FACTOR', ...subject });
}
