/** It is stated of every notice that was sent what became of it: none is dropped from the list (step 6). */
import { errorIf, rowsOf, type FormRule } from './form-rule.ts';

export const eachReceiptStated: FormRule = (data, { given }) => {
  const stated = rowsOf(data.receipts).map((receipt) => receipt.noticeId);
  const complete =
    new Set(stated).size === stated.length && rowsOf(given.receipts).every(({ noticeId }) => stated.includes(noticeId));
  return errorIf(!complete, 'receipts', 'Отметьте каждое отправленное уведомление.');
};
