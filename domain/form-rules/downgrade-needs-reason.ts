/** Urgency may always be raised, and lowered only with a reason (step 2). */
import { errorIf, isBlank, type FormRule } from './form-rule.ts';

const FROM_LOWEST = ['PLANNED', 'URGENT', 'EMERGENCY'];

export const downgradeNeedsReason: FormRule = (data, { given }) =>
  errorIf(
    FROM_LOWEST.indexOf(String(data.urgency)) < FROM_LOWEST.indexOf(String(given.urgencyProposed)) &&
      isBlank(data.downgradeReason),
    'downgradeReason',
    'Экстренность ниже предложенной: напишите, почему.',
  );
