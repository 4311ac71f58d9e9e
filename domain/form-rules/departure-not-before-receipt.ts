/** The team cannot leave before the message came in. */
import { errorIf, isLater, type FormRule } from './form-rule.ts';

export const departureNotBeforeReceipt: FormRule = (data, { given }) =>
  errorIf(
    isLater(given.receivedAt, data.departureAt),
    'departureAt',
    'Выезд раньше, чем получено сообщение: проверьте дату и время.',
  );
