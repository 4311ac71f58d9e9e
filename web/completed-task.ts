/** The task completed last in this window, so that the list can say so and offer the next task of the same case. */
import { useSyncExternalStore } from 'react';

export type CompletedTask = {
  readonly taskId: string;
  readonly title: string;
  readonly caseId: string;
  readonly caseNumber: string;
};

let last: CompletedTask | undefined;
const listeners = new Set<() => void>();

export function setCompletedTask(task: CompletedTask | undefined): void {
  last = task;
  listeners.forEach((listener) => listener());
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function useCompletedTask(): CompletedTask | undefined {
  return useSyncExternalStore(subscribe, () => last);
}
