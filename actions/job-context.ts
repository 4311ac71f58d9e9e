/** What the action of a worker is given: its case and part, the element with its headers, the values the engine holds, and the time. */
import type { CaseState } from '#store/cases-store.ts';
import type { CasePart } from '#store/parts-store.ts';

export type JobContext = {
  readonly owner: CaseState;
  /** Null in the main line of the case. */
  readonly part: CasePart | null;
  readonly elementId: string;
  /** The task headers that the diagram gives the element. */
  readonly headers: Readonly<Record<string, string>>;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly now: string;
};

/** A code or id among the engine's variables; null when it is missing or no text. */
export function codeOf(variables: JobContext['variables'], name: string): string | null {
  const value = variables[name];
  return typeof value === 'string' ? value : null;
}
