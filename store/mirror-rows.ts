/**
 * Rows of the mirror that nothing reads while a batch of the feed is taken in (elements, flows, timers, jobs): they are gathered and
 * written in one statement a kind, since a round trip for each record would cost the feed most of its time.
 */
import type { Knex } from 'knex';

export interface EnteredElement {
  readonly elementKey: string;
  readonly instanceKey: string;
  readonly elementId: string;
  readonly elementType: string;
}
export interface TakenFlow {
  readonly processId: string;
  readonly release: number;
  readonly flowId: string;
}
export interface MirroredTimer {
  readonly timerKey: string;
  readonly instanceKey: string;
  readonly elementId: string;
  /** Epoch milliseconds of the business time. */
  readonly dueAtMs: number;
  readonly state: 'CREATED' | 'TRIGGERED' | 'CANCELED';
}
export interface MirroredJob {
  readonly jobKey: string;
  readonly instanceKey: string;
  readonly elementId: string;
  readonly jobType: string;
  readonly retries: number;
  readonly state: 'CREATED' | 'COMPLETED' | 'FAILED' | 'ERROR_THROWN' | 'CANCELED';
}
type EndOfElement = 'COMPLETED' | 'TERMINATED';
type ElementRow = EnteredElement & { readonly enteredAtMs: number };
type LeftElement = { readonly elementKey: string; readonly state: EndOfElement; readonly leftAtMs: number };
type FlowRow = TakenFlow & { taken: number };
type JobRow = MirroredJob & { readonly createdAtMs: number; readonly endedAtMs: number | null };

/** What one batch has to write; a later record of the same key replaces what an earlier one said. */
export interface MirrorRows {
  readonly entered: Map<string, ElementRow>;
  readonly left: Map<string, LeftElement>;
  readonly flows: Map<string, FlowRow>;
  readonly timers: Map<string, MirroredTimer>;
  readonly jobs: Map<string, JobRow>;
}

export const noRows = (): MirrorRows => ({
  entered: new Map(),
  left: new Map(),
  flows: new Map(),
  timers: new Map(),
  jobs: new Map(),
});

export function enterElement({ entered }: MirrorRows, element: EnteredElement, atMs: number): void {
  if (entered.has(element.elementKey)) return;
  entered.set(element.elementKey, { ...element, enteredAtMs: atMs });
}

export function leaveElement(rows: MirrorRows, elementKey: string, state: EndOfElement, atMs: number): void {
  rows.left.set(elementKey, { elementKey, state, leftAtMs: atMs });
}

/** Counts once per record: the position of the feed guards against repetition. */
export function countFlow({ flows }: MirrorRows, flow: TakenFlow): void {
  const key = `${flow.processId} ${flow.release} ${flow.flowId}`;
  const known = flows.get(key);
  if (known) known.taken += 1;
  else flows.set(key, { ...flow, taken: 1 });
}

export function saveTimer({ timers }: MirrorRows, timer: MirroredTimer): void {
  timers.set(timer.timerKey, timer);
}

export function saveJob({ jobs }: MirrorRows, job: MirroredJob, atMs: number): void {
  const endedAtMs = ['COMPLETED', 'CANCELED'].includes(job.state) ? atMs : null;
  jobs.set(job.jobKey, { ...job, createdAtMs: jobs.get(job.jobKey)?.createdAtMs ?? atMs, endedAtMs });
}

/** Writes what was gathered; repeated, it changes nothing but the counts of flows. */
export async function writeRows(trx: Knex.Transaction, epoch: string, rows: MirrorRows): Promise<void> {
  await write(trx, epoch, [...rows.entered.values()], ENTER);
  await write(trx, epoch, [...rows.left.values()], LEAVE);
  await write(trx, epoch, [...rows.flows.values()], COUNT);
  await write(trx, epoch, [...rows.timers.values()], TIMERS);
  await write(trx, epoch, [...rows.jobs.values()], JOBS);
}

async function write(trx: Knex.Transaction, epoch: string, rows: readonly object[], sql: string): Promise<void> {
  if (rows.length > 0) await trx.raw(sql, { epoch, rows: JSON.stringify(rows) });
}

const moment = (column: string): string => `to_timestamp(r."${column}" / 1000.0)`;

const ENTER = `
  INSERT INTO engine_elements (epoch, element_key, instance_key, element_id, element_type, state, entered_at)
  SELECT :epoch, r."elementKey", r."instanceKey", r."elementId", r."elementType", 'ACTIVE', ${moment('enteredAtMs')}
  FROM jsonb_to_recordset(:rows) AS r("elementKey" text, "instanceKey" text, "elementId" text, "elementType" text,
    "enteredAtMs" numeric)
  ON CONFLICT (epoch, element_key) DO NOTHING`;
const LEAVE = `
  UPDATE engine_elements e SET state = r.state, left_at = ${moment('leftAtMs')}
  FROM jsonb_to_recordset(:rows) AS r("elementKey" text, state text, "leftAtMs" numeric)
  WHERE e.epoch = :epoch AND e.element_key = r."elementKey"`;
const COUNT = `
  INSERT INTO engine_flows_taken AS f (epoch, process_id, release, flow_id, taken)
  SELECT :epoch, r."processId", r.release, r."flowId", r.taken
  FROM jsonb_to_recordset(:rows) AS r("processId" text, release int, "flowId" text, taken bigint)
  ORDER BY 2, 3, 4
  ON CONFLICT (epoch, process_id, release, flow_id) DO UPDATE SET taken = f.taken + excluded.taken`;
const TIMERS = `
  INSERT INTO engine_timers (epoch, timer_key, instance_key, element_id, due_at, state)
  SELECT :epoch, r."timerKey", r."instanceKey", r."elementId", ${moment('dueAtMs')}, r.state
  FROM jsonb_to_recordset(:rows) AS r("timerKey" text, "instanceKey" text, "elementId" text, "dueAtMs" numeric, state text)
  ON CONFLICT (epoch, timer_key) DO UPDATE SET state = excluded.state, due_at = excluded.due_at`;
const JOBS = `
  INSERT INTO engine_jobs (epoch, job_key, instance_key, element_id, job_type, retries, state, created_at, ended_at)
  SELECT :epoch, r."jobKey", r."instanceKey", r."elementId", r."jobType", r.retries, r.state, ${moment('createdAtMs')},
    ${moment('endedAtMs')}
  FROM jsonb_to_recordset(:rows) AS r("jobKey" text, "instanceKey" text, "elementId" text, "jobType" text, retries int,
    state text, "createdAtMs" numeric, "endedAtMs" numeric)
  ON CONFLICT (epoch, job_key) DO UPDATE SET state = excluded.state, retries = excluded.retries, ended_at = excluded.ended_at`;
