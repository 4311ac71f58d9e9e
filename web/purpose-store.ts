/**
 * What a case is opened for: asked once in a sign-in and case, when the server wants to know. Whoever waits for an answer of that
 * case waits for the dialog and then asks the server again. A tiny store outside React.
 */
import { useSyncExternalStore } from 'react';
import type { ApiProblem } from './api-problem.ts';

export type PurposeQuestion = {
  readonly caseId: string;
  readonly answered: () => void;
  readonly refused: () => void;
};

let open: PurposeQuestion | undefined;
let waiting: Promise<void> = Promise.resolve();
const listeners = new Set<() => void>();
const tell = (): void => listeners.forEach((listener) => listener());

/** Waits until the person has said it; a second question about the same case waits with the first. */
export function purposeFor(caseId: string, problem: ApiProblem): Promise<void> {
  if (open?.caseId === caseId) return waiting;
  open?.refused();
  const said = new Promise<void>((resolve, reject) => {
    const end = (settle: () => void) => () => {
      if (open?.caseId === caseId) open = undefined;
      settle();
      tell();
    };
    open = { caseId, answered: end(resolve), refused: end(() => reject(problem)) };
  });
  waiting = said;
  tell();
  return said;
}

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

export function usePurposeQuestion(): PurposeQuestion | undefined {
  return useSyncExternalStore(subscribe, () => open);
}
