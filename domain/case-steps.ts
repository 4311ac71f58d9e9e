/** The seven steps of work with a case (domain reference, §2): number and title as every screen and paper calls them. */

export type CaseStep = { readonly step: number; readonly title: string };

export const caseSteps: readonly CaseStep[] = [
  { step: 1, title: 'Приём сообщения' },
  { step: 2, title: 'Команда и экстренность' },
  { step: 3, title: 'Выезд' },
  { step: 4, title: 'Оценка рисков и угроз, помощь' },
  { step: 5, title: 'Коллегиальное решение' },
  { step: 6, title: 'Информирование' },
  { step: 7, title: 'Сопровождение по МИПР' },
];

/** The title of a step 1–7; an empty string outside these bounds. */
export function stepTitle(step: number): string {
  return caseSteps.find((candidate) => candidate.step === step)?.title ?? '';
}
