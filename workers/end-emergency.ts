/** Job type `end-emergency`. The child is safe now. */
import { endEmergency } from '#actions/end-emergency.ts';
import { caseJob } from './case-job.ts';

export const work = caseJob(endEmergency);
