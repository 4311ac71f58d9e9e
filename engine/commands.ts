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
  | {
      /** Begins a process beside a case; the message id is `<part>:<seat>`. */
      readonly type: 'startPart';
      readonly partId: string;
      readonly processId: string;
      readonly seat: number;
      readonly release: number;
      readonly variables: EngineVariables;
    }
  | {
      /** Something awaited has happened in the main line (correlation key: the case) or in a part. */
      readonly type: 'tellLine';
      readonly name: string;
      readonly messageId: string;
      readonly correlationKey: string;
      readonly variables: EngineVariables;
    }
  /** Ends one instance of a part, if the engine of that epoch still runs. */
  | { readonly type: 'cancelPart'; readonly partId: string; readonly epoch: string; readonly instanceKey: string }
  | { readonly type: 'deadlineChanged'; readonly deadlineId: string; readonly changeId: string }
  | { readonly type: 'completeTask'; readonly taskId: string; readonly variables: EngineVariables }
  | { readonly type: 'assignTask'; readonly taskId: string; readonly userId: string }
  | { readonly type: 'unassignTask'; readonly taskId: string }
  /** Ends the mirrored running instances of the case up to and including this seat. */
  | { readonly type: 'cancelInstance'; readonly caseId: string; readonly seat: number }
  /** The job behind the incident, if there is one, gets its attempts back first. */
  | { readonly type: 'resolveIncident'; readonly incidentKey: string; readonly jobKey: string | null };

/** Commands of one case go one after another. */
export const caseLane = (caseId: string): string => `case:${caseId}`;

/** The commands of a deadline do not wait for those of its case. */
export const deadlineLane = (deadlineId: string): string => `deadline:${deadlineId}`;

/** An incident is settled beside everything else. */
export const incidentLane = (incidentKey: string): string => `incident:${incidentKey}`;
