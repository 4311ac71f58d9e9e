/** Requests that cost the server much, counted by person and kind under the rulebook `request-limits`; the attempts of sign-in alike. */
import type { Response } from 'express';
import { DomainError } from '#domain/error.ts';
import type { CostlyKind } from '#domain/request-limits.ts';
import type { Database } from '#store/database.ts';
import { rulebookOn } from '#store/rulebooks-store.ts';
import { takeAttempt } from '#store/sign-in-store.ts';
import { budgetKey } from './attempts.ts';

const refusals = { PDF: 'TOO_MANY_PDF', UPLOAD: 'TOO_MANY_UPLOADS', SEARCH: 'TOO_MANY_SEARCHES' } as const;

type Asked = {
  readonly kind: CostlyKind;
  readonly userId: string;
  readonly now: string;
  readonly response: Response;
};

/** TOO_MANY_…, with the seconds to wait in Retry-After, when the person has used up the kind for now. */
export async function countCostly(db: Database, { kind, userId, now, response }: Asked): Promise<void> {
  const { content } = await rulebookOn(db, 'request-limits', now.slice(0, 10));
  const waitSeconds = await takeAttempt(db, budgetKey('costly', kind, userId), content[kind]);
  if (waitSeconds === 0) return;
  response.set('Retry-After', String(waitSeconds));
  throw new DomainError(refusals[kind]);
}
