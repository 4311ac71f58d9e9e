/**
 * One engine command sent, and what its answer means for the outbox. Every command may be sent twice: an answer that says «was done
 * before» counts as done. The feed alone decides about a task that the engine no longer offers (docs/architecture.md).
 */
import type { Transaction } from '#store/database.ts';
import { findInstancesToCancel, findSendableTask, isPresentEngine, type SendableTask } from '#store/dispatch-store.ts';
import { currentEpoch } from '#store/engine-epochs-store.ts';
import type { EngineCommand } from './commands.ts';
import { EngineError } from './engine-error.ts';
import { stampId } from './stamp.ts';
import type { EngineMessage, Zeebe } from './zeebe.ts';

/**
 * done: the engine has it; cancelled: the engine no longer wants it, a person sorts it out; refused: it can never be sent as it is;
 * retry: the engine cannot answer now; wait: the mirror must first catch up, which is given up after a while.
 */
export type Outcome =
  { readonly type: 'done' } | { readonly type: 'cancelled' | 'refused' | 'retry' | 'wait'; readonly code: string };

const DONE: Outcome = { type: 'done' };
const DAY_MS = 86_400_000;
const START_TTL_MS = 7 * DAY_MS;
const CHANGE_TTL_MS = 3_600_000;

export interface Sending {
  readonly trx: Transaction;
  readonly zeebe: Zeebe;
  /** How often this command was tried before. */
  readonly attempts: number;
}

export async function sendCommand(sending: Sending, command: EngineCommand): Promise<Outcome> {
  switch (command.type) {
    case 'startCase':
    case 'startDeadline':
    case 'startPart':
    case 'tellLine':
    case 'deadlineChanged':
      return settle(() => sending.zeebe.publishMessage(toMessage(command)), ['alreadyExists']);
    case 'completeTask':
      return completeTask(sending, command);
    case 'assignTask':
      return claimTask(sending, command.taskId, (key) => sending.zeebe.assign(key, command.userId));
    case 'unassignTask':
      return claimTask(sending, command.taskId, (key) => sending.zeebe.unassign(key));
    case 'cancelInstance':
      return cancelInstance(sending, command);
    case 'cancelPart':
      return cancelPart(sending, command);
    case 'resolveIncident':
      return resolveIncident(sending.zeebe, command);
    default:
      return { type: 'refused', code: 'UNKNOWN_COMMAND' };
  }
}

/** Sends; the kinds in `asDone` say that nothing is left to do. */
async function settle(call: () => Promise<unknown>, asDone: readonly EngineError['kind'][]): Promise<Outcome> {
  try {
    await call();
    return DONE;
  } catch (error) {
    if (!(error instanceof EngineError)) throw error;
    if (asDone.includes(error.kind)) return DONE;
    return { type: error.kind === 'retry' ? 'retry' : 'refused', code: error.code };
  }
}

type MessageType = 'startCase' | 'startDeadline' | 'startPart' | 'tellLine' | 'deadlineChanged';
export type MessageCommand = Extract<EngineCommand, { type: MessageType }>;

/** The message id and the correlation key together make a second start impossible. */
export function toMessage(command: MessageCommand): EngineMessage {
  if (command.type === 'deadlineChanged') {
    const { deadlineId, changeId } = command;
    const to = { messageId: changeId, correlationKey: deadlineId, timeToLiveMs: CHANGE_TTL_MS };
    return { name: 'deadline-changed', ...to, variables: {} };
  }
  if (command.type === 'tellLine') {
    const { name, messageId, correlationKey, variables } = command;
    return { name, messageId, correlationKey, timeToLiveMs: START_TTL_MS, variables };
  }
  if (command.type === 'startPart') {
    const { partId, seat, release, variables } = command;
    const to = { messageId: `${partId}:${seat}`, correlationKey: partId, timeToLiveMs: START_TTL_MS };
    return { name: stampId(`${command.processId}-started`, release), ...to, variables };
  }
  return toCaseOrDeadline(command);
}

function toCaseOrDeadline(command: Extract<EngineCommand, { type: 'startCase' | 'startDeadline' }>): EngineMessage {
  const { seat, release, caseId } = command;
  if (command.type === 'startCase') {
    const to = { messageId: `${caseId}:${seat}`, correlationKey: caseId, timeToLiveMs: START_TTL_MS };
    return { name: stampId('case-opened', release), ...to, variables: { ...command.variables, caseId, seat } };
  }
  const { deadlineId, rule } = command;
  const to = { messageId: `${deadlineId}:${seat}`, correlationKey: deadlineId, timeToLiveMs: START_TTL_MS };
  return { name: stampId('deadline-started', release), ...to, variables: { deadlineId, caseId, rule, seat } };
}

