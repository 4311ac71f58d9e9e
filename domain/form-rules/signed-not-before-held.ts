/** The protocol is signed on the day of the sitting or later (step 5). */
import { errorIf, type FormRule } from './form-rule.ts';

export const signedNotBeforeHeld: FormRule = (data, { given }) =>
  errorIf(
    typeof data.signedOn === 'string' && typeof given.heldOn === 'string' && data.signedOn < given.heldOn,
    'signedOn',
    'Протокол подписан раньше, чем прошло заседание: проверьте дату.',
  );
