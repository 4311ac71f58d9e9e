/**
 * A person completes a task: the submission is kept whole, its facts are recorded, and the engine is told, in one
 * transaction. The form was validated before; `variables` are its marked fields.
 */
import { randomUUID } from 'node:crypto';
import type { EngineVariables } from '#domain/engine-variables.ts';
import { DomainError } from '#domain/error.ts';
import { caseLane } from '#engine/commands.ts';
import { writeAudit } from '#store/audit-store.ts';
import { type CaseState, lockCase } from '#store/cases-store.ts';
import { announce } from '#store/changes-store.ts';
import type { Transaction } from '#store/database.ts';
import { elementFacts } from '#store/elements-store.ts';
import { enqueue } from '#store/outbox-store.ts';
import { type CasePart, findPart } from '#store/parts-store.ts';
import { actsFor, replacedIn } from '#store/people-store.ts';
import { deleteDraft, type FormData, insertSubmission } from '#store/submissions-store.ts';
import { answerTaskRow, findTask, type TaskState } from '#store/tasks-store.ts';
import { runFormAction } from './form-actions.ts';
import { issuePapersOfForm } from './papers-of-form.ts';
import { isItem, noteProgress } from './note-progress.ts';

export type Completion = {
  readonly taskId: string;
  readonly data: FormData;
  readonly variables: EngineVariables;
  /** What the form showed besides its questions. */
  readonly shown?: FormData;
};
export type CompletedTask = { readonly taskId: string; readonly caseId: string; readonly completedAt: string };

/** TASK_ALREADY_DONE, TASK_CANCELED, TASK_NOT_YOURS: the state changed meanwhile; nothing is written then. */
export async function completeTask(
  trx: Transaction,
  input: Completion,
  context: { userId: string; now: string },
): Promise<CompletedTask> {
  const { userId, now } = context;
  const task = await openTask(trx, input.taskId, userId);
  const owner = await lockCase(trx, task.caseId);
  if (!owner) throw new DomainError('NOT_FOUND');
  const part = await livePart(trx, task);
  const submissionId = randomUUID();
  const { data, shown = {} } = input;
  const onBehalfOf = await replacedBy(trx, task, userId);
  await insertSubmission(trx, { id: submissionId, task, data, shown, userId, onBehalfOf, at: now });
  const added = await runFormAction(trx, task.formId, { task, owner, part, userId, now, submissionId }, input.data);
  if (task.kind === 'ENGINE') await moveOn(trx, { task, owner, part, userId }, { ...input.variables, ...added });
  await answerTaskRow(trx, task, userId, now);
  await deleteDraft(trx, task, userId);
  await writeAudit(trx, {
    actorId: userId,
    actorKind: 'PERSON',
    action: 'COMPLETE_TASK',
    subjectKind: 'task',
    subjectId: task.id,
    caseId: task.caseId,
    onBehalfOf,
  });
  // The last thing done: the counters of the journals are held until the transaction ends.
  const release = task.release ?? owner.release;
  await issuePapersOfForm(trx, { owner, part, release, formId: task.formId, data, submissionId, userId, now });
  await announce(trx, ['tasks', 'cases', 'deadlines'], task.caseId);
  return { taskId: task.id, caseId: task.caseId, completedAt: now };
}

/** The task if the person may answer it now; locked unless it is only looked at. */
export async function openTask(trx: Transaction, taskId: string, userId: string, lock = true): Promise<TaskState> {
  const task = await findTask(trx, taskId, lock);
  if (!task) throw new DomainError('NOT_FOUND');
  if (task.answered || task.state === 'COMPLETED') throw new DomainError('TASK_ALREADY_DONE');
  if (task.state === 'CANCELED') throw new DomainError('TASK_CANCELED');
  if (task.assignee && task.assignee !== userId && !(await actsFor(trx, task.assignee))) {
    throw new DomainError('TASK_NOT_YOURS');
  }
  return task;
}

/** The absent colleague whose task it is, or by whose post alone the person has the group's tasks; null for own work. */
export async function replacedBy(trx: Transaction, task: TaskState, userId: string): Promise<string | null> {
  if (task.assignee && task.assignee !== userId) return task.assignee;
  return replacedIn(trx, task.centreId, task.role);
}

/** The part of the case to which the task belongs; null in the main line. A part that was withdrawn wants no answers any more. */
async function livePart(trx: Transaction, { partId, kind }: TaskState): Promise<CasePart | null> {
  if (partId === null) return null;
  const part = await findPart(trx, partId);
  if (part?.state !== 'RUNNING' && kind === 'ENGINE') throw new DomainError('TASK_CANCELED');
  return part ?? null;
}

type Answered = {
  readonly task: TaskState;
  readonly owner: CaseState;
  readonly part: CasePart | null;
  readonly userId: string;
};

async function moveOn(
  trx: Transaction,
  { task, owner, part, userId }: Answered,
  variables: EngineVariables,
): Promise<void> {
  const { caseId, centreId, elementId, processId, release } = task;
  const facts = await elementFacts(trx, release, processId ?? '', elementId);
  const kind = isItem(facts) ? 'ITEM' : 'TASK';
  const actorId = kind === 'ITEM' ? (task.assignee ?? userId) : userId;
  await noteProgress(trx, { owner, part }, { elementId, kind, facts, answer: variables, actorId });
  await enqueue(trx, caseLane(caseId), { type: 'completeTask', taskId: task.id, variables }, { caseId, centreId });
}
