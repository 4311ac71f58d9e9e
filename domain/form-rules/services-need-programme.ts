/** Services begin by an individual programme (442-ФЗ ст. 16); urgent ones need neither recognition nor programme (ст. 21). */
import { errorIf, isBlank, type FormRule } from './form-rule.ts';

export const servicesNeedProgramme: FormRule = (data, { given }) => {
  const urgentOnly =
    Array.isArray(given.services) && given.services.length > 0 && given.services.every((code) => code === 'URGENT');
  const begun = data.servicesOutcome === 'BEGUN' && !urgentOnly;
  return [
    ...errorIf(begun && isBlank(data.recognisedOn), 'recognisedOn', 'Укажите, когда семья признана нуждающейся.'),
    ...errorIf(begun && isBlank(data.programmeOn), 'programmeOn', 'Укажите, когда составлена ИППСУ.'),
  ];
};
