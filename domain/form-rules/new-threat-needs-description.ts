/** A visit that ends with a new threat describes it, and a described threat is acted upon (step 7, visit card). */
import { errorIf, isBlank, type FormRule } from './form-rule.ts';

export const newThreatNeedsDescription: FormRule = (data) => [
  ...errorIf(
    data.visitOutcome === 'NEW_THREAT' && isBlank(data.newThreats),
    'newThreats',
    'Опишите новую угрозу: с неё начнётся экстренное реагирование.',
  ),
  ...errorIf(
    data.visitOutcome === 'CONTINUE' && !isBlank(data.newThreats),
    'visitOutcome',
    'Описана новая угроза: выберите экстренное реагирование.',
  ),
];
