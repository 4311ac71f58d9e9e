/** Step 7: the curator drafts the family's programme; one that was sent back is written anew, a renewed one is the next version. */
import type { EngineVariables } from '#domain/engine-variables.ts';
import { measureKindTitle, type PlanTerms } from '#domain/plan-terms.ts';
import { settlePotential } from '#domain/rehab-potential.ts';
import { planDrafted } from '#domain/support-clocks.ts';
import { dayOf } from '#domain/working-days.ts';
import type { DraftPlanSubmission } from '#generated/form-types.ts';
import type { Transaction } from '#store/database.ts';
import { placeOf } from '#store/places-store.ts';
import {
  insertMeasures,
  insertPlan,
  lastPlan,
  type PlanDraft,
  revisePlan,
  updatePlan,
} from '#store/rehab-plans-store.ts';
import { rulebookOn } from '#store/rulebooks-store.ts';
import { changeClocks } from './change-clocks.ts';
import type { FormContext } from './form-context.ts';
import { planKindOf } from './plan-in-work.ts';

/** Approved for a road that the consilium has left since: it never came into force. */
const unused = ['CONSILIUM_APPROVED', 'KDN_APPROVED'];

export async function draftPlan(
  trx: Transaction,
  { owner, part, now, submissionId }: FormContext,
  data: DraftPlanSubmission,
): Promise<EngineVariables> {
  const { timeZone } = await placeOf(trx, owner.centreId);
  const today = dayOf(now, timeZone);
  const { content: terms } = await rulebookOn(trx, 'rehab-plan-terms', today);
  const { content: instrument } = await rulebookOn(trx, 'risk-instrument', today);
  const kind = await planKindOf(trx, owner, part);
  const { level } = settlePotential(instrument.potential, data.potential);
  const draft: PlanDraft = { ...data, kind, potentialLevel: level };
  const previous = await lastPlan(trx, owner.id);
  const place = { caseId: owner.id, partId: part?.id ?? null, submissionId };
  const sentBack = previous?.state === 'DRAFT' ? previous : undefined;
  if (previous && unused.includes(previous.state)) {
    await updatePlan(trx, previous.id, { state: 'TERMINATED', ended_at: now });
  }
  if (sentBack) await revisePlan(trx, sentBack.id, submissionId, draft);
  const id = sentBack?.id ?? (await insertPlan(trx, place, draft, previous));
  await insertMeasures(trx, { id, caseId: owner.id }, measuresIn(data, terms));
  await changeClocks(trx, owner, planDrafted, now, part?.id ?? null);
  return { planKind: kind };
}

const measuresIn = ({ measures = [] }: DraftPlanSubmission, terms: PlanTerms) =>
  measures.map((measure) => ({ ...measure, kindTitle: measureKindTitle(terms, measure.kind) }));
