/** What the action of a worker is given: its case, the values the engine holds, and the time. */
import type { CaseState } from '#store/cases-store.ts';

export type JobContext = {
  readonly owner: CaseState;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly now: string;
};

/** A code or id among the engine's variables; null when it is missing or no text. */
export function codeOf(variables: JobContext['variables'], name: string): string | null {
  const value = variables[name];
  return typeof value === 'string' ? value : null;
}
