/** Step 7: the regime of visits changes by the consilium's word, with its reason; the next visit is planned anew by it. */
import type { EngineVariables } from '#domain/engine-variables.ts';
import { monitoringCounted } from '#domain/support-clocks.ts';
import type { ChangeRegimeSubmission } from '#generated/form-types.ts';
import type { CaseState } from '#store/cases-store.ts';
import type { Transaction } from '#store/database.ts';
import { type CasePart, updatePart } from '#store/parts-store.ts';
import { insertSupportFact } from '#store/support-facts-store.ts';
import { changeClocks } from './change-clocks.ts';
import type { FormContext } from './form-context.ts';
import { findPatronage, type PatronagePlace } from './patronage-place.ts';
import { tellLine } from './tell-line.ts';

export async function changeRegime(
  trx: Transaction,
  { owner, part, now, submissionId }: FormContext,
  data: ChangeRegimeSubmission,
): Promise<EngineVariables> {
  const patronage = await findPatronage(trx, owner.id);
  const place = { caseId: owner.id, partId: part?.id ?? null, submissionId };
  await insertSupportFact(trx, 'regime_changes', place, {
    from_regime: regimeOf(patronage?.part),
    to_regime: data.regime,
    reason: data.reason,
    changed_at: now,
  });
  if (patronage) await planVisitsAnew(trx, owner, patronage, { regimeChosen: data.regime, now });
  await changeClocks(trx, owner, monitoringCounted(now), now, part?.id ?? null);
  return {};
}

function regimeOf(patronage: CasePart | undefined): string | null {
  const regime = patronage?.variables['visitRegime'];
  return typeof regime === 'string' ? regime : null;
}

/** Visits are halted and taken up at once, which plans the next one by the new regime; where none is awaited now, it is planned so anyway. */
async function planVisitsAnew(
  trx: Transaction,
  owner: CaseState,
  patronage: { readonly part: CasePart; readonly place: PatronagePlace },
  { regimeChosen, now }: { readonly regimeChosen: string; readonly now: string },
): Promise<void> {
  const variables = { regimeChosen };
  const partId = patronage.part.id;
  await updatePart(trx, partId, {}, variables);
  if (patronage.place !== 'BEFORE_VISIT') return;
  const halt = { partId, element: 'visitsSuspended', message: 'visits-suspended', variables, now };
  await tellLine(trx, owner, halt);
  await tellLine(trx, owner, { ...halt, element: 'visitsResumed', message: 'visits-resumed' });
}
