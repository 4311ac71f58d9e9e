/** Job type `suspend-visits`. Planned visits wait while an emergency runs. */
import { suspendVisits } from '#actions/suspend-visits.ts';
import { caseJob } from './case-job.ts';

export const work = caseJob(suspendVisits);
