/** Every child of the family that was given is assessed, each once. */
import { rowsOf, type FormRule } from './form-rule.ts';

export const eachChildAssessed: FormRule = (data, { given }) => {
  const assessed = rowsOf(data.children).map((child) => child.childId);
  const expected = rowsOf(given.familyChildren).map((option) => option.value);
  const complete =
    assessed.length > 0 &&
    new Set(assessed).size === assessed.length &&
    expected.every((childId) => assessed.includes(childId));
  return complete ? [] : [{ path: 'children', message: 'Оцените каждого ребёнка семьи, каждого один раз.' }];
};
