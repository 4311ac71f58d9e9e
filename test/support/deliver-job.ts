/** Delivers a job to its worker as the engine would: in the main line of a case or in one of its parts. */
import { createClock } from '#clock';
import type { EngineVariables } from '#domain/engine-variables.ts';
import type { EngineJob } from '#engine/job-worker.ts';
import { createLog } from '#log';
import { scriptedEngine } from '#test/engine/scripted-engine.ts';
import { type JobWork, workJob } from '#workers/job.ts';
import { type Casework, NOW } from './casework.ts';

type Delivery = {
  readonly type: string;
  readonly caseId: string;
  readonly elementId: string;
  readonly processId: string;
  readonly partId?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly now?: string;
};
let keys = 0;

/** The worker's answer. */
export async function deliverJob(casework: Casework, delivery: Delivery, variables: EngineVariables = {}) {
  const { type, caseId, elementId, processId, partId, headers = {}, now = NOW } = delivery;
  const { work } = (await import(`#workers/${type}.ts`)) as { work: JobWork };
  const { seat } = await casework.owner('cases').where({ id: caseId }).first('seat');
  const part = partId && (await casework.owner('case_parts').where({ id: partId }).first('instance_key'));
  const job: EngineJob = {
    key: String((keys += 1)),
    type,
    processInstanceKey: part ? part.instance_key : '1',
    elementInstanceKey: '2',
    elementId,
    processId,
    release: 1,
    retries: 3,
    headers,
    variables: { caseId, seat, ...(partId && { partId }), ...variables },
  };
  const clock = { ...createClock(), now: () => now };
  const zeebe = scriptedEngine(() => undefined);
  return workJob({ db: casework.worker, zeebe, clock, log: createLog('silent') }, job, work);
}
