/** The claim in court after a removal was filed: the duty to file it is done, whether the emergency still runs or not. */
import { claimFiled } from '#domain/emergency-clocks.ts';
import { dayOf } from '#domain/working-days.ts';
import { DomainError } from '#domain/error.ts';
import { writeAudit } from '#store/audit-store.ts';
import { type CaseState, lockCase } from '#store/cases-store.ts';
import { announce } from '#store/changes-store.ts';
import type { Transaction } from '#store/database.ts';
import { removalsWithoutClaim, updateEmergency } from '#store/emergencies-store.ts';
import { placeOf } from '#store/places-store.ts';
import { changeClocks } from './change-clocks.ts';

/** NOT_FOUND: no removal awaits a claim. INVALID_INPUT: the claim lies before the removal or in the future. */
export async function fileClaim(
  trx: Transaction,
  owner: CaseState,
  { filedOn, now }: { readonly filedOn: string; readonly now: string },
): Promise<void> {
  const waiting = await removalsWithoutClaim(trx, owner.id);
  if (waiting.length === 0) throw new DomainError('NOT_FOUND');
  const { timeZone } = await placeOf(trx, owner.centreId);
  const removedOn = waiting.map(({ removal }) => dayOf(removal?.removedAt ?? now, timeZone)).sort()[0] ?? filedOn;
  if (filedOn < removedOn || filedOn > dayOf(now, timeZone)) throw wrongDay();
  await claimIsFiled(trx, owner, filedOn, now);
}

/** The guardianship authority went to court: whatever claim was due after a removal is filed with it. */
export async function claimIsFiled(trx: Transaction, owner: CaseState, filedOn: string, now: string): Promise<void> {
  for (const { partId } of await removalsWithoutClaim(trx, owner.id)) {
    await updateEmergency(trx, partId, { claim_filed_on: filedOn });
  }
  await changeClocks(trx, owner, claimFiled, now);
}

/** A person notes it on the case card. */
export async function noteClaim(
  trx: Transaction,
  input: { readonly caseId: string; readonly filedOn: string },
  { userId, now }: { readonly userId: string; readonly now: string },
): Promise<void> {
  const owner = await lockCase(trx, input.caseId);
  if (!owner) throw new DomainError('NOT_FOUND');
  await fileClaim(trx, owner, { filedOn: input.filedOn, now });
  const deed = { action: 'FILE_CLAIM', subjectKind: 'case', subjectId: owner.id, caseId: owner.id };
  await writeAudit(trx, { actorId: userId, actorKind: 'PERSON', ...deed });
  await announce(trx, ['cases', 'deadlines'], owner.id);
}

function wrongDay(): DomainError {
  const message = 'Иск подают после отобрания и не в будущем: проверьте дату';
  return new DomainError('INVALID_INPUT', { fields: [{ path: 'claimFiledOn', message }] });
}
