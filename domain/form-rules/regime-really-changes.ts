/** A change of the visit regime names another regime than the present one (domain.md §3 «Patronage»). */
import { errorIf, isBlank, type FormRule } from './form-rule.ts';

export const regimeReallyChanges: FormRule = (data, { given }) =>
  errorIf(
    !isBlank(data.regime) && data.regime === given.currentRegime,
    'regime',
    'Этот режим уже действует: выберите другой.',
  );
