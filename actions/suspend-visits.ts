/** An emergency has begun: planned visits wait until it is over. Notices, votes and legal deadlines go on. */
import type { EngineVariables } from '#domain/engine-variables.ts';
import type { Transaction } from '#store/database.ts';
import { holdVisits } from './hold-visits.ts';
import type { JobContext } from './job-context.ts';
import { LineNotThere } from './line-not-there.ts';
import { findPatronage } from './patronage-place.ts';
import { tellLine } from './tell-line.ts';

/** The first look at a child must not wait for a plan of visits that does not come. */
const patienceMs = 60_000;

export async function suspendVisits(trx: Transaction, { owner, part, now }: JobContext): Promise<EngineVariables> {
  const patronage = await findPatronage(trx, owner.id);
  if (!part || !patronage || patronage.place === 'SUSPENDED' || patronage.place === 'ENDED') return {};
  const { id: partId } = patronage.part;
  if (patronage.place === 'ON_THE_WAY') {
    if (Date.parse(now) - Date.parse(part.startedAt) < patienceMs) throw new LineNotThere();
    return {};
  }
  await tellLine(trx, owner, { partId, element: 'visitsSuspended', message: 'visits-suspended', now });
  await holdVisits(trx, owner, { patronageId: partId, emergency: { partId: part.id }, now });
  return {};
}
