/** Starts one worker for each job type of generated/job-types.json; the file of a worker is named after its job type. */
import jobTypes from '#generated/job-types.json' with { type: 'json' };
import { type JobWork, workJob, type WorkerTools } from './job.ts';

const capacity = 16;

/** Starts all workers; `stop` waits until the jobs at hand are answered. */
export async function startWorkers(tools: WorkerTools): Promise<{ stop(): Promise<void> }> {
  const workers = await Promise.all(jobTypes.map((jobType) => startOne(tools, jobType)));
  return {
    stop: async () => {
      await Promise.all(workers.map((worker) => worker.stop()));
    },
  };
}

async function startOne(tools: WorkerTools, jobType: string) {
  const { work } = (await import(`./${jobType}.ts`)) as { work: JobWork };
  return tools.zeebe.createWorker(jobType, (job) => workJob(tools, job, work), { capacity });
}
