/** What was done is proved, and what was not done in full is explained (domain.md §3 «Measure»). */
import { errorIf, isBlank, rowsOf, type FormRule } from './form-rule.ts';

const EXPLAINED = ['PARTLY', 'REFUSED', 'NOT_DONE'];

export const measureStatusNeedsReason: FormRule = (data) =>
  rowsOf(data.measures).flatMap(({ status, reason, evidence }, index) => [
    ...errorIf(
      EXPLAINED.includes(String(status)) && isBlank(reason),
      `measures.${index}.reason`,
      'Напишите, почему мероприятие не выполнено полностью.',
    ),
    ...errorIf(
      status === 'DONE' && isBlank(evidence),
      `measures.${index}.evidence`,
      'Укажите, чем подтверждается выполнение.',
    ),
  ]);
