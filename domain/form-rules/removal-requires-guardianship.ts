/** Where a removal is possible, the guardianship authority is in the team (step 2; Family Code art. 77). */
import { errorIf, rowsOf, type FormRule } from './form-rule.ts';

export const removalRequiresGuardianship: FormRule = (data) =>
  errorIf(
    data.removalPossible === 'YES' && !rowsOf(data.members).some((member) => member.agency === 'GUARDIANSHIP'),
    'members',
    'Если возможно отобрание, в команде должен быть орган опеки: добавьте его специалиста.',
  );
