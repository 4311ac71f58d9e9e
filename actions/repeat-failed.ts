/** An administrator lets the engine try again where a process hangs. The incident stays listed until the engine has said it is gone. */
import { DomainError } from '#domain/error.ts';
import { incidentLane } from '#engine/commands.ts';
import { writeAudit } from '#store/audit-store.ts';
import type { Transaction } from '#store/database.ts';
import { enqueue } from '#store/outbox-store.ts';
import { failuresView } from '#store/views/failures-view.ts';

/** NOT_FOUND: it has been settled meanwhile, or is nothing that can be repeated. */
export async function repeatFailed(trx: Transaction, incidentKey: string, userId: string): Promise<void> {
  const failure = (await failuresView(trx, { id: incidentKey })).find(({ kind }) => kind === 'INCIDENT');
  if (!failure) throw new DomainError('NOT_FOUND');
  const { jobKey, centreId, caseId } = failure;
  const command = { type: 'resolveIncident', incidentKey, jobKey } as const;
  await enqueue(trx, incidentLane(incidentKey), command, { caseId: null, centreId });
  const deed = { action: 'REPEAT_FAILED', subjectKind: 'incident', subjectId: incidentKey, caseId } as const;
  await writeAudit(trx, { actorId: userId, actorKind: 'PERSON', ...deed });
}
