/** A message that is not taken into work is explained (step 1: REJECT with reason; own rule for ATTACH and REDIRECT). */
import { errorIf, isBlank, type FormRule } from './form-rule.ts';

const EXPLAINED = ['ATTACH', 'REDIRECT', 'REJECT'];

export const decisionReasonRequired: FormRule = (data) =>
  errorIf(
    EXPLAINED.includes(String(data.signalDecision)) && isBlank(data.decisionReason),
    'decisionReason',
    'Напишите, почему сообщение не принимается в работу.',
  );
