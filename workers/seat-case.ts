/** Job type `seat-case`. The first work of every instance: ends a double, begins a case, or lets it go on where it stands. */
import { seatCase } from '#actions/seat-case.ts';
import type { JobWork } from './job.ts';

export const work: JobWork = async (trx, job, { epoch }) => {
  const { caseId, seat } = job.variables;
  const { release, processId } = job;
  const seating = await seatCase(trx, {
    caseId: String(caseId),
    seat: Number(seat),
    epoch,
    release,
    processId,
  });
  if (seating.outcome === 'DOUBLE') return { end: true };
  return seating.outcome === 'GO_ON' ? { moveTo: seating.at, variables: seating.variables } : { variables: {} };
};
