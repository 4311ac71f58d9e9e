/**
 * Cases driven through the same diagrams by bare SDK workers: each job is answered at once, each task as soon as its record comes,
 * with what the product's workers and people answered; messages go out where the product's deeds send them.
 */
import { setTimeout as pause } from 'node:timers/promises';
import jobTypes from '#generated/job-types.json' with { type: 'json' };
import type { EngineVariables } from '#domain/engine-variables.ts';
import type { EngineRecord } from '#engine/feed/parse.ts';
import { toSdkVariables } from '#engine/sdk-variables.ts';
import { type MessageCommand, toMessage } from '#engine/send-command.ts';
import { unstamp } from '#engine/stamp.ts';
import { waitUntil } from '#launcher/waiting.ts';
import type { BareEngine } from './bare-engine.ts';
import type { Road } from './recorded-road.ts';
import { type RoadScript, scriptOf } from './road-script.ts';

export type BareDriver = {
  /** Publishes the message that opens a case and resolves when its main process has ended. */
  readonly liveCase: () => Promise<void>;
  /** Rejects when something went wrong. */
  readonly trouble: Promise<never>;
};
type LiveCase = { readonly script: RoadScript; readonly close: () => void; lastPlace: string };
type Desk = {
  readonly engine: BareEngine;
  readonly byCase: Map<string, LiveCase>;
  /** Told by the first job of every instance. */
  readonly byInstance: Map<string, LiveCase>;
  readonly endedDeadlines: Set<string>;
};
type Job = {
  readonly bpmnProcessId: string;
  readonly elementId: string;
  readonly processInstanceKey: string;
  readonly variables: Readonly<Record<string, unknown>>;
};

const mainProcess = 'case-seven-steps';
const deadlineProcess = 'deadline';
const retryMs = 50;
const patienceMs = 120_000;

export function startBareDriver(engine: BareEngine, road: Road): BareDriver {
  const desk: Desk = { engine, byCase: new Map(), byInstance: new Map(), endedDeadlines: new Set() };
  const { promise: trouble, reject } = failing();
  for (const taskType of jobTypes) {
    engine.client.createWorker({
      taskType,
      timeout: 30_000,
      maxJobsToActivate: 32,
      taskHandler: async (job) => {
        const variables = await answerJob(desk, job).catch((error: unknown) => (reject(error), undefined));
        return variables ? job.complete(toSdkVariables(variables)) : job.fail('no answer');
      },
    });
  }
  engine.hear((record) => {
    if (record.valueType === 'USER_TASK') answerTask(desk, record).catch(reject);
    else if (nameOf(record).id === mainProcess)
      desk.byInstance.get(String(record.value['processInstanceKey']))?.close();
  });
  return { trouble, liveCase: () => liveCase(desk, road) };
}

function failing(): { promise: Promise<never>; reject: (error: unknown) => void } {
  let reject: (error: unknown) => void = () => undefined;
  const promise = new Promise<never>((_resolve, refuse) => (reject = refuse));
  promise.catch(() => undefined);
  return { promise, reject };
}

async function liveCase(desk: Desk, road: Road): Promise<void> {
  const script = scriptOf(road);
  let ended = false;
  const live: LiveCase = { script, close: () => (ended = true), lastPlace: '' };
  desk.byCase.set(script.caseId, live);
  await send(desk, script.opening);
  if (await waitUntil(() => ended, { timeoutMs: patienceMs, everyMs: 5 })) return;
  throw new Error(`a case did not end, it was last seen at ${live.lastPlace}`);
}

const nameOf = ({ value }: EngineRecord) => unstamp(String(value['bpmnProcessId']));

async function answerJob(desk: Desk, job: Job): Promise<EngineVariables> {
  const { id } = unstamp(job.bpmnProcessId);
  if (id === deadlineProcess) return askDeadline(desk, String(job.variables['deadlineId']));
  const live = desk.byCase.get(String(job.variables['caseId']));
  if (!live) throw new Error(`a job of no case: ${id}/${job.elementId}`);
  desk.byInstance.set(job.processInstanceKey, live);
  live.lastPlace = `${id}/${job.elementId}`;
  const { variables, messages } = live.script.answerJob(live.lastPlace);
  await send(desk, messages);
  return variables;
}

/** Nothing comes due during the measurement: a duty waits until it is done. */
function askDeadline({ endedDeadlines }: Desk, deadlineId: string): EngineVariables {
  if (endedDeadlines.has(deadlineId)) return { deadlineAction: 'DONE', wakeAt: null };
  return { deadlineAction: 'WAIT', wakeAt: new Date(Date.now() + 86_400_000).toISOString() };
}

async function answerTask(desk: Desk, record: EngineRecord): Promise<void> {
  const { value, key } = record;
  const live = desk.byInstance.get(String(value['processInstanceKey']));
  const place = `${nameOf(record).id}/${String(value['elementId'])}`;
  if (!live) throw new Error(`a task of no case: ${place}`);
  live.lastPlace = place;
  const answer = live.script.answerTask(place);
  if (!answer) return;
  await Promise.all([completeTask(desk.engine.restAddress, key, answer.variables), send(desk, answer.messages)]);
}

/** The engine pushes back when it is overrun; then the completion is sent again. */
async function completeTask(restAddress: string, key: string, variables: EngineVariables): Promise<void> {
  const response = await fetch(`${restAddress}/v1/user-tasks/${key}/completion`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ variables, action: 'complete' }),
  });
  await response.arrayBuffer();
  if (response.ok) return;
  if (response.status !== 429 && response.status !== 503) throw new Error(`completion refused: ${response.status}`);
  await pause(retryMs);
  await completeTask(restAddress, key, variables);
}

/** One after another within a lane (a deadline, or the case), lanes beside each other, as the product's dispatcher does. */
async function send(desk: Desk, commands: readonly MessageCommand[]): Promise<void> {
  const lanes = new Map<string, MessageCommand[]>();
  for (const command of commands) {
    const lane = 'deadlineId' in command ? command.deadlineId : 'case';
    lanes.set(lane, [...(lanes.get(lane) ?? []), command]);
  }
  await Promise.all([...lanes.values()].map((lane) => sendLane(desk, lane)));
}

async function sendLane({ engine, endedDeadlines }: Desk, commands: readonly MessageCommand[]): Promise<void> {
  for (const command of commands) {
    if (command.type === 'deadlineChanged') endedDeadlines.add(command.deadlineId);
    const { timeToLiveMs, variables, ...message } = toMessage(command);
    await engine.client.publishMessage({
      ...message,
      timeToLive: timeToLiveMs,
      variables: toSdkVariables(variables),
    });
  }
}
