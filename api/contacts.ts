/** Contacts of a case: read by who works on it, recorded by its curator and its psychologist. */
import type { Router } from 'express';
import { recordContact } from '#actions/record-contact.ts';
import { DomainError } from '#domain/error.ts';
import { contactsOf } from '#store/contacts-store.ts';
import { openedCase } from './case-card-presenter.ts';
import { readingCase, requireCaseAccess } from './case-reading.ts';
import * as contract from './contacts-schemas.ts';
import { isAllowed, operate, requireAccess, type Tools } from './operate.ts';

const recording = ['CURATOR', 'MEMBER'];

export function contactRoutes(router: Router, tools: Tools): void {
  operate(router, tools, contract.listContacts, ({ params, userId, look }) =>
    look(async (trx, person) => {
      await requireCaseAccess(trx, person, params.caseId);
      const { head, access } = await openedCase(trx, person, params.caseId);
      await readingCase(trx, { userId, ...params, action: 'READ_CASE' });
      const runs = head.item.status === 'RUNNING';
      const mayRecord = runs && isAllowed(person, 'register', 'Contact') && recording.includes(head.relation);
      const seen = access.can('read', 'Case', 'CONTACTS');
      return { mayRecord, items: seen ? [...(await contactsOf(trx, params.caseId))] : [] };
    }),
  );

  operate(router, tools, contract.recordContact, ({ params, body, userId, now, transact }) =>
    transact(async (trx, person) => {
      requireAccess(person, 'register', 'Contact');
      const { head } = await openedCase(trx, person, params.caseId);
      if (!recording.includes(head.relation)) throw new DomainError('FORBIDDEN');
      if (head.item.status === 'CLOSED') throw new DomainError('CASE_CLOSED');
      return { contactId: await recordContact(trx, body, { caseId: params.caseId, userId, now }) };
    }),
  );
}
