/** Supervision: invitations on the case card of the unit head, and the supervisor's own list and reading without names. */
import type { Router } from 'express';
import type * as z from 'zod';
import { inviteSupervisor, withdrawInvitation } from '#actions/invite-supervisor.ts';
import { stepTitle } from '#domain/case-steps.ts';
import { DomainError } from '#domain/error.ts';
import type { Transaction } from '#store/database.ts';
import { familyPseudonym, invitationsOf } from '#store/invitations-store.ts';
import { holdersOf, type SignedInPerson } from '#store/people-store.ts';
import { rulebookOn } from '#store/rulebooks-store.ts';
import { supervisedCasesView, supervisedCaseView } from '#store/views/supervision-view.ts';
import { openedCase } from './case-card-presenter.ts';
import { readingCase } from './case-reading.ts';
import { operate, requireAccess, type Tools } from './operate.ts';
import * as contract from './supervision-schemas.ts';

type Reading = z.input<(typeof contract.readSupervisedCase)['success']['schema']>;

export function supervisionRoutes(router: Router, tools: Tools): void {
  operate(router, tools, contract.listInvitations, ({ params, now, look }) =>
    look(async (trx, person) => {
      const { head } = await invitingHead(trx, person, params.caseId);
      const { content } = await rulebookOn(trx, 'case-access', now.slice(0, 10));
      const supervisors = await holdersOf(trx, head.centreId, 'supervisor');
      return {
        title: await familyPseudonym(trx, head.familyId),
        days: content.invitationDays,
        supervisors: supervisors.map(({ id, name }) => ({ id, name })),
        items: [...(await invitationsOf(trx, params.caseId, now))],
      };
    }),
  );

  operate(router, tools, contract.inviteSupervisor, ({ params, body, userId, now, transact }) =>
    transact(async (trx, person) => {
      await invitingHead(trx, person, params.caseId);
      return { invitationId: await inviteSupervisor(trx, { ...params, ...body }, { userId, now }) };
    }),
  );

  operate(router, tools, contract.withdrawInvitation, ({ params, userId, now, transact }) =>
    transact(async (trx, person) => {
      await invitingHead(trx, person, params.caseId);
      await withdrawInvitation(trx, params, { userId, now });
    }),
  );

  supervisorRoutes(router, tools);
}

function supervisorRoutes(router: Router, tools: Tools): void {
  operate(router, tools, contract.listSupervisedCases, ({ now, look }) =>
    look(async (trx, person) => {
      requireAccess(person, 'read', 'Supervision');
      const items = await supervisedCasesView(trx);
      return { asOf: now, items: items.map((item) => ({ ...item, stepTitle: stepTitle(item.step) })) };
    }),
  );

  operate(router, tools, contract.readSupervisedCase, ({ params, userId, now, look }) =>
    look(async (trx, person) => {
      requireAccess(person, 'read', 'Supervision');
      await readingCase(trx, { userId, ...params, action: 'READ_SUPERVISED_CASE', purpose: 'CONTROL' });
      const read = await supervisedCaseView(trx, params.caseId);
      if (!read) throw new DomainError('NOT_FOUND');
      return { asOf: now, stepTitle: stepTitle(read.step), ...read } as Reading;
    }),
  );
}

/** The head of the very unit invites; others who see the case do not. */
async function invitingHead(trx: Transaction, person: SignedInPerson, caseId: string) {
  requireAccess(person, 'change', 'Invitation');
  const opened = await openedCase(trx, person, caseId);
  if (opened.head.relation !== 'UNIT_HEAD') throw new DomainError('FORBIDDEN');
  return opened;
}
