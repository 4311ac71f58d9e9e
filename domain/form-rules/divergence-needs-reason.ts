/** The consilium may differ from the computed risk with a reason, and lower it by one level at most (step 5, § risk). */
import { errorIf, isBlank, type FormRule } from './form-rule.ts';

const FROM_LOWEST = ['LOW', 'MEDIUM', 'HIGH'];

export const divergenceNeedsReason: FormRule = (data, { given }) => {
  if (isBlank(given.computedRisk) || isBlank(data.decidedRisk) || data.decidedRisk === given.computedRisk) return [];
  const lowered = FROM_LOWEST.indexOf(String(given.computedRisk)) - FROM_LOWEST.indexOf(String(data.decidedRisk));
  return [
    ...errorIf(lowered > 1, 'decidedRisk', 'Понизить уровень риска можно не больше чем на одну ступень.'),
    ...errorIf(isBlank(data.divergenceReason), 'divergenceReason', 'Решение расходится с расчётом: напишите, почему.'),
  ];
};
