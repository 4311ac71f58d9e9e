/** Work of other bodies: their officers read what concerns their body, and their reading is noted with the case. */
import type { Router } from 'express';
import { DomainError } from '#domain/error.ts';
import { dayOf } from '#domain/working-days.ts';
import { agencyCardView, agencyWorkView, ownAgenciesView } from '#store/views/agency-work-view.ts';
import * as contract from './agency-work-schemas.ts';
import { readingCase } from './case-reading.ts';
import { operate, requireAccess, type Tools } from './operate.ts';

const defaultTimeZone = 'Europe/Moscow';

export function agencyWorkRoutes(router: Router, tools: Tools): void {
  operate(router, tools, contract.listAgencyWork, ({ now, look }) =>
    look(async (trx, person) => {
      requireAccess(person, 'read', 'AgencyWork');
      const today = dayOf(now, person.timeZone ?? defaultTimeZone);
      return { asOf: now, agencies: [...(await ownAgenciesView(trx))], items: await agencyWorkView(trx, today) };
    }),
  );

  operate(router, tools, contract.readAgencyCard, ({ params, userId, now, look }) =>
    look(async (trx, person) => {
      requireAccess(person, 'read', 'AgencyWork');
      await readingCase(trx, { userId, ...params, action: 'READ_AGENCY_CARD', purpose: 'WORK' });
      const card = await agencyCardView(trx, params.caseId, dayOf(now, person.timeZone ?? defaultTimeZone));
      if (!card) throw new DomainError('NOT_FOUND');
      return { asOf: now, ...card };
    }),
  );
}
