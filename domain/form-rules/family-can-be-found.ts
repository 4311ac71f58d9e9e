/** A message taken into work says how to find the family: by its name or by a place (own rule). */
import { errorIf, isBlank, type FormRule } from './form-rule.ts';

export const familyCanBeFound: FormRule = (data) =>
  errorIf(
    data.signalDecision === 'ACCEPT' && isBlank(data.familyName) && isBlank(data.location),
    'location',
    'Укажите, как известна семья или где находятся дети: иначе команде некуда ехать.',
  );
