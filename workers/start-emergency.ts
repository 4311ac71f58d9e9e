/** Job type `start-emergency`. An emergency begins beside the case. */
import { startEmergency } from '#actions/start-emergency.ts';
import { caseJob } from './case-job.ts';

export const work = caseJob(startEmergency);
