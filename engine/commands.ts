/**
 * What the application wants of the engine, as plain data: written to the outbox in the transaction of the facts and
 * sent by the dispatcher, in strict order within a lane. Every command is safe to repeat (docs/architecture.md).
 */

import type { EngineVariables } from '#domain/engine-variables.ts';

export type EngineCommand =
  | {
      readonly type: 'startCase';
      readonly caseId: string;
      readonly seat: number;
      readonly release: number;
      readonly variables: EngineVariables;
    }
  | {
      readonly type: 'startDeadline';
      readonly deadlineId: string;
      readonly seat: number;
      readonly release: number;
      readonly caseId: string;
      readonly rule: string;
    }
  | { readonly type: 'deadlineChanged'; readonly deadlineId: string; readonly changeId: string }
  | { readonly type: 'completeTask'; readonly taskId: string; readonly variables: EngineVariables }
  | { readonly type: 'assignTask'; readonly taskId: string; readonly userId: string }
  | { readonly type: 'unassignTask'; readonly taskId: string }
  /** Ends the mirrored running instances of the case up to and including this seat. */
  | { readonly type: 'cancelInstance'; readonly caseId: string; readonly seat: number }
  | { readonly type: 'resolveIncident'; readonly incidentKey: string };

/** Commands of one case go one after another. */
export const caseLane = (caseId: string): string => `case:${caseId}`;

/** The commands of a deadline do not wait for those of its case. */
export const deadlineLane = (deadlineId: string): string => `deadline:${deadlineId}`;
