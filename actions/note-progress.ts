/** Notes in a line of a case (the main line or a part) that an element was answered, and keeps what the engine then knows. */
import type { EngineVariables } from '#domain/engine-variables.ts';
import { addProgress, type CaseState, type Progress, updateCase } from '#store/cases-store.ts';
import type { Transaction } from '#store/database.ts';
import type { ElementFacts } from '#store/elements-store.ts';
import { type CasePart, updatePart } from '#store/parts-store.ts';

/** The process that is the case's main line. */
export const mainProcess = 'case-seven-steps';

export type Line = { readonly owner: CaseState; readonly part: CasePart | null };

/**
 * Only what happens in the main line moves the case to another step; a part that it called belongs to the step of the call, whatever
 * step its own elements name. `kept` is what the engine holds besides the answer.
 */
export async function noteProgress(
  trx: Transaction,
  { owner, part }: Line,
  input: Pick<Progress, 'elementId' | 'kind' | 'answer' | 'actorId'> & {
    readonly facts: ElementFacts | undefined;
    readonly kept?: EngineVariables;
  },
): Promise<void> {
  const { elementId, kind, answer, actorId, facts } = input;
  const step = part?.mainLine ? owner.step : (facts?.step ?? owner.step);
  const variables = { ...input.kept, ...answer };
  if (!part) await updateCase(trx, owner.id, kind === 'ITEM' ? {} : { step }, variables);
  else await updatePart(trx, part.id, {}, variables);
  await addProgress(trx, {
    caseId: owner.id,
    partId: part?.id ?? null,
    seat: owner.seat,
    step,
    elementId,
    kind,
    answer,
    actorId,
  });
}

/** What stands beside the line: one of several at once, or work in an event sub-process. */
export const isItem = (facts: ElementFacts | undefined): boolean =>
  facts !== undefined && (facts.multiInstance || facts.inEventSubprocess);
