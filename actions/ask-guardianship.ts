/** Step 7: the guardianship authority gets the package, and what it decides is tracked; the case stays open (domain.md §2 step 5). */
import type { EngineVariables } from '#domain/engine-variables.ts';
import { DomainError } from '#domain/error.ts';
import * as clocks from '#domain/support-clocks.ts';
import type { RecordGuardianshipDecisionSubmission, SubmitToGuardianshipSubmission } from '#generated/form-types.ts';
import type { Transaction } from '#store/database.ts';
import { insertSupportFact, lastSupportFact, updateSupportFact } from '#store/support-facts-store.ts';
import { changeClocks } from './change-clocks.ts';
import { claimIsFiled } from './file-claim.ts';
import type { FormContext } from './form-context.ts';

export async function submitToGuardianship(
  trx: Transaction,
  { owner, part, now, submissionId }: FormContext,
  data: SubmitToGuardianshipSubmission,
): Promise<EngineVariables> {
  const partId = part?.id ?? null;
  await insertSupportFact(
    trx,
    'guardianship_submissions',
    { caseId: owner.id, partId, submissionId },
    {
      authority: data.authority,
      contents: data.contents,
      request: data.request,
      sent_on: data.sentOn,
      outgoing_number: data.outgoingNumber,
    },
  );
  await changeClocks(trx, owner, clocks.guardianshipPackageSent, now, partId);
  await changeClocks(trx, owner, clocks.guardianshipAsked(now), now, partId);
  return {};
}

export async function recordGuardianshipDecision(
  trx: Transaction,
  { owner, part, now }: FormContext,
  data: RecordGuardianshipDecisionSubmission,
): Promise<EngineVariables> {
  const partId = part?.id ?? null;
  const { guardianshipDecision: decision } = data;
  const asked = await lastSupportFact(trx, 'guardianship_submissions', { caseId: owner.id, partId });
  if (!asked) throw new DomainError('NOT_FOUND');
  await updateSupportFact(trx, 'guardianship_submissions', asked.id, {
    surveyed_on: data.surveyedOn || null,
    decision,
    decision_number: data.decisionNumber || null,
    decision_on: data.decisionOn || null,
    guardian: data.guardian || null,
    court: data.court || null,
    note: data.note || null,
  });
  const answered = clocks.guardianshipAnswered(decision, Boolean(data.surveyedOn));
  await changeClocks(trx, owner, answered, now, partId);
  if (decision === 'PROVISIONAL_GUARDIANSHIP') {
    await changeClocks(trx, owner, clocks.provisionalGuardianship(now), now);
  }
  if (decision === 'CLAIM_IN_COURT' && data.decisionOn) await claimIsFiled(trx, owner, data.decisionOn, now);
  if (decision !== 'WAIT') await changeClocks(trx, owner, clocks.programmeNeeded(now), now);
  return {};
}
