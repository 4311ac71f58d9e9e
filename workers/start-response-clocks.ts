/** Job type `start-response-clocks`. The response clock of the urgency. */
import { startResponseClocks } from '#actions/start-response-clocks.ts';
import { caseJob } from './case-job.ts';

export const work = caseJob(startResponseClocks);
