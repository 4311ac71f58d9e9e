/** Job type `renew-decision`. A new decision after an emergency. */
import { renewDecision } from '#actions/renew-decision.ts';
import { caseJob } from './case-job.ts';

export const work = caseJob(renewDecision);
