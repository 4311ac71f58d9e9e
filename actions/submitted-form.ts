/** What papers are made of: a form that was handed in, the same with its words, and the sheets that a paper becomes. */
import type { Tags } from '#documents/dictionary.ts';
import type { PaperForm, Words } from '#documents/form-answers.ts';
import type { CaseState } from '#store/cases-store.ts';
import type { CasePart } from '#store/parts-store.ts';
import type { FormData } from '#store/submissions-store.ts';

export type SubmittedForm = {
  readonly owner: CaseState;
  readonly part: CasePart | null;
  readonly release: number;
  readonly formId: string;
  readonly data: FormData;
  readonly submissionId: string;
  readonly userId: string;
  readonly now: string;
};
/** A form with the answers to it, what its fields were told when it was opened, and all of that as tags. */
export type AnsweredForm = {
  readonly form: PaperForm;
  readonly data: FormData;
  readonly words: Words;
  readonly tags: Tags;
};

/** One sheet of a paper with what it says besides the form. */
export type OwnSheet = { readonly subject: string; readonly tags: Tags };
