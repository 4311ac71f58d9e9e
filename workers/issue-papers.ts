/** Job type `issue-papers`. The order or conclusion that follows from the consilium's decision. */
import { issuePapersOfDecision } from '#actions/papers-of-decision.ts';
import { caseJob } from './case-job.ts';

export const work = caseJob(issuePapersOfDecision);
