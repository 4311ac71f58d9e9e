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
  const about = { step, title, visits: past?.answers ?? 0 };
  const current = !input.closed && input.current === step;
  return { ...about, ...(current ? currentStep(input, step, past) : otherStep(input, step, past)) };
}

type Progress = Omit<StepState, 'step' | 'title' | 'visits'>;

function currentStep({ open, openedAt, now }: Input, step: number, past: StepHistory | undefined): Progress {
  const task = open.find((entry) => entry.step === step);
  const dueAt = task?.dueAt ?? null;
  return {
    state: 'CURRENT',
    who: task?.who ?? task?.role ?? null,
    since: task?.since ?? past?.firstAt ?? openedAt,
    dueAt,
    overdue: dueAt !== null && dueAt < now,
    doneAt: null,
  };
}

function otherStep({ current, closed }: Input, step: number, past: StepHistory | undefined): Progress {
  const unanswered = step < current || closed ? 'SKIPPED' : 'AHEAD';
  return {
    state: past && past.answers > 0 ? 'DONE' : unanswered,
    who: past?.lastBy ?? null,
    since: past?.firstAt ?? null,
    dueAt: null,
    overdue: false,
    doneAt: past?.lastAt ?? null,
  };
}
