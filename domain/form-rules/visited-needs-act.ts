/** A visit that took place leaves a report on living conditions with its children (order № 4 of 10.01.2019, annex 3). */
import { errorIf, isBlank, rowsOf, type FormRule } from './form-rule.ts';

const ACT = ['address', 'care', 'housing', 'conclusions'];

export const visitedNeedsAct: FormRule = (data) => {
  if (data.visitResult !== 'VISITED') return [];
  const blank = ACT.filter((key) => isBlank(data[key]));
  return [
    ...blank.map((path) => ({ path, message: 'Заполните: без этого акт обследования не составить.' })),
    ...errorIf(rowsOf(data.children).length === 0, 'children', 'Добавьте в акт каждого ребёнка семьи.'),
  ];
};
