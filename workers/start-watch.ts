/** Job type `start-watch`. Internal watch begins. */
import { startWatch } from '#actions/start-watch.ts';
import { caseJob } from './case-job.ts';

export const work = caseJob(startWatch);
