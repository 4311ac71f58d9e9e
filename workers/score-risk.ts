/** Job type `score-risk`. Safety and risk by the instrument. */
import { scoreRisk } from '#actions/score-risk.ts';
import { caseJob } from './case-job.ts';

export const work = caseJob(scoreRisk);
