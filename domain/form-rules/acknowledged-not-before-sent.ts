/** A notice is received after it was sent (step 6). */
import { isLater, rowsOf, type FormRule } from './form-rule.ts';

export const acknowledgedNotBeforeSent: FormRule = (data) =>
  ['notices', 'extraNotices'].flatMap((list) =>
    rowsOf(data[list]).flatMap((notice, index) =>
      isLater(notice.sentAt, notice.acknowledgedAt)
        ? [{ path: `${list}.${index}.acknowledgedAt`, message: 'Получено раньше, чем отправлено: проверьте время.' }]
        : [],
    ),
  );
