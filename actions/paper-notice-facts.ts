/** Notices as papers: one for each that was sent, with nothing but what its recipient needs; and the register of all of them. */
import type { Tags, TagsOf } from '#documents/dictionary.ts';
import type { noticeDictionary, noticeRegisterDictionary } from '#documents/papers/own-facts.ts';
import type { SendNoticesSubmission } from '#generated/form-types.ts';
import type { Transaction } from '#store/database.ts';
import { type Notice, noticesOf } from '#store/notices-store.ts';
import type { AnsweredForm, OwnSheet, SubmittedForm } from './submitted-form.ts';

/** The answers of the two forms that send notices, as far as papers need them. */
type Sent = Pick<SendNoticesSubmission, 'notices' | 'extraNotices'>;

const text = (row: Tags | undefined, tag: string): string => {
  const value = row?.[tag];
  return typeof value === 'string' ? value : '';
};

const rowsIn = (tags: Tags, list: string): readonly Tags[] =>
  Array.isArray(tags[list]) ? (tags[list] as readonly Tags[]) : [];

export async function noticeSheets(
  trx: Transaction,
  { owner, data }: SubmittedForm,
  { tags }: AnsweredForm,
): Promise<readonly OwnSheet[]> {
  const known = new Map((await noticesOf(trx, owner.id)).map((notice) => [notice.id, notice]));
  const { notices = [] } = data as Sent;
  const prepared = notices.flatMap(({ noticeId, sending }, index) => {
    const row = rowsIn(tags, 'notices')[index];
    return sending === 'SENT' ? [{ subject: noticeId, tags: noticeTags(row, known.get(noticeId)) }] : [];
  });
  const extra = rowsIn(tags, 'extraNotices').map((row, index) => ({
    subject: `extra-${index + 1}`,
    tags: noticeTags(row, undefined),
  }));
  return [...prepared, ...extra];
}

function noticeTags(row: Tags | undefined, notice: Notice | undefined): TagsOf<typeof noticeDictionary> {
  return {
    recipient: notice?.agencyName ?? text(row, 'recipient'),
    legalGround: text(row, 'legalGround'),
    content: text(row, 'content'),
    factTitle: notice?.title ?? '',
    sentAt: text(row, 'sentAt'),
    way: text(row, 'way'),
    acceptedBy: text(row, 'acceptedBy'),
  };
}

export async function noticeRegister(
  _trx: Transaction,
  _submitted: SubmittedForm,
  { tags }: AnsweredForm,
): Promise<TagsOf<typeof noticeRegisterDictionary>> {
  const prepared = rowsIn(tags, 'notices').map((row) => ({
    recipient: text(row, 'noticeId'),
    sending: text(row, 'sending'),
    sentAt: text(row, 'sentAt'),
    notNeededReason: text(row, 'notNeededReason'),
  }));
  const extra = rowsIn(tags, 'extraNotices').map((row) => ({
    recipient: text(row, 'recipient'),
    sending: 'Отправлено',
    sentAt: text(row, 'sentAt'),
    notNeededReason: '',
  }));
  return { noticeRows: [...prepared, ...extra] };
}
