/** The team cannot arrive before it left. */
import { errorIf, isLater, type FormRule } from './form-rule.ts';

export const arrivalNotBeforeDeparture: FormRule = (data, { given }) =>
  errorIf(isLater(given.departureAt, data.arrivedAt), 'arrivedAt', 'Прибытие раньше выезда: проверьте дату и время.');
