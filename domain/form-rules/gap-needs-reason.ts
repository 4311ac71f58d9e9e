/** Data that stay missing are explained before the consilium decides with the gap shown (§ risk, INCOMPLETE). */
import { errorIf, isBlank, type FormRule } from './form-rule.ts';

export const gapNeedsReason: FormRule = (data) =>
  errorIf(
    data.dataGapAccepted === true && isBlank(data.dataGapReason),
    'dataGapReason',
    'Напишите, каких сведений не хватает и почему их нельзя получить.',
  );
