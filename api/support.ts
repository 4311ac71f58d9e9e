/** Step 7 of a case: who sees the case by numbers only gets an empty programme, for the rows are held back from him. Visits are for those who work with the family. */
import type { Router } from 'express';
import { DomainError } from '#domain/error.ts';
import { dayOf } from '#domain/working-days.ts';
import { findCase } from '#store/cases-store.ts';
import type { Transaction } from '#store/database.ts';
import { placeOf } from '#store/places-store.ts';
import * as view from '#store/views/support-view.ts';
import { openedCase } from './case-card-presenter.ts';
import { readingCase, requireCaseAccess } from './case-reading.ts';
import { operate, type Tools } from './operate.ts';
import { readCaseSupport } from './support-schemas.ts';

export function supportRoutes(router: Router, tools: Tools): void {
  operate(router, tools, readCaseSupport, ({ params, userId, now, look }) =>
    look(async (trx, person) => {
      await requireCaseAccess(trx, person, params.caseId);
      const { caseId } = params;
      await readingCase(trx, { userId, caseId, action: 'READ_CASE_SUPPORT' });
      const { access } = await openedCase(trx, person, caseId);
      return supportOf(trx, caseId, { now, visits: access.can('read', 'Case', 'VISITS') });
    }),
  );
}

async function supportOf(trx: Transaction, caseId: string, shown: { readonly now: string; readonly visits: boolean }) {
  const { now, visits } = shown;
  const owner = await findCase(trx, caseId);
  if (!owner) throw new DomainError('NOT_FOUND');
  const { timeZone } = await placeOf(trx, owner.centreId);
  return {
    asOf: now,
    plan: await view.planView(trx, caseId, dayOf(now, timeZone)),
    versions: await view.planVersionsView(trx, caseId),
    visitPlan: visits ? await view.visitPlanView(trx, caseId) : null,
    visits: visits ? await view.visitsView(trx, caseId) : [],
    reviews: await view.reviewsView(trx, caseId),
    regimeChanges: await view.regimeChangesView(trx, caseId),
    requests: await view.requestsView(trx, caseId),
    ...(await view.endingsView(trx, caseId)),
  };
}
