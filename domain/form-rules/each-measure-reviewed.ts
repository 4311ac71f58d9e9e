/** Monitoring says of every measure of the programme how it stands, of each once (domain.md §3 «Monitoring»). */
import { errorIf, rowsOf, type FormRule } from './form-rule.ts';

export const eachMeasureReviewed: FormRule = (data, { given }) => {
  const reviewed = rowsOf(data.measures).map(({ measureId }) => measureId);
  const complete =
    new Set(reviewed).size === reviewed.length &&
    rowsOf(given.planMeasures).every(({ value }) => reviewed.includes(value));
  return errorIf(!complete, 'measures', 'Отметьте выполнение каждого мероприятия программы, каждого один раз.');
};
