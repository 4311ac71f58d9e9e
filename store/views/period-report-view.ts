/**
 * The report of a period for a territory and what lies below: counted by SQL over the recorded casework, never from a file.
 * A person counts the own centre, the operator everything (migrations/report-sources.ts). What counts when: docs/period-report.md.
 */
import type { Count, PeriodFigures, StatedCode } from '#domain/period-doubts.ts';
import { doubtAbout, type Doubt } from '#domain/period-doubts.ts';
import type { Database, Transaction } from '../database.ts';
import { statedFiguresOf } from '../stated-figures-store.ts';

/** Days `YYYY-MM-DD`, both within the period. */
export type ReportScope = {
  readonly from: string;
  readonly to: string;
  readonly territoryId?: string | undefined;
  readonly centreId?: string | undefined;
};
type Place = { readonly id: string; readonly name: string };
type Coded = { readonly code: string; readonly count: number };

export type TerritoryFigures = Pick<PeriodFigures, 'carriedOver' | 'opened' | 'closed' | 'left'> & {
  readonly territory: Place;
};
export type CentreFigures = Omit<TerritoryFigures, 'territory'> & { readonly centre: Place };
export type PeriodReport = Pick<PeriodFigures, 'carriedOver' | 'opened' | 'closed' | 'left'> & {
  readonly period: { readonly from: string; readonly to: string };
  readonly territory: Place | null;
  readonly centre: Place | null;
  readonly byTerritory: readonly TerritoryFigures[];
  readonly byCentre: readonly CentreFigures[];
  readonly closedByReason: readonly ({ readonly code: string } & Count)[];
  readonly signals: {
    readonly total: number;
    readonly bySource: readonly Coded[];
    readonly byReason: readonly Coded[];
  };
  readonly visits: { readonly total: number; readonly byKind: readonly Coded[] };
  readonly contacts: { readonly total: number; readonly minutes: number; readonly byChannel: readonly Coded[] };
  readonly doubts: readonly (Doubt & { readonly territory: Place | null; readonly source: string })[];
};

type Row = Readonly<Record<string, unknown>>;
type Reader = Database | Transaction;

const IN_SCOPE = `(CAST(:territoryId AS text) IS NULL OR r.territory_id IN (SELECT territories_below(:territoryId)))
  AND (CAST(:centreId AS text) IS NULL OR r.centre_id = :centreId)`;
/** A case closed on the last day of the period is not left; one opened on the first day is not carried over. */
const COUNTED = `counted AS (
  SELECT r.*, r.opened_on < :from AND (r.closed_on IS NULL OR r.closed_on >= :from) AS was_carried_over,
    r.opened_on BETWEEN :from AND :to AS was_opened, coalesce(r.closed_on BETWEEN :from AND :to, false) AS was_closed,
    r.opened_on <= :to AND (r.closed_on IS NULL OR r.closed_on > :to) AS is_left
  FROM reported_cases() r WHERE ${IN_SCOPE})`;
const kinds = [
  ['carriedOver', 'was_carried_over'],
  ['opened', 'was_opened'],
  ['closed', 'was_closed'],
  ['left', 'is_left'],
] as const;
export type CaseFigure = (typeof kinds)[number][0];
const FIGURES = kinds
  .map(
    ([, flag]) => `count(k.case_id) FILTER (WHERE k.${flag})::int AS ${flag}_families,
    coalesce(sum(k.children) FILTER (WHERE k.${flag}), 0)::int AS ${flag}_children`,
  )
  .join(', ');

/** The whole report. */
export async function periodReport(db: Reader, scope: ReportScope): Promise<PeriodReport> {
  const { totals, byTerritory } = await countCases(db, scope);
  return {
    period: { from: scope.from, to: scope.to },
    territory: await namedPlace(db, 'territories', scope.territoryId),
    centre: await namedPlace(db, 'centres', scope.centreId),
    ...totals,
    byTerritory,
    byCentre: await countByCentre(db, scope),
    closedByReason: await closedByReason(db, scope),
    ...(await countEvents(db, scope)),
    doubts: await doubtsOf(db, scope),
  };
}

async function namedPlace(db: Reader, table: 'territories' | 'centres', id: string | undefined): Promise<Place | null> {
  return (id === undefined ? undefined : await db(table).where({ id }).first('id', 'name')) ?? null;
}

async function ask(db: Reader, sql: string, scope: ReportScope): Promise<readonly Row[]> {
  const { from, to, territoryId = null, centreId = null } = scope;
  const { rows } = await db.raw<{ rows: Row[] }>(sql, { from, to, territoryId, centreId });
  return rows;
}

/** Each territory in scope, also one without a case, and the whole. */
async function countCases(db: Reader, scope: ReportScope) {
  const rows = await ask(
    db,
    `WITH ${COUNTED}, places AS (
       SELECT territory_id, coalesce(max(place), 1000) AS place FROM (
         SELECT r.territory_id, r.place FROM reported_places() r WHERE ${IN_SCOPE}
         UNION ALL SELECT territory_id, NULL FROM counted) p GROUP BY territory_id)
     SELECT t.id, t.name, ${FIGURES} FROM places p JOIN territories t ON t.id = p.territory_id
     LEFT JOIN counted k ON k.territory_id = t.id
     GROUP BY GROUPING SETS ((t.id, t.name, p.place), ()) ORDER BY p.place, t.name`,
    scope,
  );
  const total = rows.find((row) => row['id'] === null) ?? {};
  const byTerritory = rows
    .filter((row) => row['id'] !== null)
    .map((row) => ({ territory: { id: String(row['id']), name: String(row['name']) }, ...figuresIn(row) }));
  return { totals: figuresIn(total), byTerritory };
}

