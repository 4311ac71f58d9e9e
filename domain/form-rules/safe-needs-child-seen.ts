/** Nobody is called safe unseen, nor while the safety plan is broken (§ safety: a broken control is no control). */
import { errorIf, type FormRule } from './form-rule.ts';

export const safeNeedsChildSeen: FormRule = (data) => {
  if (data.safetyNow !== 'SAFE_NOW') return [];
  return [
    ...errorIf(data.childSeen === 'NO', 'safetyNow', 'Ребёнка не видели: назвать его в безопасности нельзя.'),
    ...errorIf(data.planKept === 'BROKEN', 'safetyNow', 'План безопасности нарушен: это ещё небезопасно.'),
  ];
};
