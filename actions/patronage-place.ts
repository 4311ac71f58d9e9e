/** Where the plan of visits of a case stands: what an emergency suspends and a person may ask for at once. */
import { lastProgress } from '#store/cases-store.ts';
import type { Transaction } from '#store/database.ts';
import { type CasePart, runningPart } from '#store/parts-store.ts';

/** BEFORE_VISIT: a visit is planned and not made yet; SUSPENDED: it waits for the end of an emergency; ON_THE_WAY: the engine is about to plan one. */
export type PatronagePlace = 'BEFORE_VISIT' | 'SUSPENDED' | 'ENDED' | 'ON_THE_WAY';

const places: Readonly<Record<string, PatronagePlace>> = {
  planVisit: 'BEFORE_VISIT',
  planVisitAtOnce: 'BEFORE_VISIT',
  visitsSuspended: 'SUSPENDED',
  patronageEnded: 'ENDED',
};

/** The running patronage of a case; undefined when there is none. */
export async function findPatronage(
  trx: Transaction,
  caseId: string,
): Promise<{ readonly part: CasePart; readonly place: PatronagePlace } | undefined> {
  const part = await runningPart(trx, caseId, 'patronage');
  if (!part) return undefined;
  const last = await lastProgress(trx, caseId, part.id);
  if (last?.elementId === 'planVisit' && part.variables['visitsHeld'] === true) return { part, place: 'SUSPENDED' };
  return { part, place: places[last?.elementId ?? ''] ?? 'ON_THE_WAY' };
}

/** The patronage whose next visit is awaited now; undefined when there is none or it stands elsewhere. */
export async function patronageBeforeVisit(
  trx: Transaction,
  owner: { readonly id: string },
): Promise<CasePart | undefined> {
  const patronage = await findPatronage(trx, owner.id);
  return patronage?.place === 'BEFORE_VISIT' ? patronage.part : undefined;
}