/** Each centre in scope, by name. */
async function countByCentre(db: Reader, scope: ReportScope): Promise<readonly CentreFigures[]> {
  const rows = await ask(
    db,
    `WITH ${COUNTED}, places AS (
       SELECT r.centre_id FROM reported_places() r WHERE ${IN_SCOPE} UNION SELECT centre_id FROM counted)
     SELECT e.id, e.name, ${FIGURES} FROM places p JOIN centres e ON e.id = p.centre_id
     LEFT JOIN counted k ON k.centre_id = e.id GROUP BY e.id, e.name ORDER BY e.name, e.id`,
    scope,
  );
  return rows.map((row) => ({ centre: { id: String(row['id']), name: String(row['name']) }, ...figuresIn(row) }));
}

function figuresIn(row: Row): Readonly<Record<CaseFigure, Count>> {
  const count = (flag: string): Count => ({
    families: Number(row[`${flag}_families`] ?? 0),
    children: Number(row[`${flag}_children`] ?? 0),
  });
  return Object.fromEntries(kinds.map(([name, flag]) => [name, count(flag)])) as Record<CaseFigure, Count>;
}

async function closedByReason(db: Reader, scope: ReportScope): Promise<PeriodReport['closedByReason']> {
  const rows = await ask(
    db,
    `WITH ${COUNTED} SELECT coalesce(closing, 'OTHER') AS code, count(*)::int AS families, sum(children)::int AS children
     FROM counted WHERE was_closed GROUP BY 1 ORDER BY families DESC, code`,
    scope,
  );
  return rows as PeriodReport['closedByReason'];
}

type Events = Pick<PeriodReport, 'signals' | 'visits' | 'contacts'>;

async function countEvents(db: Reader, scope: ReportScope): Promise<Events> {
  const inPeriod = (source: string, day: string) =>
    `FROM ${source}() r WHERE r.${day} BETWEEN :from AND :to AND ${IN_SCOPE}`;
  const signals = inPeriod('reported_signals', 'received_on');
  const contacts = inPeriod('reported_contacts', 'held_on');
  const coded = async (column: string, from: string): Promise<Coded[]> => {
    const counting = `SELECT r.${column} AS code, count(*)::int AS count ${from} GROUP BY 1 ORDER BY 2 DESC, 1`;
    return (await ask(db, counting, scope)) as unknown as Coded[];
  };
  const bySource = await coded('source', signals);
  const byKind = await coded('kind', inPeriod('reported_visits', 'visited_on'));
  const byChannel = await coded('channel', contacts);
  const [spent] = await ask(db, `SELECT coalesce(sum(r.minutes), 0)::int AS minutes ${contacts}`, scope);
  return {
    signals: { total: sum(bySource), bySource, byReason: await coded('reason', signals) },
    visits: { total: sum(byKind), byKind },
    contacts: { total: sum(byChannel), minutes: Number(spent?.['minutes'] ?? 0), byChannel },
  };
}

const sum = (counts: readonly Coded[]): number => counts.reduce((total, { count }) => total + count, 0);

/** Each figure that was stated for this very period is compared with the count of what it is about. */
async function doubtsOf(db: Reader, scope: ReportScope): Promise<PeriodReport['doubts']> {
  const doubts: PeriodReport['doubts'][number][] = [];
  for (const { code, value, centreId, territory, source } of await statedFiguresOf(db, scope)) {
    const figures = await figuresOf(db, { ...scope, centreId, territoryId: territory?.id });
    const doubt = doubtAbout(code as StatedCode, value, figures);
    if (doubt) doubts.push({ ...doubt, territory, source });
  }
  return doubts;
}

async function figuresOf(db: Reader, scope: ReportScope): Promise<PeriodFigures> {
  const { totals } = await countCases(db, scope);
  const { signals, visits, contacts } = await countEvents(db, scope);
  return { ...totals, signals: signals.total, visits: visits.total, contacts: contacts.total };
}

export type ReportedCase = {
  readonly caseId: string;
  readonly number: string;
  readonly territory: string;
  readonly openedOn: string;
  readonly closedOn: string | null;
  readonly closing: string | null;
  readonly children: number;
};

/** The cases behind one figure, by number, where the reader may go down so far. */
export async function reportedCases(
  db: Reader,
  scope: ReportScope,
  figure: CaseFigure,
): Promise<readonly ReportedCase[]> {
  const flag = kinds.find(([name]) => name === figure)?.[1];
  const rows = await ask(
    db,
    `WITH ${COUNTED} SELECT k.case_id AS "caseId", k.number, t.name AS territory, k.opened_on AS "openedOn",
       k.closed_on AS "closedOn", k.closing, k.children
     FROM counted k JOIN territories t ON t.id = k.territory_id
     WHERE k.${flag} AND k.case_id IN (SELECT app_drilled_cases()) ORDER BY k.opened_on, k.number`,
    scope,
  );
  return rows as unknown as readonly ReportedCase[];
}
