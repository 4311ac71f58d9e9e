/**
 * Step 7: what the commission on minors decided. Recognition puts the family on the register and asks for an interagency programme;
 * a sitting that was put off moves the clock, within the extension of the rulebook (T14; domain.md §2.1).
 */
import type { EngineVariables } from '#domain/engine-variables.ts';
import { DomainError } from '#domain/error.ts';
import { lastExtendedDay } from '#domain/plan-terms.ts';
import { commissionDecided, monitoringCounted, programmeNeeded } from '#domain/support-clocks.ts';
import { endOfDay } from '#domain/visit-schedule.ts';
import { dayOf, earliest } from '#domain/working-days.ts';
import type { RecordResolutionSubmission } from '#generated/form-types.ts';
import type { Transaction } from '#store/database.ts';
import { lockOpenDeadlines } from '#store/deadlines-store.ts';
import { placeOf } from '#store/places-store.ts';
import { rulebookOn } from '#store/rulebooks-store.ts';
import { lastSupportFact, setRegisterStatus, updateSupportFact } from '#store/support-facts-store.ts';
import { changeClocks } from './change-clocks.ts';
import { endDeadlines } from './end-deadlines.ts';
import type { FormContext } from './form-context.ts';
import { planKindOf } from './plan-in-work.ts';
import { startDeadline } from './start-deadline.ts';

/** Answers the kind of programme that the family needs now. */
export async function recordResolution(
  trx: Transaction,
  context: FormContext,
  data: RecordResolutionSubmission,
): Promise<EngineVariables> {
  const { owner, part } = context;
  const asked = await lastSupportFact(trx, 'commission_submissions', { caseId: owner.id, partId: part?.id ?? null });
  if (!asked) throw new DomainError('NOT_FOUND');
  await updateSupportFact(trx, 'commission_submissions', asked.id, {
    resolution: data.resolution,
    resolution_number: data.resolutionNumber || null,
    resolution_on: data.resolutionOn || null,
    postponed_to: data.postponedTo || null,
    reason: data.reason || null,
  });
  if (data.resolution === 'POSTPONED') await extend(trx, context, data.postponedTo ?? '');
  else await conclude(trx, context, data);
  return { planKind: data.resolution === 'RECOGNISED' ? 'INTERAGENCY' : await planKindOf(trx, owner, part) };
}

async function conclude(
  trx: Transaction,
  { owner, part, now }: FormContext,
  { resolution, resolutionOn }: RecordResolutionSubmission,
): Promise<void> {
  await changeClocks(trx, owner, commissionDecided, now, part?.id ?? null);
  const caller = part?.parentId ?? null;
  if (resolution === 'RECOGNISED') {
    const { timeZone } = await placeOf(trx, owner.centreId);
    const on = resolutionOn || dayOf(now, timeZone);
    await setRegisterStatus(trx, owner.id, { register_status: 'SOP', registered_on: on });
    await changeClocks(trx, owner, programmeNeeded(now), now, caller);
  } else if (caller) {
    await changeClocks(trx, owner, monitoringCounted(now), now, caller);
  }
}

async function extend(trx: Transaction, { owner, part, now }: FormContext, postponedTo: string): Promise<void> {
  const partId = part?.id ?? null;
  const [running] = await lockOpenDeadlines(trx, { caseId: owner.id, partId }, ['T14']);
  if (!running) return;
  const { timeZone } = await placeOf(trx, owner.centreId);
  const { content: terms } = await rulebookOn(trx, 'rehab-plan-terms', dayOf(now, timeZone));
  const lastDay = dayOf(new Date(Date.parse(running.dueAt) - 1).toISOString(), timeZone);
  const dueAt = earliest(endOfDay(postponedTo, timeZone), endOfDay(lastExtendedDay(lastDay, terms), timeZone));
  await endDeadlines(trx, owner, { rules: ['T14'], at: now, how: 'CANCELLED', partId });
  await startDeadline(trx, owner, { rule: 'T14', at: now, partId, ...(dueAt && { dueAt }) });
}
