/** A consilium is more than one person, and each member is asked once (step 5). */
import { errorIf, type FormRule } from './form-rule.ts';

const FEWEST = 2;

export const enoughMembers: FormRule = (data) => {
  const chosen = Array.isArray(data.members) ? new Set(data.members) : new Set();
  return errorIf(chosen.size < FEWEST, 'members', 'Выберите не меньше двух членов консилиума.');
};
