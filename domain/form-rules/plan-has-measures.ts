/** A programme has at least one measure, and none of them ends after the programme (domain.md §3). */
import { errorIf, isBlank, rowsOf, type FormRule } from './form-rule.ts';

export const planHasMeasures: FormRule = (data) => {
  const measures = rowsOf(data.measures);
  return [
    ...errorIf(measures.length === 0, 'measures', 'Добавьте хотя бы одно мероприятие.'),
    ...measures.flatMap(({ dueOn }, index) =>
      errorIf(
        !isBlank(dueOn) && !isBlank(data.validTo) && String(dueOn) > String(data.validTo),
        `measures.${index}.dueOn`,
        'Мероприятие заканчивается позже самой программы.',
      ),
    ),
  ];
};
