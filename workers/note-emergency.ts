/** Job type `note-emergency`. The case hears that an emergency is over. */
import { noteEmergency } from '#actions/note-emergency.ts';
import { caseJob } from './case-job.ts';

export const work = caseJob(noteEmergency);
