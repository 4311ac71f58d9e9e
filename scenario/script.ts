/**
 * The script of a life as it is being lived: which of its answers belongs to which task. The n-th task of a form gets the n-th
 * answer that the life gives to that form; a task that vanishes unanswered gives its answer back.
 */
import type { FormId } from '#generated/form-types.ts';
import type { Answer, Deed, Life, LifeStep } from './life.ts';

type Place = { readonly step: LifeStep; task: string | undefined; done: boolean };
export type Script = { readonly places: readonly Place[] };

/** What is to be done about a task, in order: deeds that wait for it, then its answer; no answer when it is left lying. */
export type Part = { readonly deeds: readonly Deed[]; readonly answer: Answer | undefined };

export const beginScript = ({ steps }: Life): Script => ({
  places: steps.map((step) => ({ step, task: undefined, done: false })),
});

const isDeed = (step: LifeStep): step is Deed => step.kind === 'clock' || step.kind === 'case';

/** The part of the script for a new task of a form; undefined when the life says nothing about it. */
export function takePart({ places }: Script, form: FormId, taskId: string): Part | undefined {
  const at = places.findIndex(({ step, task }) => !task && !isDeed(step) && step.form === form);
  const place = places[at];
  if (!place) return undefined;
  const first = places.slice(0, at).findLastIndex(({ step }) => !isDeed(step)) + 1;
  const waiting = places.slice(first, at).filter(({ task }) => !task);
  for (const one of [...waiting, place]) one.task = taskId;
  const deeds = waiting.map(({ step }) => step).filter(isDeed);
  if (place.step.kind !== 'ignore') return { deeds, answer: place.step as Answer };
  place.done = true;
  return { deeds, answer: undefined };
}

/** A deed or an answer of the script was done. */
export function markDone({ places }: Script, step: LifeStep): void {
  const place = places.find((one) => one.step === step && !one.done);
  if (place) place.done = true;
}

/** What was kept for a task that is gone waits for its next one. */
export function giveBack({ places }: Script, taskId: string): void {
  for (const place of places) if (place.task === taskId && !place.done) place.task = undefined;
}

export const stepsDone = ({ places }: Script): number => places.filter(({ done }) => done).length;

/** Whether the life has still something to say; after its last word nothing more is answered. */
export const hasMore = ({ places }: Script): boolean => places.some(({ done }) => !done);
