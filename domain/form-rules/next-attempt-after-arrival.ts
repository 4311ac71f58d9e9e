/** Without access a next attempt is fixed, later than this one; an emergency asks for entry with the police instead (step 3). */
import { errorIf, isBlank, isLater, type FormRule } from './form-rule.ts';

export const nextAttemptAfterArrival: FormRule = (data, { given }) => {
  const failed = data.visitResult === 'NO_ACCESS' || data.visitResult === 'ADDRESS_WRONG';
  const byPolice = data.visitResult === 'NO_ACCESS' && given.urgency === 'EMERGENCY';
  if (!failed) return [];
  if (isBlank(data.nextAttemptAt)) return errorIf(!byPolice, 'nextAttemptAt', 'Назначьте следующую попытку.');
  return errorIf(
    !isLater(data.nextAttemptAt, data.arrivedAt),
    'nextAttemptAt',
    'Следующая попытка должна быть позже этого выезда.',
  );
};
