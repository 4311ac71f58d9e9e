/** An emergency message interrupts the plan of visits: the family is visited at once (domain.md §3 «Patronage»). */
import { DomainError } from '#domain/error.ts';
import { writeAudit } from '#store/audit-store.ts';
import { lockCase } from '#store/cases-store.ts';
import { announce } from '#store/changes-store.ts';
import type { Transaction } from '#store/database.ts';
import { insertVisitCall } from '#store/emergencies-store.ts';
import { patronageBeforeVisit } from './patronage-place.ts';
import { tellLine } from './tell-line.ts';

/** NO_VISIT_AWAITED: no visit is planned now; during an emergency the child is looked for anyway. */
export async function callVisit(
  trx: Transaction,
  input: { readonly caseId: string; readonly reason: string },
  { userId, now }: { readonly userId: string; readonly now: string },
): Promise<void> {
  const owner = await lockCase(trx, input.caseId);
  if (!owner) throw new DomainError('NOT_FOUND');
  const patronage = await patronageBeforeVisit(trx, owner);
  if (!patronage) throw new DomainError('NO_VISIT_AWAITED');
  const { id: partId } = patronage;
  const call = { caseId: owner.id, partId, reason: input.reason, askedBy: userId, askedAt: now };
  await insertVisitCall(trx, call);
  await tellLine(trx, owner, { partId, element: 'visitAtOnce', message: 'visit-at-once', now });
  const deed = { action: 'CALL_VISIT', subjectKind: 'part', subjectId: partId, caseId: owner.id };
  await writeAudit(trx, { actorId: userId, actorKind: 'PERSON', ...deed });
  await announce(trx, ['cases', 'tasks', 'deadlines'], owner.id);
}
