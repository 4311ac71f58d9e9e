/** Records what was sent of the prepared notices of a part, what was not needed, and what was added by hand. */
import { DomainError } from '#domain/error.ts';
import type { SendImmediateNoticesSubmission, SendNoticesSubmission } from '#generated/form-types.ts';
import type { Transaction } from '#store/database.ts';
import { agencyFor, closeNotice, insertNotice, type NoticeKind, recordNoticeSent } from '#store/notices-store.ts';
import type { FormContext } from './form-context.ts';
import { partOf } from './part-of.ts';

type Submission = SendNoticesSubmission | SendImmediateNoticesSubmission;
type Prepared = NonNullable<Submission['notices']>[number];
type Extra = NonNullable<Submission['extraNotices']>[number];

/** How many notices went out. */
export async function recordSentNotices(
  trx: Transaction,
  context: FormContext,
  data: Submission,
  kind: NoticeKind,
): Promise<number> {
  const notices: readonly Prepared[] = data.notices ?? [];
  const extras: readonly Extra[] = data.extraNotices ?? [];
  for (const [index, notice] of notices.entries()) {
    if (!(await recordPrepared(trx, context, notice))) throw unknownNotice(`notices.${index}.content`);
  }
  for (const [index, extra] of extras.entries()) {
    if (!(await recordExtra(trx, context, extra, kind))) throw unknownNotice(`extraNotices.${index}.recipient`);
  }
  return notices.filter(({ sending }) => sending === 'SENT').length + extras.length;
}

async function recordPrepared(trx: Transaction, context: FormContext, notice: Prepared): Promise<boolean> {
  const place = { id: notice.noticeId, partId: partOf(context).id };
  if (notice.sending === 'NOT_NEEDED') return closeNotice(trx, place, notice.notNeededReason ?? '');
  return recordNoticeSent(trx, place, sentOf(context, notice));
}

async function recordExtra(trx: Transaction, context: FormContext, extra: Extra, kind: NoticeKind): Promise<boolean> {
  const { owner } = context;
  const partId = partOf(context).id;
  const agencyId = await agencyFor(trx, owner, extra.recipient);
  if (!agencyId) return false;
  const { legalGround, content } = extra;
  const notice = { agencyId, kind, fact: 'EXTRA', title: 'По решению специалиста', legalGround, content };
  const id = await insertNotice(trx, { caseId: owner.id, partId, ...notice });
  return recordNoticeSent(trx, { id, partId }, sentOf(context, extra));
}

function sentOf({ userId, now }: FormContext, notice: Prepared | Extra) {
  return {
    legalGround: notice.legalGround,
    content: notice.content,
    sentAt: notice.sentAt ?? now,
    way: notice.way ?? '',
    outgoingNumber: ('outgoingNumber' in notice && notice.outgoingNumber) || '',
    acceptedBy: ('acceptedBy' in notice && notice.acceptedBy) || '',
    sentBy: userId,
  };
}

function unknownNotice(path: string): DomainError {
  return new DomainError('INVALID_INPUT', {
    fields: [{ path, message: 'Такого органа или уведомления нет в справочнике вашей территории' }],
  });
}
