/** The frame of the workers of a case: the case is locked, what the engine knows is kept, the answer is noted as progress. */
import type { JobContext } from '#actions/job-context.ts';
import type { EngineVariables } from '#domain/engine-variables.ts';
import { DomainError } from '#domain/error.ts';
import type { EngineJob } from '#engine/job-worker.ts';
import { addProgress, lockCase, updateCase } from '#store/cases-store.ts';
import type { Transaction } from '#store/database.ts';
import { elementFacts } from '#store/elements-store.ts';
import type { JobResult, JobWork } from './job.ts';

const longestCode = 64;

/** Makes the work of a case's job from an action. CASE_CLOSED: the instance belongs to an older seat and is about to end. */
export function caseJob(action: (trx: Transaction, context: JobContext) => Promise<EngineVariables>): JobWork {
  return async (trx, job, { now }): Promise<JobResult> => {
    const owner = await lockCase(trx, String(job.variables['caseId']));
    if (!owner) throw new DomainError('NOT_FOUND');
    if (owner.status === 'CLOSED' || owner.seat !== job.variables['seat']) throw new DomainError('CASE_CLOSED');
    const answer = await action(trx, { owner, variables: job.variables, now });
    await noteAnswer(trx, job, owner, answer);
    return { variables: answer };
  };
}

async function noteAnswer(
  trx: Transaction,
  job: EngineJob,
  owner: { id: string; seat: number; step: number },
  answer: EngineVariables,
): Promise<void> {
  const facts = await elementFacts(trx, job.release, job.processId, job.elementId);
  const step = facts?.step ?? owner.step;
  await updateCase(trx, owner.id, { step }, { ...plain(job.variables), ...answer });
  await addProgress(trx, {
    caseId: owner.id,
    seat: owner.seat,
    step,
    elementId: job.elementId,
    kind: 'JOB',
    answer,
    actorId: null,
  });
}

/** Only codes, numbers, yes/no and dates are kept of what the engine holds. */
function plain(variables: Readonly<Record<string, unknown>>): EngineVariables {
  const kept = Object.entries(variables).filter(([, value]) => isPlain(value));
  return Object.fromEntries(kept) as EngineVariables;
}

function isPlain(value: unknown): boolean {
  return (
    typeof value === 'number' ||
    typeof value === 'boolean' ||
    (typeof value === 'string' && value.length <= longestCode)
  );
}
