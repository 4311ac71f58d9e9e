/** Notices as papers: one for each that was sent, with nothing but what its recipient needs; and the register of all of them. */
import { rowsTag, type Tags, type TagsOf, textTag } from '#documents/dictionary.ts';
import type { noticeDictionary, noticeRegisterDictionary } from '#documents/papers/own-facts.ts';
import type { SendNoticesSubmission } from '#generated/form-types.ts';
import type { Transaction } from '#store/database.ts';
import { type Notice, noticesOf } from '#store/notices-store.ts';
import type { AnsweredForm, OwnSheet, SubmittedForm } from './submitted-form.ts';

/** The answers of the two forms that send notices, as far as papers need them. */
type Sent = Pick<SendNoticesSubmission, 'notices' | 'extraNotices'>;

export async function noticeSheets(
  trx: Transaction,
  { owner, data }: SubmittedForm,
  { tags }: AnsweredForm,
): Promise<readonly OwnSheet[]> {
  const known = new Map((await noticesOf(trx, owner.id)).map((notice) => [notice.id, notice]));
  const { notices = [] } = data as Sent;
  const prepared = notices.flatMap(({ noticeId, sending }, index) => {
    const row = rowsTag(tags, 'notices')[index];
    return sending === 'SENT' ? [{ subject: noticeId, tags: noticeTags(row, known.get(noticeId)) }] : [];
  });
  const extra = rowsTag(tags, 'extraNotices').map((row, index) => ({
    subject: `extra-${index + 1}`,
    tags: noticeTags(row, undefined),
  }));
  return [...prepared, ...extra];
}

function noticeTags(row: Tags | undefined, notice: Notice | undefined): TagsOf<typeof noticeDictionary> {
  return {
    recipient: notice?.agencyName ?? textTag(row, 'recipient'),
    legalGround: textTag(row, 'legalGround'),
    content: textTag(row, 'content'),
    factTitle: notice?.title ?? '',
    sentAt: textTag(row, 'sentAt'),
    way: textTag(row, 'way'),
    acceptedBy: textTag(row, 'acceptedBy'),
  };
}

export async function noticeRegister(
  _trx: Transaction,
  _submitted: SubmittedForm,
  { tags }: AnsweredForm,
): Promise<TagsOf<typeof noticeRegisterDictionary>> {
  const prepared = rowsTag(tags, 'notices').map((row) => ({
    recipient: textTag(row, 'noticeId'),
    sending: textTag(row, 'sending'),
    sentAt: textTag(row, 'sentAt'),
    notNeededReason: textTag(row, 'notNeededReason'),
  }));
  const extra = rowsTag(tags, 'extraNotices').map((row) => ({
    recipient: textTag(row, 'recipient'),
    sending: 'Отправлено',
    sentAt: textTag(row, 'sentAt'),
    notNeededReason: '',
  }));
  return { noticeRows: [...prepared, ...extra] };
}
