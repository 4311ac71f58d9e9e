/** The strip of the seven steps of a case: for each step who, since when, until when, and whether it is done. */
import { caseSteps } from '#domain/case-steps.ts';
import type { OpenTaskItem, StepHistory } from '#store/views/case-card-view.ts';

export type StepState = {
  readonly step: number;
  readonly title: string;
  readonly state: 'DONE' | 'CURRENT' | 'AHEAD' | 'SKIPPED';
  readonly who: string | null;
  readonly since: string | null;
  readonly dueAt: string | null;
  readonly overdue: boolean;
  readonly doneAt: string | null;
  readonly visits: number;
};

type Input = {
  readonly current: number;
  readonly closed: boolean;
  readonly openedAt: string;
  readonly history: readonly StepHistory[];
  readonly open: readonly OpenTaskItem[];
  readonly now: string;
};

/** Steps before the current one that nobody answered were skipped; a closed case has no current step. */
export function stepStrip(input: Input): StepState[] {
  return caseSteps.map(({ step, title }) => stepState(input, step, title));
}

function stepState(input: Input, step: number, title: string): StepState {
  const past = input.history.find((entry) => entry.step === step);
  const task = input.open.find((entry) => entry.step === step);
  const current = !input.closed && input.current === step;
  const dueAt = current ? (task?.dueAt ?? null) : null;
  return {
    step,
    title,
    state: current ? 'CURRENT' : past && past.answers > 0 ? 'DONE' : step < input.current || input.closed ? 'SKIPPED' : 'AHEAD',
    who: current ? (task?.who ?? task?.role ?? null) : (past?.lastBy ?? null),
    since: current ? (task?.since ?? past?.firstAt ?? input.openedAt) : (past?.firstAt ?? null),
    dueAt,
    overdue: dueAt !== null && dueAt < input.now,
    doneAt: current ? null : (past?.lastAt ?? null),
    visits: past?.answers ?? 0,
  };
}
