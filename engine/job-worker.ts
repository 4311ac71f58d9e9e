/** One job type worked by one function: what a handler gets and answers, free of the SDK's types. */
import type { ZeebeGrpcClient } from '@camunda8/sdk/dist/zeebe/index.js';
import type { ZeebeJob } from '@camunda8/sdk/dist/zeebe/types.js';
import type { EngineVariables } from '#domain/engine-variables.ts';
import { toSdkVariables } from './sdk-variables.ts';
import { unstamp } from './stamp.ts';

type SdkJob = Readonly<ZeebeJob>;

export interface EngineJob {
  readonly key: string;
  readonly type: string;
  readonly processInstanceKey: string;
  readonly elementInstanceKey: string;
  readonly elementId: string;
  /** Without the release stamp. */
  readonly processId: string;
  readonly release: number;
  readonly retries: number;
  /** The task headers of the element in the diagram. */
  readonly headers: Readonly<Record<string, string>>;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** moved: the handler took the token elsewhere, so nothing is left to complete. */
export type JobAnswer =
  | { readonly type: 'complete'; readonly variables: EngineVariables }
  | { readonly type: 'fail'; readonly code: string; readonly retries: number; readonly backOffMs: number }
  | { readonly type: 'error'; readonly code: string }
  | { readonly type: 'moved' };

/** What the SDK wants to hear at the end; it has given the job's place in the worker back itself, whether the answer arrived or not. */
const NOTED = 'JOB_ACTION_ACKNOWLEDGEMENT';

export type JobHandler = (job: EngineJob) => Promise<JobAnswer>;

export interface WorkerOptions {
  /** How long the engine waits for the answer before it offers the job to another worker; 30 s unless given. */
  readonly timeoutMs?: number;
  /** How many jobs one worker holds at a time; 16 unless given. */
  readonly capacity?: number;
}

export interface EngineWorker {
  stop(): Promise<void>;
}

/** Starts a worker; a handler that throws fails its job with one retry less and a code, never with the error's own words. */
export function startJobWorker(
  client: ZeebeGrpcClient,
  jobType: string,
  handler: JobHandler,
  options: WorkerOptions,
): EngineWorker {
  const worker = client.createWorker({
    taskType: jobType,
    timeout: options.timeoutMs ?? 30_000,
    maxJobsToActivate: options.capacity ?? 16,
    taskHandler: async (job) => {
      const answer = await handler(toEngineJob(job)).catch((): JobAnswer => ({
        type: 'fail',
        code: 'WORKER_FAILED',
        retries: job.retries - 1,
        backOffMs: 1_000,
      }));
      return give(job, answer).catch(() => NOTED);
    },
  });
  return { stop: () => stopWorker(worker) };
}

/**
 * The SDK leaves the timer and the connection of an open question behind, which would keep the process alive for seconds: the
 * question is taken back here. The stream is the SDK's own field and may be missing in later versions.
 */
async function stopWorker(worker: ReturnType<ZeebeGrpcClient['createWorker']>): Promise<void> {
  const { jobStream } = worker as unknown as { readonly jobStream?: { cancel(): void; emit(event: 'end'): void } };
  jobStream?.cancel();
  const closed = worker.close();
  jobStream?.emit('end');
  await closed;
}

/** An answer that does not arrive is not repeated here: the job times out and is offered again. */
function give(job: SdkJob, answer: JobAnswer) {
  switch (answer.type) {
    case 'complete':
      return job.complete(toSdkVariables(answer.variables));
    case 'fail':
      return job.fail({ errorMessage: answer.code, retries: answer.retries, retryBackOff: answer.backOffMs });
    case 'error':
      return job.error(answer.code);
    case 'moved':
      return Promise.resolve(job.forward());
  }
}

const toEngineJob = (job: SdkJob): EngineJob => ({
  key: job.key,
  type: job.type,
  processInstanceKey: job.processInstanceKey,
  elementInstanceKey: job.elementInstanceKey,
  elementId: job.elementId,
  processId: unstamp(job.bpmnProcessId).id,
  release: unstamp(job.bpmnProcessId).release ?? 0,
  retries: job.retries,
  headers: textsOf(job.customHeaders),
  variables: { ...job.variables },
});

const textsOf = (headers: Readonly<Record<string, unknown>>): Record<string, string> =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]));
