/**
 * The one wrapper over the engine's client: the calls we use, keys as text, failures as EngineError with a kind and a code.
 * Passing failures are repeated a few times here; longer patience is the caller's (docs/architecture.md).
 */
import { Camunda8 } from '@camunda8/sdk';
import type { EngineVariables } from '#domain/engine-variables.ts';
import { EngineError, fromGrpc } from './engine-error.ts';
import { type EngineWorker, type JobHandler, startJobWorker, type WorkerOptions } from './job-worker.ts';
import { persist, within } from './patience.ts';
import { toSdkVariables } from './sdk-variables.ts';
import { createUserTasksRest } from './user-tasks-rest.ts';

export interface DeployableResource {
  readonly name: string;
  readonly kind: 'bpmn' | 'dmn' | 'form';
  readonly content: string;
}

export interface EngineMessage {
  readonly name: string;
  readonly messageId: string;
  readonly correlationKey: string;
  readonly timeToLiveMs: number;
  readonly variables: EngineVariables;
}

interface TokenMove {
  readonly processInstanceKey: string;
  /** The element instance that ends: that of the job which asks for the move. */
  readonly elementInstanceKey: string;
  /** The element where the token goes on. */
  readonly elementId: string;
  readonly variables: EngineVariables;
}

interface EngineTopology {
  readonly gatewayVersion: string;
  readonly brokers: number;
  readonly partitions: number;
}

export interface Zeebe {
  deploy(resources: readonly DeployableResource[]): Promise<void>;
  publishMessage(message: EngineMessage): Promise<void>;
  completeUserTask(taskKey: string, variables: EngineVariables): Promise<void>;
  assign(taskKey: string, assignee: string): Promise<void>;
  unassign(taskKey: string): Promise<void>;
  /** 'alreadyMoved' when the element instance is gone: the same move was done before. */
  moveToken(move: TokenMove): Promise<'moved' | 'alreadyMoved'>;
  cancelInstance(processInstanceKey: string): Promise<void>;
  resolveIncident(incidentKey: string): Promise<void>;
  updateRetries(jobKey: string, retries: number): Promise<void>;
  createWorker(jobType: string, handler: JobHandler, options?: WorkerOptions): EngineWorker;
  topology(): Promise<EngineTopology>;
  close(): Promise<void>;
}

export interface ZeebeAddresses {
  readonly grpcAddress: string;
  readonly restAddress: string;
}

const ATTEMPTS = 4;
const CALL_LIMIT_MS = 15_000;
const DEPLOY_LIMIT_MS = 60_000;
/** A worker asks again this long after an answer; the question itself waits at the engine, so this is no busy loop. */
const POLL_MS = 100;
/** How long the engine holds such a question open; also the longest that a worker can miss an engine which died without a word. */
const LONG_POLL_S = 10;

export function createZeebe({ grpcAddress, restAddress }: ZeebeAddresses): Zeebe {
  const client = openClient(grpcAddress);
  const workers: EngineWorker[] = [];
  let closed = false;
  /** A closed client resolves with nothing instead of failing: that must never count as done. */
  const call = <T>(work: () => Promise<T>, limitMs = CALL_LIMIT_MS): Promise<T> =>
    persist(ATTEMPTS, async () => {
      if (closed) throw new EngineError('retry', 'CLOSED');
      const answer = await within(limitMs, work());
      if (answer === null || answer === undefined) throw new EngineError('retry', 'CLOSED');
      return answer;
    });
  const topology = () => call(() => client.topology()).then(toTopology);
  const version = versionOnce(topology);
  const tasks = createUserTasksRest(restAddress, version);
  const rest = (work: () => Promise<void>) => call(() => work().then(() => true)).then(() => undefined);
  const done = (work: () => Promise<unknown>, limitMs?: number) => call(work, limitMs).then(() => undefined);
  return {
    topology,
    deploy: (resources) => done(() => client.deployResources(resources.map(toSdkResource)), DEPLOY_LIMIT_MS),
    publishMessage: (message) => done(() => client.publishMessage(toSdkMessage(message))),
    completeUserTask: (key, variables) => rest(() => tasks.complete(key, variables)),
    assign: (key, assignee) => rest(() => tasks.assign(key, assignee)),
    unassign: (key) => rest(() => tasks.unassign(key)),
    moveToken: (move) => call(() => moveOnce(move, client.modifyProcessInstance(toModification(move)))),
    cancelInstance: (key) => done(() => client.cancelProcessInstance(key)),
    resolveIncident: (incidentKey) => done(() => client.resolveIncident({ incidentKey })),
    updateRetries: (jobKey, retries) => done(() => client.updateJobRetries({ jobKey, retries })),
    createWorker: (jobType, handler, options = {}) => {
      const worker = startJobWorker(client, jobType, handler, options);
      workers.push(worker);
      return worker;
    },
    close: async () => {
      closed = true;
      await Promise.all(workers.map((worker) => worker.stop()));
      await client.close();
    },
  };
}

