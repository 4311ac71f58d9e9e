/**
 * The mirror of what runs in the engine: instances and incidents here, what is written by the batch in `mirror-rows.ts`. Written by
 * the feed alone, one function a kind of event; each may be repeated. No rule of casework lives here (docs/architecture.md).
 */
import type { Knex } from 'knex';
import type { MirrorRows } from './mirror-rows.ts';

/** Where a record is written: the feed's transaction, what its batch gathers, the epoch, and the record's time in milliseconds. */
export interface MirrorPlace {
  readonly trx: Knex.Transaction;
  readonly rows: MirrorRows;
  readonly epoch: string;
  readonly atMs: number;
}

export interface StartedInstance {
  readonly instanceKey: string;
  readonly parentKey: string | null;
  readonly processId: string;
  readonly release: number;
}

const moment = (trx: Knex.Transaction, ms: number) => trx.raw('to_timestamp(? / 1000.0)', [ms]);

/** A called instance belongs to the case of its caller. */
export async function startInstance({ trx, epoch, atMs }: MirrorPlace, started: StartedInstance): Promise<void> {
  const { instanceKey, parentKey, processId, release } = started;
  const caller = parentKey && (await trx('engine_instances').where({ epoch, instance_key: parentKey }).first());
  await trx('engine_instances')
    .insert({
      epoch,
      instance_key: instanceKey,
      parent_key: parentKey,
      process_id: processId,
      release,
      case_id: caller?.case_id,
      deadline_id: caller?.deadline_id,
      seat: caller?.seat,
      state: 'ACTIVE',
      started_at: moment(trx, atMs),
    })
    .onConflict(['epoch', 'instance_key'])
    .merge(['parent_key', 'process_id', 'release', 'started_at']);
}

export interface InstanceSubject {
  readonly instanceKey: string;
  readonly processId: string;
  readonly release: number;
  readonly caseId: string | null;
  /** Of a process beside the case; the parts that are called are known by their own instances. */
  readonly partId: string | null;
  readonly deadlineId: string | null;
  readonly seat: number | null;
}

/** Says what an instance is about, and hands it on to the instances that it called and to their tasks. */
export async function nameInstance({ trx, epoch }: MirrorPlace, subject: InstanceSubject): Promise<void> {
  await trx('engine_instances')
    .insert({
      epoch,
      instance_key: subject.instanceKey,
      process_id: subject.processId,
      release: subject.release,
      case_id: subject.caseId,
      part_id: subject.partId,
      deadline_id: subject.deadlineId,
      seat: subject.seat,
      state: 'ACTIVE',
    })
    .onConflict(['epoch', 'instance_key'])
    .merge(['case_id', 'part_id', 'deadline_id', 'seat']);
  await trx.raw(
    `WITH RECURSIVE called AS (
       SELECT instance_key FROM engine_instances WHERE epoch = :epoch AND instance_key = :key
       UNION SELECT i.instance_key FROM engine_instances i JOIN called c ON i.parent_key = c.instance_key WHERE i.epoch = :epoch
     ), named AS (
       UPDATE engine_instances i SET case_id = :caseId, deadline_id = :deadlineId, seat = :seat
       FROM called c WHERE i.epoch = :epoch AND i.instance_key = c.instance_key AND i.instance_key <> :key
     )
     UPDATE tasks t SET case_id = :caseId, seat = :seat, centre_id = (SELECT centre_id FROM cases WHERE id = :caseId)
     FROM called c WHERE t.epoch = :epoch AND t.instance_key = c.instance_key AND t.case_id IS NULL`,
    { epoch, key: subject.instanceKey, caseId: subject.caseId, deadlineId: subject.deadlineId, seat: subject.seat },
  );
}

export async function endInstance(
  { trx, epoch, atMs }: MirrorPlace,
  instanceKey: string,
  state: 'COMPLETED' | 'TERMINATED',
): Promise<void> {
  await trx('engine_instances')
    .where({ epoch, instance_key: instanceKey })
    .update({ state, ended_at: moment(trx, atMs) });
}

/** The cases that instances belong to, as far as they are known yet. */
export async function casesOfInstances(
  trx: Knex.Transaction,
  epoch: string,
  instanceKeys: readonly string[],
): Promise<ReadonlyMap<string, string | null>> {
  if (instanceKeys.length === 0) return new Map();
  const rows = await trx('engine_instances')
    .where({ epoch })
    .whereIn('instance_key', [...instanceKeys])
    .select('instance_key', 'case_id');
  return new Map(rows.map((row) => [row.instance_key, row.case_id]));
}

export interface MirroredIncident {
  readonly incidentKey: string;
  readonly instanceKey: string | null;
  readonly jobKey: string | null;
  readonly elementId: string | null;
  readonly errorType: string;
}

/** The message of an incident is not kept: it may quote values. */
export async function openIncident({ trx, epoch, atMs }: MirrorPlace, incident: MirroredIncident): Promise<void> {
  await trx('engine_incidents')
    .insert({
      epoch,
      incident_key: incident.incidentKey,
      instance_key: incident.instanceKey,
      job_key: incident.jobKey,
      element_id: incident.elementId,
      error_type: incident.errorType,
      state: 'CREATED',
      created_at: moment(trx, atMs),
    })
    .onConflict(['epoch', 'incident_key'])
    .ignore();
}

export async function closeIncident({ trx, epoch, atMs }: MirrorPlace, incidentKey: string): Promise<void> {
  await trx('engine_incidents')
    .where({ epoch, incident_key: incidentKey })
    .update({ state: 'RESOLVED', resolved_at: moment(trx, atMs) });
}
