/** A person who works on the case begins an emergency, or adds what has become known to the one that runs. */
import { DomainError } from '#domain/error.ts';
import { writeAudit } from '#store/audit-store.ts';
import { lockCase } from '#store/cases-store.ts';
import type { Transaction } from '#store/database.ts';
import { beginEmergency } from './begin-emergency.ts';

/** The part of the emergency. CASE_CLOSED: an ended case has none. */
export async function callEmergency(
  trx: Transaction,
  input: { readonly caseId: string; readonly what: string; readonly reason: string },
  { userId, now }: { readonly userId: string; readonly now: string },
): Promise<string> {
  const owner = await lockCase(trx, input.caseId);
  if (!owner) throw new DomainError('NOT_FOUND');
  const { what: cause, reason } = input;
  const partId = await beginEmergency(trx, owner, { source: 'PERSON', cause, reason, startedBy: userId }, now);
  const deed = { action: 'BEGIN_EMERGENCY', subjectKind: 'part', subjectId: partId, caseId: owner.id };
  await writeAudit(trx, { actorId: userId, actorKind: 'PERSON', ...deed });
  return partId;
}
