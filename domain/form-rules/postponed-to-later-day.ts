/** A sitting that was put off takes place later (own rule). */
import { errorIf, isBlank, type FormRule } from './form-rule.ts';

export const postponedToLaterDay: FormRule = (data, { today }) =>
  errorIf(
    data.resolution === 'POSTPONED' && !isBlank(data.postponedTo) && String(data.postponedTo) <= today,
    'postponedTo',
    'Назначьте день после сегодняшнего.',
  );
