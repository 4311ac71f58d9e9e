/** Job type `activate-plan`. The approved programme comes into force; patronage begins beside the case. */
import { activatePlan } from '#actions/activate-plan.ts';
import { caseJob } from './case-job.ts';

export const work = caseJob(activatePlan);
