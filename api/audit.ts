/** The audit: purposes of reading, the journal with its filters, who opened a case, and what was printed. */
import type { Router } from 'express';
import type * as z from 'zod';
import { auditActionTitles, auditTitle } from '#domain/audit-words.ts';
import { DomainError } from '#domain/error.ts';
import { startOfDay } from '#domain/working-days.ts';
import { keepPurpose, writeAudit } from '#store/audit-store.ts';
import { auditPeopleView, auditView, caseReadersView } from '#store/views/audit-view.ts';
import * as contract from './audit-schemas.ts';
import { readingCase } from './case-reading.ts';
import { operate, requireAccess, type Tools } from './operate.ts';
import { operations } from './operations.ts';
import { codeOf } from './refusals.ts';

type Entry = z.input<(typeof contract.listAudit)['success']['schema']>['items'][number];
type Reader = z.input<(typeof contract.listCaseReaders)['success']['schema']>['items'][number];

const defaultTimeZone = 'Europe/Moscow';
const operationTitles = new Map(operations.map((declared) => [codeOf(declared), declared.summary]));

export function auditRoutes(router: Router, tools: Tools): void {
  operate(router, tools, contract.declarePurpose, ({ params, body, userId, transact }) =>
    transact(async (trx) => {
      const { purpose, note = '' } = body;
      const { caseId } = params;
      if (!(await keepPurpose(trx, { userId, caseId, purpose, note }))) throw new DomainError('NOT_FOUND');
      const deed = { actorId: userId, actorKind: 'PERSON', action: 'DECLARE_PURPOSE', subjectKind: 'case' } as const;
      await writeAudit(trx, { ...deed, subjectId: caseId, caseId, purpose });
    }),
  );

  operate(router, tools, contract.notePrint, ({ body, userId, transact }) =>
    transact(async (trx) => {
      const { page, caseId } = body;
      if (caseId) await readingCase(trx, { userId, caseId, action: `PRINT_${page}`, everyTime: true });
      else {
        const deed = { actorId: userId, actorKind: 'PERSON', action: `PRINT_${page}` } as const;
        await writeAudit(trx, { ...deed, subjectKind: 'page', subjectId: null });
      }
    }),
  );

  journalRoutes(router, tools);
}

function journalRoutes(router: Router, tools: Tools): void {
  operate(router, tools, contract.listAudit, ({ query, now, look }) =>
    look(async (trx, person) => {
      requireAccess(person, 'read', 'AuditTrail');
      const { limit, from, to, ...filter } = query;
      const zone = person.timeZone ?? defaultTimeZone;
      const days = { from: from && startOfDay(from, zone), to: to && startOfDay(to, zone, 1) };
      const found = await auditView(trx, { ...filter, ...days }, limit + 1);
      const items = found.slice(0, limit).map((item) => ({ ...item, title: titleOf(item.action) }) as Entry);
      return { asOf: now, items, next: found.length > limit ? (items.at(-1)?.id ?? null) : null };
    }),
  );

  operate(router, tools, contract.readAuditFilters, ({ look }) =>
    look(async (trx, person) => {
      requireAccess(person, 'read', 'AuditTrail');
      const actions = Object.entries(auditActionTitles).map(([code, title]) => ({ code, title }));
      return { people: await auditPeopleView(trx), actions };
    }),
  );

  operate(router, tools, contract.listCaseReaders, ({ params, userId, look }) =>
    look(async (trx, person) => {
      requireAccess(person, 'read', 'CaseList');
      await readingCase(trx, { userId, ...params, action: 'LIST_CASE_READERS' });
      const items = await caseReadersView(trx, params.caseId);
      return { items: items.map(({ actions, ...item }) => ({ ...item, titles: actions.map(titleOf) }) as Reader) };
    }),
  );
}

/** Deeds have words of their own; a refused operation is called by what it would have done. */
function titleOf(action: string): string {
  return auditTitle(action) ?? operationTitles.get(action) ?? action;
}
