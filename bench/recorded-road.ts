/**
 * The road of one case as the product went it: every answer that its people and its workers gave to the engine, in their order, and
 * the messages that the same deed sent beside it. The bare side of the measurement gives the same answers.
 */
import type { EngineVariables } from '#domain/engine-variables.ts';
import type { EngineCommand } from '#engine/commands.ts';
import type { MessageCommand } from '#engine/send-command.ts';
import type { Database } from '#store/database.ts';

/** What is given to one task or job. */
export type Answer = { readonly variables: EngineVariables; readonly messages: readonly MessageCommand[] };
/** By `<process>/<element>`, in the order in which the case came there. */
export type Answers = Readonly<Record<string, readonly Answer[]>>;
export type Road = {
  readonly caseId: string;
  readonly opening: readonly MessageCommand[];
  readonly tasks: Answers;
  readonly jobs: Answers;
};

type Sent = { readonly at: string; readonly command: EngineCommand };
type TaskRow = { readonly id: string; readonly place: string };
type JobRow = { readonly place: string; readonly at: string; readonly result: { variables?: EngineVariables } };

/** Reads a case that has ended; nobody else may have moved the clock. */
export async function recordedRoad(db: Database, caseId: string): Promise<Road> {
  const deeds = byDeed(await sentOf(db, caseId));
  const tasks = new Map((await tasksOf(db, caseId)).map(({ id, place }) => [id, place]));
  const jobs = await jobsOf(db, caseId);
  const ofJobs = new Map<JobRow, MessageCommand[]>();
  const road = { caseId, opening: [] as MessageCommand[], tasks: {} as Record<string, Answer[]> };
  for (const { at, commands } of deeds) {
    const completion = commands.find((command) => command.type === 'completeTask');
    const messages = commands.filter(isMessage);
    if (messages.some(({ type }) => type === 'startCase')) road.opening.push(...messages);
    else if (completion) add(road.tasks, tasks.get(completion.taskId), { variables: completion.variables, messages });
    else ofJobs.set(causeOf(jobs, at), [...(ofJobs.get(causeOf(jobs, at)) ?? []), ...messages]);
  }
  const answers: Record<string, Answer[]> = {};
  for (const job of jobs)
    add(answers, job.place, { variables: job.result.variables ?? {}, messages: ofJobs.get(job) ?? [] });
  return { ...road, jobs: answers };
}

const messageTypes: readonly EngineCommand['type'][] = [
  'startCase',
  'startDeadline',
  'startPart',
  'tellLine',
  'deadlineChanged',
];
const isMessage = (command: EngineCommand): command is MessageCommand => messageTypes.includes(command.type);

function add(answers: Record<string, Answer[]>, place: string | undefined, answer: Answer): void {
  if (place === undefined) throw new Error('a completion belongs to no task');
  (answers[place] ??= []).push(answer);
}

/** Commands of one transaction share its moment; they follow each other, because the deeds of a case wait for each other. */
function byDeed(sent: readonly Sent[]): { at: string; commands: EngineCommand[] }[] {
  const deeds: { at: string; commands: EngineCommand[] }[] = [];
  for (const { at, command } of sent) {
    const last = deeds.at(-1);
    if (last?.at === at) last.commands.push(command);
    else deeds.push({ at, commands: [command] });
  }
  return deeds;
}

/** A job notes its result at the end of the transaction that began at this moment. */
function causeOf(jobs: readonly JobRow[], at: string): JobRow {
  const cause = jobs.find((job) => job.at >= at);
  if (!cause) throw new Error('a command belongs to no deed');
  return cause;
}

/** Claims are left out: the bare side completes tasks that nobody has claimed. */
async function sentOf(db: Database, caseId: string): Promise<Sent[]> {
  const { rows } = await db.raw(
    `SELECT command, ${microseconds('created_at')} AS at FROM outbox
     WHERE case_id = ? AND command ->> 'type' NOT IN ('assignTask', 'unassignTask') ORDER BY id`,
    [caseId],
  );
  return rows;
}

async function tasksOf(db: Database, caseId: string): Promise<TaskRow[]> {
  const { rows } = await db.raw(`SELECT id, process_id || '/' || element_id AS place FROM tasks WHERE case_id = ?`, [
    caseId,
  ]);
  return rows;
}

/** Jobs of deadlines are left out: their answer follows from whether the duty is done. */
async function jobsOf(db: Database, caseId: string): Promise<JobRow[]> {
  const { rows } = await db.raw(
    `SELECT i.process_id || '/' || j.element_id AS place, r.result, ${microseconds('r.done_at')} AS at FROM job_results r
       JOIN engine_jobs j ON j.epoch = r.epoch AND j.job_key = r.job_key
       JOIN engine_instances i ON i.epoch = j.epoch AND i.instance_key = j.instance_key
     WHERE r.case_id = ? AND r.job_type <> 'ask-deadline' ORDER BY r.done_at`,
    [caseId],
  );
  return rows;
}

const microseconds = (column: string): string => `to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI:SS.US')`;
