/** Where a line of a case (the main line or a part) goes on when the engine has begun it anew: after what was answered last. */
import type { EngineVariables } from '#domain/engine-variables.ts';
import { DomainError } from '#domain/error.ts';
import { itemsAnswered, lastProgress } from '#store/cases-store.ts';
import type { Transaction } from '#store/database.ts';
import { elementAfter } from '#store/elements-store.ts';

export type Seating =
  | { readonly outcome: 'DOUBLE' }
  | { readonly outcome: 'START'; readonly variables: EngineVariables }
  | { readonly outcome: 'GO_ON'; readonly at: string; readonly variables: EngineVariables };

type Line = {
  readonly caseId: string;
  readonly partId: string | null;
  readonly release: number;
  readonly processId: string;
};

/** `variables`: what the line is known to hold. RULE_MISSING: the release has no way on from where the line stands. */
export async function goOn(trx: Transaction, line: Line, variables: EngineVariables): Promise<Seating> {
  const last = await lastProgress(trx, line.caseId, line.partId);
  if (!last) return { outcome: 'START', variables };
  const at = await elementAfter(trx, line.release, line.processId, last.elementId);
  if (!at) throw new DomainError('RULE_MISSING');
  const answered = await itemsAnswered(trx, line, last.id);
  return { outcome: 'GO_ON', at, variables: { ...variables, ...withoutAnswered(variables, answered) } };
}

/** Whoever has answered his item of a list is not asked again. */
function withoutAnswered(
  variables: EngineVariables,
  answered: readonly { readonly collection: string; readonly actorId: string }[],
): EngineVariables {
  const rest = new Map<string, readonly string[]>();
  for (const { collection, actorId } of answered) {
    const items = rest.get(collection) ?? variables[collection];
    if (Array.isArray(items))
      rest.set(
        collection,
        (items as readonly string[]).filter((item) => item !== actorId),
      );
  }
  return Object.fromEntries(rest);
}
