/** Ends sessions of a person: one, or all but the one in hand. By oneself or by who administers that person. */
import { DomainError } from '#domain/error.ts';
import { writeAudit } from '#store/audit-store.ts';
import type { Transaction } from '#store/database.ts';
import { endSession, endSessionsOf } from '#store/sessions-store.ts';

type Asked = { readonly userId: string; readonly by: string };

/** NOT_FOUND when the person has no such session. */
export async function endOneSession(trx: Transaction, asked: Asked & { readonly sessionId: string }): Promise<void> {
  if (!(await endSession(trx, asked.userId, asked.sessionId))) throw new DomainError('NOT_FOUND');
  await note(trx, asked, 1);
}

/** Answers how many were ended. */
export async function endAllSessions(
  trx: Transaction,
  asked: Asked & { readonly exceptSid?: string },
): Promise<number> {
  const ended = await endSessionsOf(trx, asked.userId, asked.exceptSid);
  await note(trx, asked, ended);
  return ended;
}

function note(trx: Transaction, { userId, by }: Asked, ended: number): Promise<void> {
  const subject = { subjectKind: 'user', subjectId: userId, details: { ended } };
  return writeAudit(trx, { actorId: by, actorKind: 'PERSON', action: 'END_SESSIONS', ...subject });
}
