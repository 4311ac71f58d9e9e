/** Reports of bodies' officers on the measures of a programme that are theirs: every one is kept, the last one counts. */
import { randomUUID } from 'node:crypto';
import type { Transaction } from './database.ts';

export type MeasureReportState = 'DONE' | 'FAILED' | 'ONGOING';
type Said = { readonly state: MeasureReportState; readonly onDay: string; readonly words: string };
export type MeasureReport = Said & {
  readonly measureId: string;
  readonly by: string;
  readonly agency: string;
  readonly givenAt: string;
};

/** The body of the transaction's person for which the measure is; undefined when it is none of its measures. */
export async function reportableMeasure(
  trx: Transaction,
  caseId: string,
  measureId: string,
): Promise<string | undefined> {
  const { rows } = await trx.raw<{ rows: { agency: string | null }[] }>(
    'SELECT agency_of_measure(m.id) AS agency FROM plan_measures m WHERE m.id = ? AND m.case_id = ?',
    [measureId, caseId],
  );
  return rows[0]?.agency ?? undefined;
}

/** Adds a report. */
export async function insertMeasureReport(
  trx: Transaction,
  measure: { readonly measureId: string; readonly caseId: string; readonly agencyId: string },
  report: Said & { readonly by: string; readonly at: string },
): Promise<void> {
  await trx('measure_reports').insert({
    id: randomUUID(),
    measure_id: measure.measureId,
    case_id: measure.caseId,
    agency_id: measure.agencyId,
    given_by: report.by,
    given_at: report.at,
    state: report.state,
    on_day: report.onDay,
    words: report.words,
  });
}

/** What bodies have reported in a case, as far as the reader may see it, the newest first. */
export async function measureReportsOf(trx: Transaction, caseId: string): Promise<readonly MeasureReport[]> {
  return reports(trx, caseId);
}

/** Of the reports that are newer than what the programme says of its measure. */
export async function newMeasureReports(trx: Transaction, caseId: string): Promise<readonly MeasureReport[]> {
  return reports(trx, caseId, 'm.status_at IS NULL OR r.given_at > m.status_at');
}

async function reports(trx: Transaction, caseId: string, which = 'true'): Promise<readonly MeasureReport[]> {
  const rows = await trx('measure_reports as r')
    .join('plan_measures as m', 'm.id', 'r.measure_id')
    .join('users as u', 'u.id', 'r.given_by')
    .join('agencies as a', 'a.id', 'r.agency_id')
    .where({ 'r.case_id': caseId })
    .whereRaw(`(${which})`)
    .orderBy('r.ordinal', 'desc')
    .select('r.*', 'u.full_name', 'a.name as agency_name');
  return rows.map((row) => ({
    measureId: row.measure_id as string,
    by: row.full_name as string,
    agency: row.agency_name as string,
    givenAt: row.given_at as string,
    state: row.state as MeasureReportState,
    onDay: row.on_day as string,
    words: row.words as string,
  }));
}

/** A report as people read it. */
export const shownReport = ({ measureId: _measure, ...report }: MeasureReport) => report;
