/** An unsafe child is not left without anything: at least one control, or the removal (§ safety). */
import { errorIf, type FormRule } from './form-rule.ts';

export const measuresOrRemoval: FormRule = (data) =>
  errorIf(
    data.removal === 'NO' && !(Array.isArray(data.measures) && data.measures.length > 0),
    'measures',
    'Отметьте хотя бы одну меру: ребёнок не может оставаться в опасности без защиты.',
  );
