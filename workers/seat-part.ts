/** Job type `seat-part`. The first work of every part: ends a double, begins the part, or lets it go on where it stands. */
import { seatPart } from '#actions/seat-part.ts';
import type { JobWork } from './job.ts';

export const work: JobWork = async (trx, job, { epoch, now }) => {
  const { variables, release, processId, processInstanceKey: instanceKey } = job;
  const seating = await seatPart(trx, { variables, instanceKey, epoch, release, processId, now });
  if (seating.outcome === 'DOUBLE') return { end: true };
  if (seating.outcome === 'GO_ON') return { moveTo: seating.at, variables: seating.variables };
  return { variables: seating.variables };
};
