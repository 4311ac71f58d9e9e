/** An emergency departure takes the police along (step 2). */
import { errorIf, rowsOf, type FormRule } from './form-rule.ts';

export const emergencyRequiresPolice: FormRule = (data) =>
  errorIf(
    data.urgency === 'EMERGENCY' && !rowsOf(data.members).some((member) => member.agency === 'POLICE'),
    'members',
    'В экстренном выезде участвует полиция: добавьте сотрудника ПДН.',
  );
