/** No case comes to its end while a child is in danger or what the emergency has shown is still being assessed. */
import { DomainError } from '#domain/error.ts';
import type { CaseState } from '#store/cases-store.ts';
import type { Transaction } from '#store/database.ts';
import { openEmergency, unfollowedEmergencies } from '#store/emergencies-store.ts';
import { runningPart } from '#store/parts-store.ts';

/** EMERGENCY_RUNNING: an emergency runs, or the assessment after it. */
export async function refuseDuringEmergency(trx: Transaction, owner: CaseState): Promise<void> {
  const runs =
    (await openEmergency(trx, owner.id)) ??
    (await runningPart(trx, owner.id, 'reassessment')) ??
    (await unfollowedEmergencies(trx, owner.id))[0];
  if (runs) throw new DomainError('EMERGENCY_RUNNING');
}
