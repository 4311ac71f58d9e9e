/** A case closes with at least one result reached, or with the reason why without (§ closure). */
import { errorIf, isBlank, type FormRule } from './form-rule.ts';

export const closingNeedsResultOrReason: FormRule = (data) => {
  if (data.closureDecision !== 'CLOSE') return [];
  return [
    ...errorIf(
      data.withResult === 'YES' && !(Array.isArray(data.results) && data.results.length > 0),
      'results',
      'Отметьте хотя бы один достигнутый результат.',
    ),
    ...errorIf(
      data.withResult === 'NO' && isBlank(data.closingReason),
      'closingReason',
      'Укажите причину закрытия без результата.',
    ),
  ];
};
