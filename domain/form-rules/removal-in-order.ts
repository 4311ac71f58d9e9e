/** After a removal the child is placed, the prosecutor is told and the claim is filed, none of it before (Family Code art. 77). */
import { errorIf, isLater, textIn, type FormRule } from './form-rule.ts';

export const removalInOrder: FormRule = (data) => {
  const removedOn = textIn(data.removedAt).slice(0, 10);
  const filedOn = textIn(data.claimFiledOn);
  return [
    ...errorIf(isLater(data.removedAt, data.placedAt), 'placedAt', 'Ребёнка устроили раньше, чем отобрали: проверьте.'),
    ...errorIf(
      isLater(data.removedAt, data.prosecutorNotifiedAt),
      'prosecutorNotifiedAt',
      'Прокурор извещён раньше, чем ребёнка отобрали: проверьте время.',
    ),
    ...errorIf(
      filedOn !== '' && filedOn < removedOn,
      'claimFiledOn',
      'Иск подан раньше, чем ребёнка отобрали: проверьте дату.',
    ),
  ];
};
