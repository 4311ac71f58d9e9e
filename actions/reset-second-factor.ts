/** An administrator takes the second step of sign-in away from a person who lost the telephone and the recovery codes. */
import { DomainError } from '#domain/error.ts';
import type { Transaction } from '#store/database.ts';
import { resetSecondFactor } from '#store/second-factors-store.ts';
import { endSessionsOf } from '#store/sessions-store.ts';
import { type Keeper, noteAdministration } from './note-administration.ts';

/** FORBIDDEN by the database for oneself and for whom one does not administer; NO_SECOND_FACTOR when there was none. */
export async function takeSecondFactorAway(trx: Transaction, userId: string, keeper: Keeper): Promise<void> {
  if (!(await resetSecondFactor(trx, userId))) throw new DomainError('NO_SECOND_FACTOR');
  const ended = await endSessionsOf(trx, userId);
  const subject = { subjectKind: 'user', subjectId: userId, details: { ended } };
  await noteAdministration(trx, keeper, { action: 'RESET_SECOND_FACTOR', ...subject });
}
