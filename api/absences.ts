/** Absences of staff: heads write those of their unit, administrators those of their places; both and managers read them. */
import type { Router } from 'express';
import { recordAbsence, reviseAbsence } from '#actions/record-absence.ts';
import type { SignedInPerson } from '#store/people-store.ts';
import { absencesView } from '#store/views/absences-view.ts';
import { staffView } from '#store/views/people-view.ts';
import * as contract from './absences-schemas.ts';
import { keeperOf } from './keeper.ts';
import { operate, requireAccess, type Tools } from './operate.ts';

export function absenceRoutes(router: Router, tools: Tools): void {
  operate(router, tools, contract.listAbsences, ({ query, look }) =>
    look(async (trx, person) => {
      requireAccess(person, 'read', 'Absence');
      return { items: [...(await absencesView(trx, query))] };
    }),
  );

  operate(router, tools, contract.listAbsenceStaff, ({ look }) =>
    look(async (trx, person) => {
      requireAccess(person, 'change', 'Absence');
      return { items: [...(await staffView(trx))] };
    }),
  );

  operate(router, tools, contract.recordAbsence, ({ body, transact }) =>
    transact(async (trx, person) => ({ id: await recordAbsence(trx, body, keeperOfAbsences(person)) })),
  );

  operate(router, tools, contract.reviseAbsence, async ({ params, body, transact }) => {
    await transact((trx, person) => reviseAbsence(trx, params.absenceId, body, keeperOfAbsences(person)));
  });
}

function keeperOfAbsences(person: SignedInPerson) {
  requireAccess(person, 'change', 'Absence');
  return keeperOf(person, ['unitHead', 'administrator']);
}
