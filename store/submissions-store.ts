/** Forms as people handed them in, whole, and drafts of forms that are still being filled. */
import { reporterFields } from '#domain/field-groups.ts';
import type { Transaction } from './database.ts';
import type { TaskState } from './tasks-store.ts';

export type FormData = Readonly<Record<string, unknown>>;

/** Who reported is kept behind a wall of its own. */
const withoutReporter = (data: FormData): FormData =>
  Object.fromEntries(Object.entries(data).filter(([key]) => !reporterFields.includes(key)));

/** Keeps a submission whole but for who reported, with the release of its form and what the form only showed. */
export async function insertSubmission(
  trx: Transaction,
  input: {
    id: string;
    task: TaskState;
    data: FormData;
    shown?: FormData;
    userId: string;
    /** The absent colleague for whom the person answered. */
    onBehalfOf: string | null;
    at: string;
  },
): Promise<void> {
  await trx('submissions').insert({
    id: input.id,
    task_id: input.task.id,
    case_id: input.task.caseId,
    form_id: input.task.formId,
    form_release: input.task.release,
    data: JSON.stringify(withoutReporter(input.data)),
    shown: JSON.stringify(withoutReporter(input.shown ?? {})),
    submitted_by: input.userId,
    on_behalf_of: input.onBehalfOf,
    submitted_at: input.at,
  });
}

/** The newest submission of a form of a case. */
export async function lastSubmission(trx: Transaction, caseId: string, formId: string): Promise<FormData | undefined> {
  const row = await trx('submissions')
    .where({ case_id: caseId, form_id: formId })
    .orderBy('submitted_at', 'desc')
    .first('data');
  return row?.data as FormData | undefined;
}

/** The newest submission of a form of a case that was handed in at a moment or later. */
export async function lastSubmissionSince(
  trx: Transaction,
  caseId: string,
  formId: string,
  since: string,
): Promise<FormData | undefined> {
  const row = await trx('submissions')
    .where({ case_id: caseId, form_id: formId })
    .where('submitted_at', '>=', since)
    .orderBy('submitted_at', 'desc')
    .first('data');
  return row?.data as FormData | undefined;
}

/** Where a draft lies: at the element of its case or part, so that a task created anew finds it; an attention task has its own. */
function draftPlace(task: TaskState): { case_id: string; place: string } {
  const element = task.partId === null ? task.elementId : `${task.partId}:${task.elementId}`;
  return { case_id: task.caseId, place: task.kind === 'ATTENTION' ? task.id : element };
}

/** The user's draft of a task. */
export async function findDraft(
  trx: Transaction,
  task: TaskState,
  userId: string,
): Promise<{ data: FormData; savedAt: string } | undefined> {
  const row = await trx('task_drafts')
    .where({ ...draftPlace(task), user_id: userId })
    .first('data', 'updated_at');
  return row && { data: row.data as FormData, savedAt: row.updated_at as string };
}

/** Saves the user's draft over the former one. */
export async function saveDraftRow(
  trx: Transaction,
  task: TaskState,
  draft: { readonly userId: string; readonly data: FormData; readonly at: string },
): Promise<void> {
  const { userId, data, at } = draft;
  await trx('task_drafts')
    .insert({ ...draftPlace(task), user_id: userId, data: JSON.stringify(data), updated_at: at })
    .onConflict(['case_id', 'place', 'user_id'])
    .merge(['data', 'updated_at']);
}

/** The draft has become a submission. */
export async function deleteDraft(trx: Transaction, task: TaskState, userId: string): Promise<void> {
  await trx('task_drafts')
    .where({ ...draftPlace(task), user_id: userId })
    .delete();
}
