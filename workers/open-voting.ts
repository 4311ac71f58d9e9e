/** Job type `open-voting`. The members of a consilium are asked to vote. */
import { openVoting } from '#actions/open-voting.ts';
import { caseJob } from './case-job.ts';

export const work = caseJob(openVoting);
