/** Job type `start-informing`. Informing the bodies of the results begins beside the case. */
import { startInforming } from '#actions/start-informing.ts';
import { caseJob } from './case-job.ts';

export const work = caseJob(startInforming);
