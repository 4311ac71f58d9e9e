/** A visit at which the child was not seen says why (steps 3 and 7). */
import { errorIf, isBlank, type FormRule } from './form-rule.ts';

export const childNotSeenNeedsReason: FormRule = (data) =>
  errorIf(
    data.childSeen === 'NO' && isBlank(data.childNotSeenReason),
    'childNotSeenReason',
    'Напишите, почему ребёнка не видели.',
  );
