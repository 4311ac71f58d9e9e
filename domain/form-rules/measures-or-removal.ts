/** An unsafe child is not left without anything: a control for every threat, or the removal (§ safety). */
import { errorIf, rowsOf, type FormRule } from './form-rule.ts';

const LEFT_IN_DANGER = 'Ребёнок не может оставаться в опасности без защиты: укажите меру или отобрание.';

export const measuresOrRemoval: FormRule = (data) => {
  if (data.removalDecision !== 'NOT_REMOVED') return [];
  const threats = rowsOf(data.threatMeasures);
  return [
    ...errorIf(threats.length === 0, 'threatMeasures', 'Назовите хотя бы одну угрозу и меру, которая её снимает.'),
    ...threats.flatMap(({ measure }, index) =>
      errorIf(measure === 'NONE', `threatMeasures.${index}.measure`, LEFT_IN_DANGER),
    ),
  ];
};
