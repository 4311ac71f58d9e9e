/** The child is safe now: visits go on, and the case hears that its evidence may have changed. */
import type { EngineVariables } from '#domain/engine-variables.ts';
import type { Transaction } from '#store/database.ts';
import { updateEmergency } from '#store/emergencies-store.ts';
import type { JobContext } from './job-context.ts';
import { findPatronage } from './patronage-place.ts';
import { tellLine } from './tell-line.ts';

export async function endEmergency(trx: Transaction, { owner, part, now }: JobContext): Promise<EngineVariables> {
  if (!part) return {};
  const patronage = await findPatronage(trx, owner.id);
  if (patronage?.place === 'SUSPENDED') {
    const { id: partId } = patronage.part;
    await tellLine(trx, owner, { partId, element: 'visitsResumed', message: 'visits-resumed', now });
  }
  await updateEmergency(trx, part.id, { ended_at: now });
  await tellLine(trx, owner, { element: 'emergencyEnded', message: 'emergency-ended', now });
  return {};
}
