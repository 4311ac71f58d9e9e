/** Step 7 without a case: the family is referred to social services, and it is watched that they begin (442-ФЗ ст. 14–16). */
import type { EngineVariables } from '#domain/engine-variables.ts';
import { DomainError } from '#domain/error.ts';
import { referralSent, servicesApplied, servicesConfirmed } from '#domain/support-clocks.ts';
import type { ConfirmServicesSubmission, ReferToServicesSubmission } from '#generated/form-types.ts';
import type { Transaction } from '#store/database.ts';
import { insertSupportFact, lastSupportFact, updateSupportFact } from '#store/support-facts-store.ts';
import { changeClocks } from './change-clocks.ts';
import type { FormContext } from './form-context.ts';
import { refuseDuringEmergency } from './refuse-during-emergency.ts';

export async function referToServices(
  trx: Transaction,
  { owner, part, now, submissionId }: FormContext,
  data: ReferToServicesSubmission,
): Promise<EngineVariables> {
  const partId = part?.id ?? null;
  await insertSupportFact(
    trx,
    'service_referrals',
    { caseId: owner.id, partId, submissionId },
    { applied_on: data.appliedOn, provider: data.provider, services: data.services, need: data.need },
  );
  await changeClocks(trx, owner, referralSent, now, partId);
  await changeClocks(trx, owner, servicesApplied(now), now, partId);
  return {};
}

/** EMERGENCY_RUNNING: any news but that of waiting ends the case, which waits for the emergency. */
export async function confirmServices(
  trx: Transaction,
  { owner, part, now }: FormContext,
  data: ConfirmServicesSubmission,
): Promise<EngineVariables> {
  if (data.servicesOutcome !== 'WAIT') await refuseDuringEmergency(trx, owner);
  const partId = part?.id ?? null;
  const referral = await lastSupportFact(trx, 'service_referrals', { caseId: owner.id, partId });
  if (!referral) throw new DomainError('NOT_FOUND');
  await updateSupportFact(trx, 'service_referrals', referral.id, {
    recognised_on: data.recognisedOn || null,
    programme_on: data.programmeOn || null,
    programme_number: data.programmeNumber || null,
    begun_on: data.begunOn || null,
    outcome: data.servicesOutcome,
    refusal_reason: data.refusalReason || null,
    note: data.note || null,
  });
  const news = {
    outcome: data.servicesOutcome,
    recognised: Boolean(data.recognisedOn),
    programmed: Boolean(data.programmeOn),
  };
  await changeClocks(trx, owner, servicesConfirmed(news), now, partId);
  return {};
}
