/** What the action of a form is given besides the submission: the task, its case, who answered and when. */
import type { CaseState } from '#store/cases-store.ts';
import type { TaskState } from '#store/tasks-store.ts';

export type FormContext = {
  readonly task: TaskState;
  readonly owner: CaseState;
  readonly userId: string;
  readonly now: string;
  readonly submissionId: string;
};
