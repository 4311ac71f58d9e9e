/** A visit that ends with a new threat describes it, and a described threat leads to a new assessment (step 7, visit card). */
import { errorIf, isBlank, type FormRule } from './form-rule.ts';

export const newThreatNeedsDescription: FormRule = (data) => [
  ...errorIf(
    data.visitOutcome === 'NEW_THREAT' && isBlank(data.newThreats),
    'newThreats',
    'Опишите новую угрозу: с неё начнётся новая оценка.',
  ),
  ...errorIf(
    data.visitOutcome === 'CLOSURE_PROPOSED' && !isBlank(data.newThreats),
    'visitOutcome',
    'Описана новая угроза: закрывать случай нельзя.',
  ),
];
