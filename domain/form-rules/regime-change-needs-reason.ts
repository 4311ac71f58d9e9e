/** The visit regime is changed only with a logged reason (§ patronage). */
import { errorIf, isBlank, type FormRule } from './form-rule.ts';

export const regimeChangeNeedsReason: FormRule = (data, { given }) =>
  errorIf(
    !isBlank(data.regime) && data.regime !== given.currentRegime && isBlank(data.regimeReason),
    'regimeReason',
    'Напишите, почему меняется режим посещений.',
  );
