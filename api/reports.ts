/**
 * The report of a period: numbers for whoever answers for cases, the numbers of the cases behind them for unit heads, for the
 * secretary's packages, and for managers with a purpose (domain.md §6, row «reports»).
 */
import type { Router } from 'express';
import { DomainError } from '#domain/error.ts';
import type { RoleCode } from '#domain/roles.ts';
import { writeAudit } from '#store/audit-store.ts';
import type { Transaction } from '#store/database.ts';
import type { SignedInPerson } from '#store/people-store.ts';
import { territoriesOf } from '#store/places-store.ts';
import { keepStatedFigure } from '#store/stated-figures-store.ts';
import { periodReport, reportedCases } from '#store/views/period-report-view.ts';
import { reportPlacesView } from '#store/views/report-places-view.ts';
import { isAllowed, operate, requireAccess, type Tools } from './operate.ts';
import * as contract from './reports-schemas.ts';

type Period = { readonly from: string; readonly to: string };

export function reportRoutes(router: Router, tools: Tools): void {
  drillRoute(router, tools);
  statedRoute(router, tools);
  operate(router, tools, contract.listReportPlaces, ({ look }) =>
    look(async (trx, person) => {
      requireAccess(person, 'read', 'PeriodReport');
      const { centres, territories } = await reportPlacesView(trx);
      return { centres: [...centres], territories: [...territories] };
    }),
  );
  operate(router, tools, contract.readPeriodReport, ({ query, now, look }) =>
    look(async (trx, person) => {
      requireAccess(person, 'read', 'PeriodReport');
      holdInOrder(query);
      const { byTerritory, byCentre, closedByReason, signals, visits, contacts, doubts, ...totals } =
        await periodReport(trx, query);
      return {
        asOf: now,
        ...totals,
        counts: countedFor(person),
        byTerritory: [...byTerritory],
        byCentre: [...byCentre],
        closedByReason: [...closedByReason],
        signals: { ...signals, bySource: [...signals.bySource], byReason: [...signals.byReason] },
        visits: { ...visits, byKind: [...visits.byKind] },
        contacts: { ...contacts, byChannel: [...contacts.byChannel] },
        doubts: [...doubts],
        mayDrill: isAllowed(person, 'read', 'ReportedCases'),
        drillsForPurpose: holds(person, 'manager'),
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
      const { figure, purpose, ...scope } = query;
      if (!purpose && holds(person, 'manager')) throw wrongField('purpose', 'Укажите, для чего нужны номера случаев');
      const note = {
        actorId: userId,
        actorKind: 'PERSON',
        action: 'READ_REPORTED_CASES',
        subjectKind: 'report',
      } as const;
      await writeAudit(trx, { ...note, subjectId: figure, purpose: purpose ?? null });
      return { items: [...(await reportedCases(trx, scope, figure))] };
    }),
  );
}

function statedRoute(router: Router, tools: Tools): void {
  operate(router, tools, contract.stateFigure, ({ body, userId, transact }) =>
    transact(async (trx, person) => {
      requireAccess(person, 'change', 'StatedFigures');
      holdInOrder(body);
      const centreId = statedCentre(person, body.centreId);
      await holdToTerritories(trx, centreId, body.territoryId);
      await keepStatedFigure(trx, { ...body, centreId, statedBy: userId });
      const note = { actorId: userId, actorKind: 'PERSON', action: 'STATE_FIGURE', subjectKind: 'report' } as const;
      await writeAudit(trx, { ...note, subjectId: body.code });
    }),
  );
}

function holdInOrder({ from, to }: Period): void {
  if (from > to) throw wrongField('to', 'Конец периода не может быть раньше его начала');
}

async function holdToTerritories(trx: Transaction, centreId: string, territoryId: string | null): Promise<void> {
  if (territoryId === null || (await territoriesOf(trx, centreId)).some(({ id }) => id === territoryId)) return;
  throw wrongField('territoryId', 'Центр не обслуживает эту территорию');
}

const wrongField = (path: string, message: string): DomainError =>
  new DomainError('INVALID_INPUT', { fields: [{ path, message }] });

const holds = ({ posts }: SignedInPerson, ...roles: RoleCode[]): boolean =>
  posts.some(({ role }) => roles.includes(role));

/** Whose cases the sources count for this person, the widest first (migration «open reports to more»). */
function countedFor(person: SignedInPerson): 'PLACES' | 'OWN_CASES' | 'PACKAGES' {
  if (holds(person, 'unitHead', 'manager', 'methodologist')) return 'PLACES';
  return holds(person, 'caseCurator') ? 'OWN_CASES' : 'PACKAGES';
}

/** The manager's only centre, or the one that is named among several. */
function statedCentre({ posts }: SignedInPerson, named: string | undefined): string {
  const managed = [
    ...new Set(posts.flatMap(({ role, centreId }) => (role === 'manager' && centreId ? [centreId] : []))),
  ];
  const [only] = managed.length === 1 ? managed : [];
  const centreId = named ?? only;
  if (centreId !== undefined && managed.includes(centreId)) return centreId;
  throw managed.length === 0 || named ? new DomainError('FORBIDDEN') : wrongField('centreId', 'Выберите центр');
}
