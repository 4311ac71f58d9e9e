/** Work of other bodies: their officers read what concerns their body, which is noted with the case, and answer for it. */
import type { Router } from 'express';
import { answerNotice, withdrawNoticeAnswer } from '#actions/answer-notice.ts';
import { reportMeasure } from '#actions/report-measure.ts';
import { DomainError } from '#domain/error.ts';
import { dayOf } from '#domain/working-days.ts';
import type { SignedInPerson } from '#store/people-store.ts';
import { agencyCardView, agencyWorkView, ownAgenciesView } from '#store/views/agency-work-view.ts';
import * as contract from './agency-work-schemas.ts';
import { readingCase } from './case-reading.ts';
import { operate, requireAccess, type Tools } from './operate.ts';

const defaultTimeZone = 'Europe/Moscow';

/** The day of the person who asks. */
const dayFor = (person: SignedInPerson, now: string): string => dayOf(now, person.timeZone ?? defaultTimeZone);

export function agencyWorkRoutes(router: Router, tools: Tools): void {
  operate(router, tools, contract.listAgencyWork, ({ query, now, look }) =>
    look(async (trx, person) => {
      requireAccess(person, 'read', 'AgencyWork');
      const items = await agencyWorkView(trx, { today: dayFor(person, now), now, ...query });
      return { asOf: now, agencies: [...(await ownAgenciesView(trx))], items };
    }),
  );

  operate(router, tools, contract.readAgencyCard, ({ params, userId, now, look }) =>
    look(async (trx, person) => {
      requireAccess(person, 'read', 'AgencyWork');
      await readingCase(trx, { userId, ...params, action: 'READ_AGENCY_CARD', purpose: 'WORK' });
      const card = await agencyCardView(trx, params.caseId, dayFor(person, now));
      if (!card) throw new DomainError('NOT_FOUND');
      return { asOf: now, ...card };
    }),
  );

  operate(router, tools, contract.answerNotice, ({ params, body, userId, now, transact }) =>
    transact(async (trx, person) => {
      requireAccess(person, 'work', 'AgencyWork');
      await answerNotice(trx, params, body, { userId, now, today: dayFor(person, now) });
    }),
  );

  operate(router, tools, contract.withdrawNoticeAnswer, ({ params, userId, now, transact }) =>
    transact(async (trx, person) => {
      requireAccess(person, 'work', 'AgencyWork');
      await withdrawNoticeAnswer(trx, params, { userId, now, today: dayFor(person, now) });
    }),
  );

  operate(router, tools, contract.reportMeasure, ({ params, body, userId, now, transact }) =>
    transact(async (trx, person) => {
      requireAccess(person, 'work', 'AgencyWork');
      await reportMeasure(trx, { ...params, ...body }, { userId, now, today: dayFor(person, now) });
    }),
  );
}
