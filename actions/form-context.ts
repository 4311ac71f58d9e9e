/** What the action of a form is given besides the submission: the task, its case, the part of the case to which it belongs, who answered and when. */
import type { CaseState } from '#store/cases-store.ts';
import type { CasePart } from '#store/parts-store.ts';
import type { TaskState } from '#store/tasks-store.ts';

export type FormContext = {
  readonly task: TaskState;
  readonly owner: CaseState;
  /** Null in the main line of the case. */
  readonly part: CasePart | null;
  readonly userId: string;
  readonly now: string;
  readonly submissionId: string;
};
