/**
 * One request of the exporter into the mirror: rows and position in one transaction, each position once, whatever is repeated.
 * A record that cannot be projected is set aside and the position moves on: a bad record never stops the feed.
 */
import type { Database, Transaction } from '#store/database.ts';
import { type EngineEpoch, registerRestoredEpoch } from '#store/engine-epochs-store.ts';
import { type FeedPosition, lockPosition, savePosition, setAside } from '#store/feed-positions-store.ts';
import { casesOfInstances } from '#store/engine-mirror-store.ts';
import { type MirrorRows, noRows, writeRows } from '#store/mirror-rows.ts';
import { inBusinessTime } from './business-time.ts';
import type { EngineRecord, FeedLine } from './parse.ts';
import { projectIncident } from './project/incident.ts';
import { projectJob } from './project/job.ts';
import { projectMessageStart } from './project/message-start.ts';
import { projectProcessInstance } from './project/process-instance.ts';
import { type MirrorChange, type Projection, UnreadableRecord } from './project/projection.ts';
import { projectTimer } from './project/timer.ts';
import { projectUserTask } from './project/user-task.ts';

interface Interest {
  readonly intents: readonly string[];
  readonly project: Projection;
}

const LIFE_OF_JOB = ['CREATED', 'COMPLETED', 'FAILED', 'ERROR_THROWN', 'CANCELED', 'TIMED_OUT', 'RETRIES_UPDATED'];
const LIFE_OF_ELEMENT = ['ELEMENT_ACTIVATING', 'ELEMENT_COMPLETED', 'ELEMENT_TERMINATED', 'SEQUENCE_FLOW_TAKEN'];

const INTERESTS: Readonly<Record<string, Interest>> = {
  PROCESS_INSTANCE: { intents: LIFE_OF_ELEMENT, project: projectProcessInstance },
  MESSAGE_START_EVENT_SUBSCRIPTION: { intents: ['CORRELATED'], project: projectMessageStart },
  USER_TASK: { intents: ['CREATED', 'COMPLETED', 'CANCELED'], project: projectUserTask },
  TIMER: { intents: ['CREATED', 'TRIGGERED', 'CANCELED'], project: projectTimer },
  INCIDENT: { intents: ['CREATED', 'RESOLVED'], project: projectIncident },
  JOB: { intents: [...LIFE_OF_JOB, 'RECURRED_AFTER_BACKOFF'], project: projectJob },
};

/** How to project a record; undefined for the half of all records that changes nothing in the mirror. */
function projectionOf({ recordType, valueType, intent }: EngineRecord): Projection | undefined {
  const interest = INTERESTS[valueType];
  return recordType === 'EVENT' && interest?.intents.includes(intent) ? interest.project : undefined;
}

/** Nothing is written for a batch without interest, not even its position: should it come again, it is as harmless. */
const isOfInterest = ({ record }: FeedLine): boolean => !record || projectionOf(record) !== undefined;

interface SetAsideNote {
  readonly position: string | null;
  readonly errorCode: string;
}

export interface BatchResult {
  /** The epoch that the records were written under; another one than given when a restore was noticed. */
  readonly epoch: EngineEpoch;
  readonly projected: number;
  readonly setAside: readonly SetAsideNote[];
}

/** The engine's log was set back: a position that was seen before carries a newer record. */
class LogSetBack extends Error {}

/**
 * Throws only for faults of the database itself, which the exporter answers by sending the batch again. `shiftMs`: how far the
 * engine's time is ahead of the business time; the mirror is in business time, the position keeps the engine's.
 */
export async function projectBatch(
  db: Database,
  epoch: EngineEpoch,
  lines: readonly FeedLine[],
  shiftMs = 0,
): Promise<BatchResult> {
  if (!lines.some(isOfInterest)) return { epoch, projected: 0, setAside: [] };
  try {
    return await projectPatiently(db, epoch, lines, shiftMs);
  } catch (error) {
    if (!(error instanceof LogSetBack)) throw error;
    return projectBatch(db, await registerRestoredEpoch(db, epoch), lines, shiftMs);
  }
}

async function projectPatiently(
  db: Database,
  epoch: EngineEpoch,
  lines: readonly FeedLine[],
  shiftMs: number,
): Promise<BatchResult> {
  const projecting = (project: Project): Project => {
    return (batch, line) => project(batch, { ...line, record: inBusinessTime(line.record, shiftMs) });
  };
  try {
    return await projectAll(db, epoch, lines, projecting(projectOne));
  } catch (error) {
    if (faultOfRecord(error) === undefined) throw error;
    return projectAll(db, epoch, lines, projecting(projectGuarded));
  }
}

