/** Job type `evaluate-decision`. What the votes of the consilium came to. */
import { evaluateDecision } from '#actions/evaluate-decision.ts';
import { caseJob } from './case-job.ts';

export const work = caseJob(evaluateDecision);
