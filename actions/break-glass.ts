/** A case is opened in an emergency: for reading, for the hours of the rulebook, with a reason that the head of the unit looks into. */
import { randomUUID } from 'node:crypto';
import { DomainError } from '#domain/error.ts';
import { keepPurpose, writeAudit } from '#store/audit-store.ts';
import { breakGlassRow } from '#store/break-glass-store.ts';
import { announce } from '#store/changes-store.ts';
import type { Transaction } from '#store/database.ts';
import { rulebookOn } from '#store/rulebooks-store.ts';

/** NOT_FOUND: no such case where the person works. What is open already stays open until the same moment. */
export async function breakGlass(
  trx: Transaction,
  input: { readonly caseId: string; readonly reason: string },
  { userId, now }: { readonly userId: string; readonly now: string },
): Promise<{ caseId: string; until: string }> {
  const { caseId, reason } = input;
  const { content } = await rulebookOn(trx, 'case-access', now.slice(0, 10));
  const id = randomUUID();
  const until = await breakGlassRow(trx, { id, caseId, reason, hours: content.breakGlassHours });
  if (!until) throw new DomainError('NOT_FOUND');
  const purpose = 'BREAK_GLASS';
  await keepPurpose(trx, { userId, caseId, purpose, note: '' });
  const deed = { actorId: userId, actorKind: 'PERSON', action: 'BREAK_GLASS', subjectKind: 'case', purpose } as const;
  await writeAudit(trx, { ...deed, subjectId: caseId, caseId, details: { breakGlassId: id } });
  await announce(trx, ['tasks', 'alarms', 'cases'], caseId);
  return { caseId, until };
}
