/** One child's eighteenth birthday closes a family case only if no other minor remains (120-ФЗ ст. 7, domain.md §3). */
import { errorIf, type FormRule } from './form-rule.ts';

export const age18NeedsNoMinor: FormRule = (data, { given, today }) => {
  const closedOn = typeof data.closedOn === 'string' ? data.closedOn : today;
  const birthdays = Array.isArray(given.comingOfAge) ? given.comingOfAge : [];
  const minors = birthdays.filter((day) => typeof day !== 'string' || day > closedOn).length;
  return errorIf(
    data.closureDecision === 'CLOSE' && data.withResult === 'NO' && data.closingReason === 'AGE_18' && minors > 0,
    'closingReason',
    'В семье остаются несовершеннолетние: по возрасту случай закрыть нельзя.',
  );
};
