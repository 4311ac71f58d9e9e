/** Job type `prepare-notices`. Notices on the results of the work. */
import { prepareNotices } from '#actions/prepare-notices.ts';
import { caseJob } from './case-job.ts';

export const work = caseJob(prepareNotices);
