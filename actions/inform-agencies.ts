/** Step 6: the bodies were informed of the results; a case without a programme ends here, any other goes on to support. */
import { agenciesInformed } from '#domain/case-clocks.ts';
import type { EngineVariables } from '#domain/engine-variables.ts';
import { DomainError } from '#domain/error.ts';
import type { InformAgenciesSubmission } from '#generated/form-types.ts';
import type { Transaction } from '#store/database.ts';
import { agencyFor, insertNotice, recordNoticeSent } from '#store/notices-store.ts';
import { changeClocks } from './change-clocks.ts';
import { endCase } from './end-case.ts';
import type { FormContext } from './form-context.ts';

const withoutProgramme = ['NO_CASE', 'SERVICES_442'];

export async function informAgencies(
  trx: Transaction,
  { owner, now }: FormContext,
  data: InformAgenciesSubmission,
): Promise<EngineVariables> {
  for (const [index, { noticeId, ...sent }] of (data.notices ?? []).entries()) {
    const known = await recordNoticeSent(trx, owner.id, { id: noticeId, ...sent });
    if (!known) throw unknownNotice(`notices.${index}.content`);
  }
  for (const [index, extra] of (data.extraNotices ?? []).entries()) {
    const agencyId = await agencyFor(trx, owner, extra.recipient);
    if (!agencyId) throw unknownNotice(`extraNotices.${index}.recipient`);
    const { legalGround, content } = extra;
    const id = await insertNotice(trx, { caseId: owner.id, agencyId, fact: 'EXTRA', legalGround, content });
    await recordNoticeSent(trx, owner.id, { id, content, sentAt: extra.sentAt, acknowledgedAt: extra.acknowledgedAt });
  }
  await changeClocks(trx, owner, agenciesInformed, now);
  const decision = owner.decision ?? '';
  if (withoutProgramme.includes(decision)) await endCase(trx, owner, { outcome: decision, at: now });
  return {};
}

function unknownNotice(path: string): DomainError {
  return new DomainError('INVALID_INPUT', {
    fields: [{ path, message: 'Такого органа или уведомления нет в справочнике вашей территории' }],
  });
}
