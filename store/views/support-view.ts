/** Step 7 on the case card: the programme with its measures, visits, reviews, what other bodies were asked, and the closure. */
import { isOverdue, planProgress } from '#domain/plan-progress.ts';
import type { Transaction } from '../database.ts';
import { measureReportsOf, shownReport } from '../measure-reports-store.ts';
import { runningParts } from '../parts-store.ts';
import { lastPlan, measuresOf, type RehabPlan } from '../rehab-plans-store.ts';
import { lastSupportFact } from '../support-facts-store.ts';

type Row = Record<string, unknown>;
const text = (row: Row, name: string): string => row[name] as string;
const textOrNull = (row: Row, name: string): string | null => (row[name] as string | null | undefined) ?? null;

/** The programme in force or in preparation; null before the first draft. */
export async function planView(trx: Transaction, caseId: string, today: string) {
  const plan = await currentPlan(trx, caseId);
  if (!plan) return null;
  const measures = await measuresOf(trx, plan.id);
  const reports = await measureReportsOf(trx, caseId);
  const { potential: _items, caseId: _case, previousPlanId: _previous, ...shown } = plan;
  return {
    ...shown,
    measures: measures.map((measure) => ({
      ...measure,
      overdue: isOverdue(measure, today),
      reports: reports.filter(({ measureId }) => measureId === measure.id).map(shownReport),
    })),
    progress: planProgress(measures, today),
  };
}

/** While a new programme is being prepared, the one in force is shown. */
async function currentPlan(trx: Transaction, caseId: string): Promise<RehabPlan | undefined> {
  return (await lastPlan(trx, caseId, ['ACTIVE', 'REVIEW'])) ?? (await lastPlan(trx, caseId));
}

/** All versions of the programme, the newest first. */
export async function planVersionsView(trx: Transaction, caseId: string) {
  const rows: Row[] = await trx('rehab_plans').where({ case_id: caseId }).orderBy('version', 'desc');
  return rows.map((row) => ({
    id: text(row, 'id'),
    version: row['version'] as number,
    kind: text(row, 'kind'),
    state: text(row, 'state'),
    validFrom: text(row, 'valid_from'),
    validTo: text(row, 'valid_to'),
  }));
}

/** How visits are planned now: patronage or watch; null when none are. */
export async function visitPlanView(trx: Transaction, caseId: string) {
  const parts = await runningParts(trx, caseId);
  const part = parts.findLast(({ processId }) => processId === 'patronage' || processId === 'internal-watch');
  if (!part) return null;
  const last = await trx('case_progress').where({ part_id: part.id }).orderBy('id', 'desc').first('element_id');
  const { visitRegime, nextVisitOn, weeksOfSupport } = part.variables;
  return {
    purpose: part.processId === 'patronage' ? ('PATRONAGE' as const) : ('WATCH' as const),
    regime: typeof visitRegime === 'string' ? visitRegime : null,
    nextVisitOn: typeof nextVisitOn === 'string' ? nextVisitOn : null,
    weeks: typeof weeksOfSupport === 'number' ? weeksOfSupport : 0,
    suspended: last?.element_id === 'visitsSuspended',
  };
}

/** Visits made, the newest first. */
export async function visitsView(trx: Transaction, caseId: string) {
  const rows: Row[] = await trx('home_visits as v')
    .join('submissions as s', 's.id', 'v.submission_id')
    .join('users as u', 'u.id', 's.submitted_by')
    .where({ 'v.case_id': caseId })
    .orderBy([
      { column: 'v.visited_on', order: 'desc' },
      { column: 'v.created_at', order: 'desc' },
    ])
    .select('v.*', 'u.full_name');
  return rows.map((row) => ({
    submissionId: text(row, 'submission_id'),
    visitedOn: text(row, 'visited_on'),
    purpose: text(row, 'purpose'),
    kind: text(row, 'kind'),
    childSeen: row['child_seen'] as boolean | null,
    outcome: text(row, 'outcome'),
    regime: textOrNull(row, 'regime'),
    by: text(row, 'full_name'),
  }));
}

