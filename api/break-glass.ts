/** Reading a case in an emergency: opened by number or from its address, listed with its reviews, looked into by the unit head. */
import type { Router } from 'express';
import { breakGlass } from '#actions/break-glass.ts';
import { reviewBreakGlass } from '#actions/review-break-glass.ts';
import { DomainError } from '#domain/error.ts';
import { brokenGlasses, caseBehindGlass } from '#store/break-glass-store.ts';
import * as contract from './break-glass-schemas.ts';
import { isAllowed, operate, requireAccess, type Tools } from './operate.ts';

export function breakGlassRoutes(router: Router, tools: Tools): void {
  operate(router, tools, contract.breakGlass, ({ params, body, userId, now, transact }) =>
    transact(async (trx, person) => {
      requireAccess(person, 'work', 'BreakGlass');
      return breakGlass(trx, { ...params, ...body }, { userId, now });
    }),
  );

  operate(router, tools, contract.breakGlassByNumber, ({ body, userId, now, transact }) =>
    transact(async (trx, person) => {
      requireAccess(person, 'work', 'BreakGlass');
      const caseId = await caseBehindGlass(trx, body.caseNumber);
      if (!caseId) throw new DomainError('NOT_FOUND');
      return breakGlass(trx, { caseId, reason: body.reason }, { userId, now });
    }),
  );

  operate(router, tools, contract.listBreakGlass, ({ userId, look }) =>
    look(async (trx, person) => {
      requireAccess(person, 'read', 'BreakGlass');
      const heads = isAllowed(person, 'change', 'BreakGlass');
      const items = await brokenGlasses(trx);
      const mayReview = (item: (typeof items)[number]) => heads && item.review === null && item.openedBy.id !== userId;
      return { items: items.map((item) => ({ ...item, mayReview: mayReview(item) })) };
    }),
  );

  operate(router, tools, contract.reviewBreakGlass, ({ params, body, userId, now, transact }) =>
    transact(async (trx, person) => {
      requireAccess(person, 'change', 'BreakGlass');
      await reviewBreakGlass(trx, { id: params.breakGlassId, ...body }, { userId, now });
    }),
  );
}