interface Batch {
  readonly trx: Transaction;
  readonly epoch: string;
  readonly rows: MirrorRows;
  readonly changes: MirrorChange[];
  readonly setAside: SetAsideNote[];
}

type Project = (batch: Batch, line: FeedLine & { readonly record: EngineRecord }) => Promise<void>;

async function projectAll(
  db: Database,
  epoch: EngineEpoch,
  lines: readonly FeedLine[],
  project: Project,
): Promise<BatchResult> {
  return db.transaction(async (trx) => {
    const batch: Batch = { trx, epoch: epoch.id, rows: noRows(), changes: [], setAside: [] };
    let projected = 0;
    for (const [partitionId, ofPartition] of byPartition(lines)) {
      projected += await projectPartition(batch, partitionId, ofPartition, project);
    }
    for (const { raw, record } of lines) if (!record) await keepAside(batch, raw, undefined, 'UNREADABLE');
    await writeRows(trx, epoch.id, batch.rows);
    await tell(batch);
    return { epoch, projected, setAside: batch.setAside };
  });
}

type ReadLine = FeedLine & { readonly record: EngineRecord };

/** Partitions in the order of their numbers, so that two requests never wait for each other in a circle. */
function byPartition(lines: readonly FeedLine[]): [number, ReadLine[]][] {
  const groups = new Map<number, ReadLine[]>();
  for (const line of lines) {
    const { record } = line;
    if (record) groups.set(record.partitionId, [...(groups.get(record.partitionId) ?? []), { ...line, record }]);
  }
  return [...groups].sort(([a], [b]) => a - b);
}

async function projectPartition(
  batch: Batch,
  partitionId: number,
  lines: readonly ReadLine[],
  project: Project,
): Promise<number> {
  let reached: FeedPosition = await lockPosition(batch.trx, batch.epoch, partitionId);
  let projected = 0;
  for (const line of lines) {
    const position = BigInt(line.record.position);
    if (position <= reached.position) {
      if (line.record.timestamp > reached.recordAt) throw new LogSetBack();
      continue;
    }
    await project(batch, line);
    reached = { position, recordAt: Math.max(reached.recordAt, line.record.timestamp) };
    projected += 1;
  }
  if (projected > 0) await savePosition(batch.trx, batch.epoch, partitionId, reached);
  return projected;
}

const projectOne: Project = async ({ trx, epoch, rows, changes }, { record }) => {
  const change = await projectionOf(record)?.({ trx, rows, epoch, atMs: record.timestamp }, record);
  if (change) changes.push(change);
};

/** Each record on its own, behind a savepoint: used when the batch as a whole has failed. */
const projectGuarded: Project = async (batch, line) => {
  try {
    await batch.trx.transaction(async (inner) => {
      const rows = noRows();
      await projectOne({ ...batch, trx: inner, rows }, line);
      await writeRows(inner, batch.epoch, rows);
    });
  } catch (error) {
    const code = faultOfRecord(error);
    if (code === undefined) throw error;
    await keepAside(batch, line.raw, line.record, code);
  }
};

async function keepAside(
  batch: Batch,
  raw: string,
  record: EngineRecord | undefined,
  errorCode: string,
): Promise<void> {
  const position = record?.position ?? null;
  const partitionId = record?.partitionId ?? null;
  await setAside(batch.trx, { epoch: batch.epoch, partitionId, position, raw, errorCode });
  batch.setAside.push({ position, errorCode });
}

/**
 * The code when the record is to blame: it lacks a field, or PostgreSQL refuses its data (classes 22 and 23). Everything else is a
 * fault of ours or of the database and must not cost a record.
 */
function faultOfRecord(error: unknown): string | undefined {
  if (error instanceof UnreadableRecord || error instanceof RangeError || error instanceof TypeError) {
    return error instanceof UnreadableRecord ? error.code : error.name;
  }
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return /^2[23]/.test(code) ? code : undefined;
}

/** PostgreSQL hands the words on after the commit and folds equal ones into one. */
async function tell({ trx, epoch, changes }: Batch): Promise<void> {
  const keys = new Set(changes.flatMap((change) => ('instanceKey' in change ? (change.instanceKey ?? []) : [])));
  const cases = await casesOfInstances(trx, epoch, [...keys]);
  const caseOf = (change: MirrorChange) =>
    'caseId' in change ? change.caseId : (cases.get(change.instanceKey ?? '') ?? null);
  const words = new Set(
    changes.map((change) => {
      const caseId = caseOf(change);
      return JSON.stringify(caseId ? { kind: change.kind, caseId } : { kind: change.kind });
    }),
  );
  if (words.size > 0) await trx.raw(`SELECT pg_notify('changed', word) FROM unnest(?::text[]) word`, [[...words]]);
}
