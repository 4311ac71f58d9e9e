/** The part of the case in which a form or job belongs that never stands in the main line. */
import { DomainError } from '#domain/error.ts';
import type { CasePart } from '#store/parts-store.ts';

/** NOT_FOUND: the diagram has put it into the main line. */
export function partOf({ part }: { readonly part: CasePart | null }): CasePart {
  if (part) return part;
  throw new DomainError('NOT_FOUND');
}
