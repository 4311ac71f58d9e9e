/** A threat found during watch is described, and a described one is not denied (visit card, domain.md §3). */
import { errorIf, isBlank, type FormRule } from './form-rule.ts';

export const watchThreatNeedsDescription: FormRule = (data) =>
  errorIf(
    data.newThreat === 'YES' && isBlank(data.newThreats),
    'newThreats',
    'Опишите угрозу: с неё начнётся экстренное реагирование.',
  );
