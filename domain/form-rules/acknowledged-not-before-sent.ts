/** A notice is received after it was sent, and nobody is reminded before (step 6). */
import { isLater, rowsOf, type FieldError, type FormRule } from './form-rule.ts';

const TOO_EARLY = {
  acknowledgedAt: 'Получено раньше, чем отправлено: проверьте время.',
  remindedAt: 'Напоминание раньше отправки: проверьте время.',
} as const;

export const acknowledgedNotBeforeSent: FormRule = (data, { given }) => {
  const sent = new Map(rowsOf(given.receipts).map(({ noticeId, sentAt }) => [noticeId, sentAt]));
  return rowsOf(data.receipts).flatMap((receipt, index) =>
    Object.entries(TOO_EARLY).flatMap(([key, message]): readonly FieldError[] =>
      isLater(sent.get(receipt.noticeId), receipt[key]) ? [{ path: `receipts.${index}.${key}`, message }] : [],
    ),
  );
};
