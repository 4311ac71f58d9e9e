/** Job type `plan-visit`. The next visit by the regime of patronage. */
import { planVisit } from '#actions/plan-visit.ts';
import { caseJob } from './case-job.ts';

export const work = caseJob(planVisit);
