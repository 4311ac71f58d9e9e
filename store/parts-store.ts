/**
 * Parts of a case: processes called by its main line or running beside it. Each is linear, with its own variables and its own
 * log of progress. Why: docs/decisions/0012-parts-of-a-case.md.
 */
import type { EngineVariables } from '#domain/engine-variables.ts';
import type { Transaction } from './database.ts';

export type CasePart = {
  readonly id: string;
  readonly caseId: string;
  readonly processId: string;
  /** Null when the main line called it, and for parts beside. */
  readonly parentId: string | null;
  readonly callElement: string | null;
  readonly beside: boolean;
  readonly mainLine: boolean;
  readonly seat: number;
  readonly release: number;
  readonly epoch: string | null;
  /** The engine's instance; null until it has begun in the present seat. */
  readonly instanceKey: string | null;
  readonly state: 'RUNNING' | 'DONE' | 'WITHDRAWN';
  readonly outcome: string | null;
  readonly variables: EngineVariables;
  readonly startedAt: string;
  readonly followedUpAt: string | null;
};

type PartChange = Partial<{
  seat: number;
  release: number;
  epoch: string | null;
  instance_key: string | null;
  state: CasePart['state'];
  outcome: string | null;
  ended_at: string;
  withdrawn_reason: string;
  followed_up_at: string;
}>;

type Row = Record<string, unknown>;

function toPart(row: Row): CasePart {
  return {
    id: row['id'] as string,
    caseId: row['case_id'] as string,
    processId: row['process_id'] as string,
    parentId: row['parent_id'] as string | null,
    callElement: row['call_element'] as string | null,
    beside: row['beside'] as boolean,
    mainLine: row['main_line'] as boolean,
    seat: row['seat'] as number,
    release: row['release'] as number,
    epoch: row['epoch'] as string | null,
    instanceKey: row['instance_key'] as string | null,
    state: row['state'] as CasePart['state'],
    outcome: row['outcome'] as string | null,
    variables: row['variables'] as EngineVariables,
    startedAt: row['started_at'] as string,
    followedUpAt: row['followed_up_at'] as string | null,
  };
}

/** Adds a running part. */
export async function insertPart(
  trx: Transaction,
  part: Pick<CasePart, 'id' | 'caseId' | 'processId' | 'parentId' | 'callElement' | 'mainLine' | 'release'> & {
    readonly variables: EngineVariables;
    readonly startedAt: string;
  },
): Promise<void> {
  await trx('case_parts').insert({
    id: part.id,
    case_id: part.caseId,
    process_id: part.processId,
    parent_id: part.parentId,
    call_element: part.callElement,
    beside: part.callElement === null,
    main_line: part.mainLine,
    release: part.release,
    variables: JSON.stringify(part.variables),
    started_at: part.startedAt,
  });
}

/** The part; undefined when there is none for this user. */
export async function findPart(trx: Transaction, partId: string): Promise<CasePart | undefined> {
  const row = await trx('case_parts').where({ id: partId }).first();
  return row && toPart(row);
}

/** All running parts of a case, the oldest first. */
export async function runningParts(trx: Transaction, caseId: string): Promise<readonly CasePart[]> {
  const rows: Row[] = await trx('case_parts')
    .where({ case_id: caseId, state: 'RUNNING' })
    .orderBy(['started_at', 'process_id', 'id']);
  return rows.map(toPart);
}

/** The newest running part of a process. */
export async function runningPart(trx: Transaction, caseId: string, processId: string): Promise<CasePart | undefined> {
  return (await runningParts(trx, caseId)).findLast((part) => part.processId === processId);
}

/** The running part that was called at an element of the main line (null) or of a part. */
export async function calledPart(
  trx: Transaction,
  call: { readonly caseId: string; readonly parentId: string | null; readonly callElement: string },
): Promise<CasePart | undefined> {
  const row = await trx('case_parts')
    .where({ case_id: call.caseId, parent_id: call.parentId, call_element: call.callElement, state: 'RUNNING' })
    .first();
  return row && toPart(row);
}

/** Changes columns of a part and adds to its variables. */
export async function updatePart(
  trx: Transaction,
  partId: string,
  change: PartChange,
  variables: EngineVariables = {},
): Promise<void> {
  const known = trx.raw('variables || ?::jsonb', [JSON.stringify(variables)]);
  await trx('case_parts')
    .where({ id: partId })
    .update({ ...change, variables: known });
}

/** The engine's instances of all running parts of a case are no longer ours: each must be seated again. */
export async function unseatParts(trx: Transaction, caseId: string): Promise<void> {
  await trx('case_parts').where({ case_id: caseId, state: 'RUNNING' }).update({ epoch: null, instance_key: null });
}

/** Whether the mirror has seen the end of an instance. */
export async function hasInstanceEnded(trx: Transaction, epoch: string, instanceKey: string): Promise<boolean> {
  const row = await trx('engine_instances').where({ epoch, instance_key: instanceKey }).first('state');
  return row !== undefined && row.state !== 'ACTIVE';
}

/** The part to which tasks and a name in the mirror belong that came before its row. */
export async function namePartInMirror(
  trx: Transaction,
  part: { readonly id: string; readonly epoch: string; readonly instanceKey: string },
): Promise<void> {
  await trx('tasks').where({ epoch: part.epoch, instance_key: part.instanceKey }).update({ part_id: part.id });
}

/** Ended parts of a process whose end the case has not yet looked at. */
export async function unfollowedParts(
  trx: Transaction,
  caseId: string,
  processId: string,
): Promise<readonly CasePart[]> {
  const rows: Row[] = await trx('case_parts')
    .where({ case_id: caseId, process_id: processId, state: 'DONE', followed_up_at: null })
    .orderBy('ended_at');
  return rows.map(toPart);
}

/** Takes open tasks of a line (null: the main line) off everybody's lists; all of them when no elements are named. */
export async function withdrawLineTasks(
  trx: Transaction,
  line: { readonly caseId: string; readonly partId: string | null; readonly elements?: readonly string[] },
  at: string,
): Promise<void> {
  const { caseId, partId, elements } = line;
  await trx.raw('SELECT withdraw_line_tasks(?, ?, ?::text[], ?)', [
    caseId,
    partId,
    elements ? [...elements] : null,
    at,
  ]);
}
