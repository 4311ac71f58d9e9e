/** The strip of seven steps as words: state, who, since when, due, done. Pure: facts in, strings out. */
import type { ApiSchemas } from '#generated/api-types.ts';
import { dueText, type DueTone } from '../../due-presenter.ts';
import { nameOf, roleNames } from '../../labels.ts';
import { counted } from '../../plural.ts';

type StepState = ApiSchemas['StepState'];

export type StepView = {
  readonly step: number;
  readonly title: string;
  readonly state: StepState['state'];
  readonly stateText: string;
  readonly current: boolean;
  readonly lines: readonly { readonly term: string; readonly text: string; readonly tone?: DueTone }[];
};

const stateTexts: Readonly<Record<StepState['state'], string>> = {
  DONE: 'пройден',
  CURRENT: 'идёт сейчас',
  AHEAD: 'впереди',
  SKIPPED: 'не понадобился',
};

/** `moment` writes an instant in the person's time zone («14:05», «21 ноября, 04:25»); `now` is in milliseconds. */
export function stepViews(
  steps: readonly StepState[],
  now: number,
  moment: (iso: string) => string,
): readonly StepView[] {
  return steps.map((step) => ({
    step: step.step,
    title: step.title,
    state: step.state,
    stateText: stateTexts[step.state],
    current: step.state === 'CURRENT',
    lines: linesOf(step, now, moment),
  }));
}

function linesOf(step: StepState, now: number, moment: (iso: string) => string): StepView['lines'] {
  const due = step.state === 'CURRENT' && step.dueAt ? dueText(step.dueAt, now) : undefined;
  return [
    ...(step.who ? [{ term: 'Кто', text: nameOf(roleNames, step.who) }] : []),
    ...(step.since ? [{ term: 'С', text: moment(step.since) }] : []),
    ...(due ? [{ term: 'Срок', text: due.text, tone: due.tone }] : []),
    ...(step.doneAt && step.state === 'DONE' ? [{ term: 'Готово', text: moment(step.doneAt) }] : []),
    ...(step.visits > 1 ? [{ term: 'Проходили', text: counted(step.visits, ['раз', 'раза', 'раз']) }] : []),
  ];
}