function openClient(grpcAddress: string) {
  return new Camunda8({
    ZEEBE_GRPC_ADDRESS: grpcAddress,
    CAMUNDA_OAUTH_DISABLED: true,
    CAMUNDA_LOG_LEVEL: 'none',
    CAMUNDA_SUPPORT_LOG_ENABLED: false,
    zeebeGrpcSettings: {
      ZEEBE_CLIENT_LOG_LEVEL: 'NONE',
      ZEEBE_GRPC_CLIENT_RETRY: false,
      ZEEBE_GRPC_WORKER_POLL_INTERVAL_MS: POLL_MS,
      ZEEBE_GRPC_WORKER_LONGPOLL_SECONDS: LONG_POLL_S,
      GRPC_INITIAL_RECONNECT_BACKOFF_MS: '200',
      GRPC_MAX_RECONNECT_BACKOFF_MS: '1000',
    },
  }).getZeebeGrpcApiClient();
}

function toSdkResource({ name, kind, content }: DeployableResource) {
  const bytes = Buffer.from(content, 'utf8');
  if (kind === 'bpmn') return { name, process: bytes };
  return kind === 'dmn' ? { name, decision: bytes } : { name, form: bytes };
}

const toSdkMessage = ({ timeToLiveMs, variables, ...message }: EngineMessage) => ({
  ...message,
  timeToLive: timeToLiveMs,
  variables: toSdkVariables(variables),
});

/** Ancestor -1 lets the engine find the scope; variables without a scope id belong to the whole instance. */
const toModification = ({ processInstanceKey, elementInstanceKey, elementId, variables }: TokenMove) => ({
  processInstanceKey,
  activateInstructions: [
    {
      elementId,
      ancestorElementInstanceKey: '-1',
      variableInstructions: [{ scopeId: '', variables: toSdkVariables(variables) }],
    },
  ],
  terminateInstructions: [{ elementInstanceKey }],
});

/**
 * A repeated move is refused, because the element instance ended with the first one: the refusal then names its key.
 * NOT_FOUND means that the whole instance has ended. An unknown target stays an error.
 */
async function moveOnce(move: TokenMove, sent: Promise<unknown>): Promise<'moved' | 'alreadyMoved'> {
  try {
    return (await sent) ? 'moved' : Promise.reject(new EngineError('retry', 'CLOSED'));
  } catch (error) {
    const known = fromGrpc(error);
    const namesKey = error instanceof Error && error.message.includes(move.elementInstanceKey);
    if (known.code === 'NOT_FOUND' || (known.code === 'INVALID_ARGUMENT' && namesKey)) return 'alreadyMoved';
    throw known;
  }
}

interface SdkTopology {
  readonly gatewayVersion: string;
  readonly brokers: readonly unknown[];
  readonly partitionsCount: number;
}

const toTopology = ({ gatewayVersion, brokers, partitionsCount }: SdkTopology): EngineTopology => ({
  gatewayVersion,
  brokers: brokers.length,
  partitions: partitionsCount,
});

/** User tasks are `/v1` up to 8.5 and `/v2` later; the answer is kept once it is known. */
function versionOnce(topology: () => Promise<EngineTopology>): () => Promise<'v1' | 'v2'> {
  let known: 'v1' | 'v2' | undefined;
  return async () => {
    if (known) return known;
    const [major = 8, minor = 5] = (await topology()).gatewayVersion.split('.').map(Number);
    known = major > 8 || minor > 5 ? 'v2' : 'v1';
    return known;
  };
}
