/**
 * Our own diagram rules as a bpmnlint plugin `seven-steps`. bpmnlint finds plugins only as installed packages, so ours
 * is handed to it by its resolver (Node: lint-diagram.ts; browser: web-modeler).
 */
import { callNamesItsPlace } from './call-names-its-place.ts';
import { conditionalFlowHasName } from './conditional-flow-has-name.ts';
import { everyAnswerCounts } from './every-answer-counts.ts';
import { everyPathEnds } from './every-path-ends.ts';
import { jobTypeExists } from './job-type-exists.ts';
import { messageFindsItsLine } from './message-finds-its-line.ts';
import { noPersonalVariable } from './no-personal-variable.ts';
import { onlyDeadlinesWaitForTime } from './only-deadlines-wait-for-time.ts';
import { partTakesSeatAndRecordsOutcome } from './part-takes-seat-and-records-outcome.ts';
import type { RuleFactory } from './rule.ts';
import { userTaskHasDeadlineRule } from './user-task-has-deadline-rule.ts';
import { userTaskHasForm } from './user-task-has-form.ts';
import { userTaskHasRole } from './user-task-has-role.ts';

/** The package name that bpmnlint asks its resolver for. */
export const pluginPackage = 'bpmnlint-plugin-seven-steps';

export const ownRules: Readonly<Record<string, RuleFactory>> = {
  'call-names-its-place': callNamesItsPlace,
  'conditional-flow-has-name': conditionalFlowHasName,
  'every-answer-counts': everyAnswerCounts,
  'every-path-ends': everyPathEnds,
  'job-type-exists': jobTypeExists,
  'message-finds-its-line': messageFindsItsLine,
  'no-personal-variable': noPersonalVariable,
  'only-deadlines-wait-for-time': onlyDeadlinesWaitForTime,
  'part-takes-seat-and-records-outcome': partTakesSeatAndRecordsOutcome,
  'user-task-has-deadline-rule': userTaskHasDeadlineRule,
  'user-task-has-form': userTaskHasForm,
  'user-task-has-role': userTaskHasRole,
};

/** Each own rule as an error, in the form of a bpmnlint configuration. */
export const ownRuleSettings: Readonly<Record<string, 'error'>> = Object.fromEntries(
  Object.keys(ownRules).map((name) => [`seven-steps/${name}`, 'error' as const]),
);
