/** The report of a period: numbers for managers and unit heads, case numbers behind them for unit heads only (domain.md §6). */
import type { Router } from 'express';
import { DomainError } from '#domain/error.ts';
import type { RoleCode } from '#domain/roles.ts';
import { writeAudit } from '#store/audit-store.ts';
import type { Transaction } from '#store/database.ts';
import type { SignedInPerson } from '#store/people-store.ts';
import { territoriesOf } from '#store/places-store.ts';
import { keepStatedFigure } from '#store/stated-figures-store.ts';
import { periodReport, reportedCases } from '#store/views/period-report-view.ts';
import { isAllowed, operate, requireAccess, type Tools } from './operate.ts';
import * as contract from './reports-schemas.ts';

type Period = { readonly from: string; readonly to: string };

export function reportRoutes(router: Router, tools: Tools): void {
  drillRoute(router, tools);
  statedRoute(router, tools);
  operate(router, tools, contract.readPeriodReport, ({ query, now, look }) =>
    look(async (trx, person) => {
      requireAccess(person, 'read', 'PeriodReport');
      holdInOrder(query);
      const { byTerritory, closedByReason, signals, visits, contacts, doubts, ...totals } = await periodReport(
        trx,
        query,
      );
      return {
        asOf: now,
        ...totals,
        byTerritory: [...byTerritory],
        closedByReason: [...closedByReason],
        signals: { ...signals, bySource: [...signals.bySource], byReason: [...signals.byReason] },
        visits: { ...visits, byKind: [...visits.byKind] },
        contacts: { ...contacts, byChannel: [...contacts.byChannel] },
        doubts: [...doubts],
        mayDrill: isAllowed(person, 'read', 'ReportedCases'),
        mayState: isAllowed(person, 'change', 'StatedFigures'),
      };
    }),
  );
}

function drillRoute(router: Router, tools: Tools): void {
  operate(router, tools, contract.listReportedCases, ({ query, userId, look }) =>
    look(async (trx, person) => {
      requireAccess(person, 'read', 'ReportedCases');
      holdInOrder(query);
      const { figure, ...scope } = query;
      const centreId = centreWhere(person, 'unitHead');
      const note = {
        actorId: userId,
        actorKind: 'PERSON',
        action: 'READ_REPORTED_CASES',
        subjectKind: 'report',
      } as const;
      await writeAudit(trx, { ...note, subjectId: figure });
      return { items: [...(await reportedCases(trx, { ...scope, centreId }, figure))] };
    }),
  );
}

function statedRoute(router: Router, tools: Tools): void {
  operate(router, tools, contract.stateFigure, ({ body, userId, transact }) =>
    transact(async (trx, person) => {
      requireAccess(person, 'change', 'StatedFigures');
      holdInOrder(body);
      const centreId = centreWhere(person, 'manager');
      await holdToTerritories(trx, centreId, body.territoryId);
      await keepStatedFigure(trx, { ...body, centreId, statedBy: userId });
      const note = { actorId: userId, actorKind: 'PERSON', action: 'STATE_FIGURE', subjectKind: 'report' } as const;
      await writeAudit(trx, { ...note, subjectId: body.code });
    }),
  );
}

function holdInOrder({ from, to }: Period): void {
  if (from <= to) return;
  throw new DomainError('INVALID_INPUT', {
    fields: [{ path: 'to', message: 'Конец периода не может быть раньше его начала' }],
  });
}

async function holdToTerritories(trx: Transaction, centreId: string, territoryId: string | null): Promise<void> {
  if (territoryId === null || (await territoriesOf(trx, centreId)).some(({ id }) => id === territoryId)) return;
  throw new DomainError('INVALID_INPUT', {
    fields: [{ path: 'territoryId', message: 'Центр не обслуживает эту территорию' }],
  });
}

function centreWhere(person: SignedInPerson, role: RoleCode): string {
  const centreId = person.posts.find((post) => post.role === role)?.centreId;
  if (!centreId) throw new DomainError('FORBIDDEN');
  return centreId;
}
