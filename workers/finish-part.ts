/** Job type `finish-part`. The last work of every part: its outcome is noted, for itself and for the line that called it. */
import { finishPart } from '#actions/finish-part.ts';
import { lineOfJob } from './case-job.ts';
import type { JobWork } from './job.ts';

export const work: JobWork = async (trx, job, { epoch, now }) => {
  const { variables, headers } = job;
  await finishPart(trx, await lineOfJob(trx, job, epoch), { variables, headers, now });
  return { variables: {} };
};
