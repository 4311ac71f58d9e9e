/** Job type `note-recommendation`. What the decision table recommends, where people can see it. */
import { noteRecommendation } from '#actions/note-recommendation.ts';
import { caseJob } from './case-job.ts';

export const work = caseJob(noteRecommendation);
