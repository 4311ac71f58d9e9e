/** While an emergency runs planned visits wait: the clock of the next one stands, and it is known since when. docs/emergencies.md */
import type { CaseState } from '#store/cases-store.ts';
import type { Transaction } from '#store/database.ts';
import { elementFacts } from '#store/elements-store.ts';
import { type Emergency, openEmergency, updateEmergency } from '#store/emergencies-store.ts';
import type { CasePart } from '#store/parts-store.ts';
import { pauseClocks } from './pause-clocks.ts';

const suspended = 'Идёт экстренное реагирование: плановые посещения приостановлены';

/** The clock of the awaited visit stands from now on. */
export async function holdVisits(
  trx: Transaction,
  owner: CaseState,
  input: { readonly patronageId: string; readonly emergency: Pick<Emergency, 'partId'>; readonly now: string },
): Promise<void> {
  const { patronageId, emergency, now } = input;
  await pauseClocks(trx, owner, { rules: ['T18'], partId: patronageId, reason: suspended, now });
  await updateEmergency(trx, emergency.partId, { visits_suspended_at: now });
}

/**
 * A visit that is being planned while an emergency runs waits at once: patronage may begin meanwhile. False where none runs, and in
 * a release whose diagram cannot wait there.
 */
export async function heldAtOnce(
  trx: Transaction,
  owner: CaseState,
  patronage: CasePart,
  now: string,
): Promise<boolean> {
  const emergency = await openEmergency(trx, owner.id);
  if (!emergency) return false;
  const { id: patronageId, release, processId } = patronage;
  if (!(await elementFacts(trx, release, processId, 'visitsHeldNow'))) return false;
  await holdVisits(trx, owner, { patronageId, emergency, now });
  return true;
}
