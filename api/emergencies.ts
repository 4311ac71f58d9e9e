/** Emergencies of a case: seen by who works on it, begun by its curator and the unit head; visits at once, the claim in court, answers to immediate notices. */
import type { Router } from 'express';
import { callEmergency } from '#actions/call-emergency.ts';
import { callVisit } from '#actions/call-visit.ts';
import { noteClaim } from '#actions/file-claim.ts';
import { noteReceipt } from '#actions/note-receipt.ts';
import { patronageBeforeVisit } from '#actions/patronage-place.ts';
import { DomainError } from '#domain/error.ts';
import type { Transaction } from '#store/database.ts';
import type { SignedInPerson } from '#store/people-store.ts';
import { caseHeadView } from '#store/views/case-card-view.ts';
import { emergenciesOfCaseView, visitCallsView } from '#store/views/emergency-list-view.ts';
import { openedCase } from './case-card-presenter.ts';
import { readingCase, requireCaseAccess } from './case-reading.ts';
import * as contract from './emergencies-schemas.ts';
import { isAllowed, operate, requireAccess, type Tools } from './operate.ts';

const acting = ['UNIT_HEAD', 'CURATOR'];

export function emergencyRoutes(router: Router, tools: Tools): void {
  operate(router, tools, contract.listEmergencies, ({ params: { caseId }, userId, look }) =>
    look(async (trx, person) => {
      await requireCaseAccess(trx, person, caseId);
      const { head, access } = await openedCase(trx, person, caseId);
      await readingCase(trx, { userId, caseId, action: 'READ_CASE' });
      const runs = head.item.status === 'RUNNING';
      const mayAct = runs && isAllowed(person, 'work', 'Emergency') && acting.includes(head.relation);
      const visitAwaited = runs && (await patronageBeforeVisit(trx, { id: caseId })) !== undefined;
      const items = await emergenciesOfCaseView(trx, caseId);
      const visitCalls = access.can('read', 'Case', 'VISITS') ? await visitCallsView(trx, caseId) : [];
      return { mayAct, visitAwaited, items, visitCalls };
    }),
  );

  operate(router, tools, contract.startEmergency, ({ params, body, userId, now, transact }) =>
    transact(async (trx, person) => {
      await requireActing(trx, person, params.caseId);
      return { partId: await callEmergency(trx, { ...params, ...body }, { userId, now }) };
    }),
  );

  operate(router, tools, contract.visitNow, ({ params, body, userId, now, transact }) =>
    transact(async (trx, person) => {
      await requireActing(trx, person, params.caseId);
      await callVisit(trx, { ...params, ...body }, { userId, now });
    }),
  );

  operate(router, tools, contract.noteClaim, ({ params, body, userId, now, transact }) =>
    transact(async (trx, person) => {
      await requireActing(trx, person, params.caseId);
      await noteClaim(trx, { ...params, ...body }, { userId, now });
    }),
  );

  operate(router, tools, contract.noteReceipt, ({ params, body, userId, now, transact }) =>
    transact(async (trx, person) => {
      await requireActing(trx, person, params.caseId);
      await noteReceipt(trx, { ...params, ...body }, { userId, now });
    }),
  );
}

async function headOf(trx: Transaction, caseId: string) {
  const head = await caseHeadView(trx, caseId);
  if (!head) throw new DomainError('NOT_FOUND');
  return head;
}

/** The unit head and the curator of this very case act; others who may see it do not. */
async function requireActing(trx: Transaction, person: SignedInPerson, caseId: string): Promise<void> {
  requireAccess(person, 'work', 'Emergency');
  if (!acting.includes((await headOf(trx, caseId)).relation)) throw new DomainError('FORBIDDEN');
}
