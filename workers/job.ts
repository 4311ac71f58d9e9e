/**
 * The frame of every worker: effect, answer and job key are noted in one transaction, so a job delivered twice has one
 * effect and gets the same answer. Errors report codes only; an unreachable database never uses up a job's retries, and
 * neither does what a person can mend: that becomes a task (domain/mendable.ts).
 */
import type { Clock } from '#clock';
import type { EngineVariables } from '#domain/engine-variables.ts';
import { DomainError } from '#domain/error.ts';
import { mendingExplanation } from '#domain/mendable.ts';
import { EngineError } from '#engine/engine-error.ts';
import type { EngineJob, JobAnswer } from '#engine/job-worker.ts';
import type { Zeebe } from '#engine/zeebe.ts';
import type { Log } from '#log';
import { type Database, isPassingFault, type Transaction } from '#store/database.ts';
import { currentEpoch } from '#store/engine-epochs-store.ts';
import { recordedResult, recordResult } from '#store/job-results-store.ts';
import { closeMendTask, openMendTask } from '#store/mends-store.ts';

/** What a worker answers: variables, a place where the token goes on, or the end of the whole instance. */
export type JobResult =
  | { readonly end: true }
  | { readonly variables: EngineVariables }
  | { readonly moveTo: string; readonly variables: EngineVariables };

export type WorkerTools = {
  readonly db: Database;
  readonly zeebe: Zeebe;
  readonly clock: Clock;
  readonly log: Log;
};
/** What the work of a job knows of its moment: the time, the engine epoch to which the job belongs, and how to tell the engine of times. */
export type JobMoment = { readonly now: string; readonly epoch: string; readonly toEngine: (moment: string) => string };
export type JobWork = (trx: Transaction, job: EngineJob, moment: JobMoment) => Promise<JobResult>;

const firstBackOffMs = 500;
const longestBackOffMs = 60_000;
const mendBackOffMs = 30_000;

/** Works one delivery of a job. */
export async function workJob(tools: WorkerTools, job: EngineJob, work: JobWork): Promise<JobAnswer> {
  try {
    const result = await tools.db.transaction((trx) => once(trx, tools, job, work));
    return await giveAnswer(tools.zeebe, job, result);
  } catch (error) {
    return (await mending(tools, job, error)) ?? failure(tools.log, job, error);
  }
}

async function giveAnswer(zeebe: Zeebe, job: EngineJob, result: JobResult): Promise<JobAnswer> {
  const { processInstanceKey, elementInstanceKey } = job;
  if ('end' in result) {
    await zeebe.cancelInstance(processInstanceKey);
    return { type: 'moved' };
  }
  const { variables } = result;
  if (!('moveTo' in result)) return { type: 'complete', variables };
  await zeebe.moveToken({ processInstanceKey, elementInstanceKey, elementId: result.moveTo, variables });
  return { type: 'moved' };
}

async function once(trx: Transaction, tools: WorkerTools, job: EngineJob, work: JobWork): Promise<JobResult> {
  const epoch = await presentEpoch(trx);
  const caseId = typeof job.variables['caseId'] === 'string' ? job.variables['caseId'] : null;
  const recorded = await recordedResult<JobResult>(trx, epoch, job.key);
  if (recorded && (recorded.type !== job.type || recorded.caseId !== caseId)) throw unknownEpoch();
  if (recorded) return recorded.result;
  const now = tools.clock.now();
  const result = await work(trx, job, { now, epoch, toEngine: (moment) => tools.clock.toEngine(moment) });
  await closeMendTask(trx, { epoch, jobKey: job.key }, now);
  await recordResult(trx, { epoch, key: job.key, type: job.type, caseId }, result);
  return result;
}

/** Read in the transaction: the keys of a new engine begin again, so the epoch must never be an old one. */
async function presentEpoch(trx: Transaction): Promise<string> {
  const epoch = await currentEpoch(trx);
  if (!epoch) throw unknownEpoch();
  return epoch.id;
}

/** Another job's answer under this key shows it too: the engine began anew and the database has not heard of it yet. */
const unknownEpoch = (): EngineError => new EngineError('retry', 'EPOCH_UNKNOWN');

/** Asks a person to mend what the work stumbled over; undefined when no person can, or when nobody could be asked now. */
async function mending(tools: WorkerTools, job: EngineJob, error: unknown): Promise<JobAnswer | undefined> {
  const { caseId, partId } = job.variables;
  const code = codeOf(error);
  if (mendingExplanation(code) === undefined || typeof caseId !== 'string') return undefined;
  const { key: jobKey, type: jobType, elementId } = job;
  try {
    await tools.db.transaction(async (trx) => {
      const of = { caseId, partId: typeof partId === 'string' ? partId : null, epoch: await presentEpoch(trx) };
      await openMendTask(trx, { ...of, code, jobKey, jobType, elementId }, tools.clock.now());
    });
  } catch {
    return undefined;
  }
  tools.log.warn({ jobType, jobKey, code }, 'a job waits for a person');
  return { type: 'fail', code, retries: job.retries, backOffMs: mendBackOffMs };
}

function failure(log: Log, job: EngineJob, error: unknown): JobAnswer {
  const code = codeOf(error);
  const passing = isPassingFault(error) || isEngineAway(error);
  log.error({ jobType: job.type, jobKey: job.key, code, retries: job.retries }, 'job failed');
  const backOffMs = Math.min(longestBackOffMs, firstBackOffMs * 2 ** Math.max(0, 3 - job.retries));
  return { type: 'fail', code, retries: passing ? job.retries : job.retries - 1, backOffMs };
}

function codeOf(error: unknown): string {
  if (error instanceof DomainError) return error.code;
  const code = (error as { code?: unknown } | null)?.code;
  return typeof code === 'string' && /^[A-Z0-9_]{2,40}$/.test(code) ? code : 'UNEXPECTED';
}

function isEngineAway(error: unknown): boolean {
  return (error as { kind?: unknown } | null)?.kind === 'retry';
}
