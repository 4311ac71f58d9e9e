/**
 * The frame of the workers of a case: the case is locked, the line found to which the job belongs (the main line or a part), what
 * the engine knows is kept there, and the answer is noted as the line's progress.
 */
import type { JobContext } from '#actions/job-context.ts';
import { isItem, type Line, noteProgress } from '#actions/note-progress.ts';
import { type EngineVariables, plainVariables } from '#domain/engine-variables.ts';
import { DomainError } from '#domain/error.ts';
import { EngineError } from '#engine/engine-error.ts';
import type { EngineJob } from '#engine/job-worker.ts';
import { type CaseState, lockCase } from '#store/cases-store.ts';
import type { Transaction } from '#store/database.ts';
import { elementFacts } from '#store/elements-store.ts';
import { type CasePart, findPart } from '#store/parts-store.ts';
import type { JobResult, JobWork } from './job.ts';

/** Makes the work of a case's job from an action. */
export function caseJob(action: (trx: Transaction, context: JobContext) => Promise<EngineVariables>): JobWork {
  return async (trx, job, { now, epoch }): Promise<JobResult> => {
    const line = await lineOfJob(trx, job, epoch);
    const { variables, headers, elementId } = job;
    const answer = await action(trx, { ...line, elementId, headers, variables, now });
    await noteAnswer(trx, job, line, answer);
    return { variables: answer };
  };
}

/** CASE_CLOSED: the main line or the part has ended, or the instance belongs to an older seat; either is about to end. */
export async function lineOfJob(trx: Transaction, job: EngineJob, epoch: string): Promise<Line> {
  const owner = await lockCase(trx, String(job.variables['caseId']));
  if (!owner) throw new DomainError('NOT_FOUND');
  const partId = job.variables['partId'];
  return { owner, part: typeof partId === 'string' ? await livePart(trx, job, partId, epoch) : inMainLine(owner, job) };
}

function inMainLine(owner: CaseState, job: EngineJob): null {
  if (owner.status === 'CLOSED' || owner.seat !== job.variables['seat']) throw new DomainError('CASE_CLOSED');
  return null;
}

/** A part lives in one instance at a time, whatever the case does meanwhile; another one waits for its end. */
async function livePart(trx: Transaction, job: EngineJob, partId: string, epoch: string): Promise<CasePart> {
  const part = await findPart(trx, partId);
  if (part?.state !== 'RUNNING') throw new DomainError('CASE_CLOSED');
  if (part.epoch === epoch && part.instanceKey === job.processInstanceKey) return part;
  throw new EngineError('retry', 'OTHER_SEAT');
}

/** Of what happens beside the line only the answer is kept: the values around it may be older than those of the line. */
async function noteAnswer(trx: Transaction, job: EngineJob, line: Line, answer: EngineVariables): Promise<void> {
  const facts = await elementFacts(trx, job.release, job.processId, job.elementId);
  const item = isItem(facts);
  const kept = item ? {} : plainVariables(job.variables);
  const kind = item ? 'ITEM' : 'JOB';
  await noteProgress(trx, line, { elementId: job.elementId, kind, facts, answer, kept, actorId: null });
}