/** A task of an older epoch waits: the rebuild takes its lane out of the way or gives the command its new task. */
async function completeTask(
  { trx, zeebe }: Sending,
  { taskId, variables }: Extract<EngineCommand, { type: 'completeTask' }>,
): Promise<Outcome> {
  const task = await findSendableTask(trx, taskId);
  const ended = endedOutcome(task);
  if (ended) return ended;
  if (!task?.taskKey) return { type: 'refused', code: 'UNKNOWN_TASK' };
  if ((await currentEpoch(trx))?.id !== task.epoch) return { type: 'wait', code: 'OLD_EPOCH' };
  try {
    await zeebe.completeUserTask(task.taskKey, variables);
    return DONE;
  } catch (error) {
    if (!(error instanceof EngineError)) throw error;
    const gone = error.kind === 'notFound' || error.code === 'HTTP_409';
    if (!gone) return { type: error.kind === 'retry' ? 'retry' : 'refused', code: error.code };
    return endedOutcome(await findSendableTask(trx, taskId)) ?? { type: 'wait', code: error.code };
  }
}

/** What the feed has said about the task, if it has ended. */
function endedOutcome(task: SendableTask | undefined): Outcome | undefined {
  if (task?.state === 'COMPLETED') return DONE;
  return task?.state === 'CANCELED' ? { type: 'cancelled', code: 'TASK_CANCELED' } : undefined;
}

/** Whose task it is stands in our own row; the engine is only told, and a task that has ended needs no telling. */
async function claimTask({ trx }: Sending, taskId: string, call: (key: string) => Promise<void>): Promise<Outcome> {
  const task = await findSendableTask(trx, taskId);
  const current = await currentEpoch(trx);
  if (!task?.taskKey || task.state !== 'CREATED' || task.epoch !== current?.id) return DONE;
  const { taskKey } = task;
  const outcome = await settle(() => call(taskKey), ['notFound']);
  return outcome.type === 'refused' && outcome.code === 'HTTP_409' ? DONE : outcome;
}

/** After so many waits for the mirror (about half a minute) there was no instance of this seat. */
const UNKNOWN_INSTANCE_WAITS = 20;

/**
 * An instance that was started in this engine but is not mirrored yet must not escape, so the feed is waited for. One that is never
 * seen was never started; should it come after all, its first worker finds that its seat is over and ends it.
 */
async function cancelInstance(
  { trx, zeebe, attempts }: Sending,
  { caseId, seat }: Extract<EngineCommand, { type: 'cancelInstance' }>,
): Promise<Outcome> {
  const { keys, awaited } = await findInstancesToCancel(trx, caseId, seat);
  for (const key of keys) {
    const outcome = await settle(() => zeebe.cancelInstance(key), ['notFound']);
    if (outcome.type !== 'done') return outcome;
  }
  const wait = awaited && attempts < UNKNOWN_INSTANCE_WAITS;
  return wait ? { type: 'wait', code: 'UNKNOWN_INSTANCE' } : DONE;
}

/** The instance is gone with the data of an engine that began anew; a restored engine may run it still. */
async function cancelPart(
  { trx, zeebe }: Sending,
  { epoch, instanceKey }: Extract<EngineCommand, { type: 'cancelPart' }>,
): Promise<Outcome> {
  if (!(await isPresentEngine(trx, epoch))) return DONE;
  return settle(() => zeebe.cancelInstance(instanceKey), ['notFound']);
}

const ATTEMPTS_AGAIN = 3;

/** An incident of a job without attempts would be there again at once. */
async function resolveIncident(
  zeebe: Zeebe,
  { incidentKey, jobKey }: Extract<EngineCommand, { type: 'resolveIncident' }>,
): Promise<Outcome> {
  const ready = jobKey === null ? DONE : await settle(() => zeebe.updateRetries(jobKey, ATTEMPTS_AGAIN), ['notFound']);
  return ready.type === 'done' ? settle(() => zeebe.resolveIncident(incidentKey), ['notFound']) : ready;
}
