/** Job type `escalate-deadline`. Raises what the row asks for; if the watchdog was faster, nothing is raised twice. */
import { raiseIfDue } from '#actions/advance-deadline.ts';
import type { JobWork } from './job.ts';

export const work: JobWork = async (trx, job, { now }) => {
  await raiseIfDue(trx, { deadlineId: String(job.variables['deadlineId']), now, by: 'ENGINE' });
  return { variables: {} };
};
