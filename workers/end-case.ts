/** Job type `end-case`. The main line has come to its end. */
import { concludeCase } from '#actions/conclude-case.ts';
import { caseJob } from './case-job.ts';

export const work = caseJob(concludeCase);
