/** How an operation is asked by the test of the access matrix. */
import type { Asked } from '#test/support/api.ts';
import type { Target } from './furnished-office.ts';

/** `first`: what the person does before, in the same undone transaction. */
export type Question = {
  readonly operation: string;
  /** Nothing: the operation is not about a case, and one answer serves all situations. */
  readonly about?: (target: Target) => Asked;
  readonly asked?: Asked;
  readonly first?: string;
  /** Not undone: a search is noted in the very transaction that asks. */
  readonly kept?: true;
  /** Asked in a session of its own, because it ends sessions. */
  readonly fresh?: true;
};

/** By the row of docs/access-matrix.csv: an operation, or an operation with what distinguishes the row after a colon. */
export type Questions = readonly (readonly [row: string, question: Omit<Question, 'operation'>])[];

/** A password that is strong enough. */
export const password = 'sem-shagov-2026';
export const reason = 'Так сложилось у семьи';
