/**
 * The mirror of what runs in the engine: instances, elements, flows, timers, incidents and jobs. Written by the feed alone, one
 * function a kind of event; each may be repeated. No rule of casework lives here (docs/architecture.md).
 */
import type { Knex } from 'knex';

/** Where a record is written: the feed's transaction, the epoch, and the engine's time of the record in milliseconds. */
export interface MirrorPlace {
  readonly trx: Knex.Transaction;
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

/** The case that an instance belongs to, as far as it is known yet. */
export async function caseOfInstance({ trx, epoch }: MirrorPlace, instanceKey: string | null): Promise<string | null> {
  if (instanceKey === null) return null;
  const row = await trx('engine_instances').where({ epoch, instance_key: instanceKey }).first('case_id');
  return row?.case_id ?? null;
}

export interface EnteredElement {
  readonly elementKey: string;
  readonly instanceKey: string;
  readonly elementId: string;
  readonly elementType: string;
}

/** The case, read in the statement that changes a row: each record of the feed pays for every round trip. */
const CASE_OF = `(SELECT i.case_id FROM engine_instances i WHERE i.epoch = e.epoch AND i.instance_key = e.instance_key) AS case_id`;

/** Returns the case; null when it is not known, or when the element was entered before. */
export async function enterElement(place: MirrorPlace, element: EnteredElement): Promise<string | null> {
  const { rows } = await place.trx.raw(
    `INSERT INTO engine_elements AS e (epoch, element_key, instance_key, element_id, element_type, state, entered_at)
     VALUES (?, ?, ?, ?, ?, 'ACTIVE', to_timestamp(? / 1000.0)) ON CONFLICT (epoch, element_key) DO NOTHING RETURNING ${CASE_OF}`,
    [place.epoch, element.elementKey, element.instanceKey, element.elementId, element.elementType, place.atMs],
  );
  return rows[0]?.case_id ?? null;
}

/** Returns the case as far as it is known. */
export async function leaveElement(
  place: MirrorPlace,
  elementKey: string,
  state: 'COMPLETED' | 'TERMINATED',
): Promise<string | null> {
  const { rows } = await place.trx.raw(
    `UPDATE engine_elements e SET state = ?, left_at = to_timestamp(? / 1000.0)
     WHERE e.epoch = ? AND e.element_key = ? RETURNING ${CASE_OF}`,
    [state, place.atMs, place.epoch, elementKey],
  );
  return rows[0]?.case_id ?? null;
}

/** Counts once per record: the position of the feed guards against repetition. */
export async function countFlow(
  { trx, epoch }: MirrorPlace,
  flow: { readonly processId: string; readonly release: number; readonly flowId: string },
): Promise<void> {
  await trx('engine_flows_taken')
    .insert({ epoch, process_id: flow.processId, release: flow.release, flow_id: flow.flowId, taken: 1 })
    .onConflict(['epoch', 'process_id', 'release', 'flow_id'])
    .merge({ taken: trx.raw('engine_flows_taken.taken + 1') });
}

export interface MirroredTimer {
  readonly timerKey: string;
  readonly instanceKey: string;
  readonly elementId: string;
  readonly dueAtMs: number;
  readonly state: 'CREATED' | 'TRIGGERED' | 'CANCELED';
}

export async function saveTimer({ trx, epoch }: MirrorPlace, timer: MirroredTimer): Promise<void> {
  await trx('engine_timers')
    .insert({
      epoch,
      timer_key: timer.timerKey,
      instance_key: timer.instanceKey,
      element_id: timer.elementId,
      due_at: moment(trx, timer.dueAtMs),
      state: timer.state,
    })
    .onConflict(['epoch', 'timer_key'])
    .merge(['state', 'due_at']);
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

export interface MirroredJob {
  readonly jobKey: string;
  readonly instanceKey: string;
  readonly elementId: string;
  readonly jobType: string;
  readonly retries: number;
  readonly state: 'CREATED' | 'COMPLETED' | 'FAILED' | 'ERROR_THROWN' | 'CANCELED';
}

export async function saveJob({ trx, epoch, atMs }: MirrorPlace, job: MirroredJob): Promise<void> {
  const ended = ['COMPLETED', 'CANCELED'].includes(job.state);
  await trx('engine_jobs')
    .insert({
      epoch,
      job_key: job.jobKey,
      instance_key: job.instanceKey,
      element_id: job.elementId,
      job_type: job.jobType,
      retries: job.retries,
      state: job.state,
      created_at: moment(trx, atMs),
      ended_at: ended ? moment(trx, atMs) : null,
    })
    .onConflict(['epoch', 'job_key'])
    .merge(['state', 'retries', 'ended_at']);
}
