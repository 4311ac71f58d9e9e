/** Every notice that was prepared is sent: none is dropped from the list (step 6). */
import { errorIf, rowsOf, type FormRule } from './form-rule.ts';

export const eachNoticeAnswered: FormRule = (data, { given }) => {
  const sent = rowsOf(data.notices).map((notice) => notice.noticeId);
  const complete =
    new Set(sent).size === sent.length && rowsOf(given.notices).every(({ noticeId }) => sent.includes(noticeId));
  return errorIf(!complete, 'notices', 'Заполните каждое подготовленное уведомление.');
};