/** Reviews of the programme, the newest first. */
export async function reviewsView(trx: Transaction, caseId: string) {
  const rows: Row[] = await trx('plan_reviews').where({ case_id: caseId }).orderBy('created_at', 'desc');
  return rows.map((row) => ({
    submissionId: text(row, 'submission_id'),
    periodFrom: text(row, 'period_from'),
    periodTo: text(row, 'period_to'),
    dynamics: text(row, 'dynamics'),
    risk: text(row, 'risk'),
    potentialLevel: text(row, 'potential_level'),
    reaction: text(row, 'reaction'),
    proposal: text(row, 'proposal'),
    decision: textOrNull(row, 'decision'),
  }));
}

/** Changes of the regime by the consilium's word, the newest first. */
export async function regimeChangesView(trx: Transaction, caseId: string) {
  const rows: Row[] = await trx('regime_changes').where({ case_id: caseId }).orderBy('changed_at', 'desc');
  return rows.map((row) => ({
    from: textOrNull(row, 'from_regime'),
    to: text(row, 'to_regime'),
    reason: text(row, 'reason'),
    changedAt: text(row, 'changed_at'),
  }));
}

/** What other bodies were asked and answered, each as its last word. */
export async function requestsView(trx: Transaction, caseId: string) {
  const place = { caseId };
  const watch = await lastSupportFact(trx, 'watch_periods', place);
  const services = await lastSupportFact(trx, 'service_referrals', place);
  const commission = await lastSupportFact(trx, 'commission_submissions', place);
  const guardianship = await lastSupportFact(trx, 'guardianship_submissions', place);
  const transfer = await lastSupportFact(trx, 'case_transfers', place);
  return {
    watch: watch ? { since: watch.started_on, outcome: watch.outcome, grounds: watch.grounds } : null,
    services: services ? { provider: services.provider, sentOn: services.applied_on, outcome: services.outcome } : null,
    commission: commission
      ? { body: commission.commission, sentOn: commission.sent_on, outcome: commission.resolution }
      : null,
    guardianship: guardianship
      ? { body: guardianship.authority, sentOn: guardianship.sent_on, outcome: guardianship.decision }
      : null,
    transfer: transfer ? { receiver: transfer.receiver_centre, acknowledgedOn: transfer.acknowledged_on } : null,
  };
}

/** The register and the closure: two authorities, two dates. */
export async function endingsView(trx: Transaction, caseId: string) {
  const row = await trx('cases').where({ id: caseId }).first('register_status', 'registered_on', 'deregistered_on');
  const closure = await trx('case_closures').where({ case_id: caseId }).orderBy('created_at', 'desc').first();
  return {
    register: {
      status: textOrNull(row ?? {}, 'register_status'),
      registeredOn: textOrNull(row ?? {}, 'registered_on'),
      deregisteredOn: textOrNull(row ?? {}, 'deregistered_on'),
    },
    closure: closure
      ? {
          submissionId: closure.submission_id as string,
          closedOn: closure.closed_on as string,
          withResult: closure.with_result as boolean,
          results: closure.results as string[],
          reason: closure.reason as string | null,
          conclusion: closure.conclusion as string,
        }
      : null,
  };
}

/** The measures of all versions and their kinds, as choices of the forms that named them. */
export async function measureOptionsView(trx: Transaction, caseId: string) {
  const rows: Row[] = await trx('plan_measures').where({ case_id: caseId }).orderBy('position');
  const kinds = new Map(rows.map((row) => [text(row, 'kind'), text(row, 'kind_title')]));
  return {
    planMeasures: rows.map((row) => ({
      value: text(row, 'id'),
      label: `${text(row, 'kind_title')}: ${text(row, 'goal')}`,
    })),
    measureKinds: [...kinds].map(([value, label]) => ({ value, label })),
  };
}
