/** Programmes of a case with their measures: versions that follow each other; a draft is revised in place. */
import { randomUUID } from 'node:crypto';
import type { MeasureStatus } from '#domain/plan-progress.ts';
import type { PlanKind } from '#domain/plan-terms.ts';
import type { Transaction } from './database.ts';

export type PlanState =
  'DRAFT' | 'CONSILIUM_APPROVED' | 'KDN_APPROVED' | 'ACTIVE' | 'REVIEW' | 'COMPLETED' | 'RENEWED' | 'TERMINATED';

export type RehabPlan = {
  readonly id: string;
  readonly caseId: string;
  readonly version: number;
  readonly previousPlanId: string | null;
  readonly kind: PlanKind;
  readonly state: PlanState;
  readonly phase: 'INITIAL' | 'MAIN' | 'FINAL';
  readonly goals: string;
  readonly tasks: string;
  readonly familyParticipation: string;
  readonly validFrom: string;
  readonly validTo: string;
  readonly potential: Readonly<Record<string, string>>;
  readonly potentialLevel: string;
  readonly reaction: string;
  readonly remarks: string | null;
  readonly signedOn: string | null;
  readonly contractNumber: string | null;
  readonly resolutionNumber: string | null;
  readonly resolutionOn: string | null;
};

type PlanChange = Partial<{
  state: PlanState;
  phase: RehabPlan['phase'];
  remarks: string | null;
  signed_on: string;
  signed_by_family: boolean;
  contract_number: string | null;
  resolution_number: string;
  resolution_on: string;
  activated_at: string;
  ended_at: string;
}>;

/** What a draft says; the rest of a plan comes with its way. */
export type PlanDraft = Pick<
  RehabPlan,
  | 'kind'
  | 'phase'
  | 'goals'
  | 'tasks'
  | 'familyParticipation'
  | 'validFrom'
  | 'validTo'
  | 'potential'
  | 'potentialLevel'
  | 'reaction'
>;

export type PlanMeasure = {
  readonly id: string;
  readonly kind: string;
  readonly kindTitle: string;
  readonly goal: string;
  readonly addressee: string;
  readonly agency: string;
  readonly performer: string;
  readonly startOn: string;
  readonly dueOn: string;
  readonly frequency: string;
  readonly indicator: string;
  readonly status: MeasureStatus;
  readonly reason: string | null;
  readonly evidence: string | null;
};
type NewMeasure = Omit<PlanMeasure, 'id' | 'status' | 'reason' | 'evidence'>;

type Row = Record<string, unknown>;
const text = (row: Row, name: string): string => row[name] as string;
const textOrNull = (row: Row, name: string): string | null => row[name] as string | null;

function toPlan(row: Row): RehabPlan {
  return {
    id: text(row, 'id'),
    caseId: text(row, 'case_id'),
    version: row['version'] as number,
    previousPlanId: textOrNull(row, 'previous_plan_id'),
    kind: row['kind'] as PlanKind,
    state: row['state'] as PlanState,
    phase: row['phase'] as RehabPlan['phase'],
    goals: text(row, 'goals'),
    tasks: text(row, 'tasks'),
    familyParticipation: text(row, 'family_participation'),
    validFrom: text(row, 'valid_from'),
    validTo: text(row, 'valid_to'),
    potential: row['potential'] as RehabPlan['potential'],
    potentialLevel: text(row, 'potential_level'),
    reaction: text(row, 'reaction'),
    remarks: textOrNull(row, 'remarks'),
    signedOn: textOrNull(row, 'signed_on'),
    contractNumber: textOrNull(row, 'contract_number'),
    resolutionNumber: textOrNull(row, 'resolution_number'),
    resolutionOn: textOrNull(row, 'resolution_on'),
  };
}

function toMeasure(row: Row): PlanMeasure {
  return {
    id: text(row, 'id'),
    kind: text(row, 'kind'),
    kindTitle: text(row, 'kind_title'),
    goal: text(row, 'goal'),
    addressee: text(row, 'addressee'),
    agency: text(row, 'agency'),
    performer: text(row, 'performer'),
    startOn: text(row, 'start_on'),
    dueOn: text(row, 'due_on'),
    frequency: text(row, 'frequency'),
    indicator: text(row, 'indicator'),
    status: row['status'] as MeasureStatus,
    reason: textOrNull(row, 'reason'),
    evidence: textOrNull(row, 'evidence'),
  };
}

const columnsOf = (draft: PlanDraft) => ({
  kind: draft.kind,
  phase: draft.phase,
  goals: draft.goals,
  tasks: draft.tasks,
  family_participation: draft.familyParticipation,
  valid_from: draft.validFrom,
  valid_to: draft.validTo,
  potential: JSON.stringify(draft.potential),
  potential_level: draft.potentialLevel,
  reaction: draft.reaction,
});

/** The newest programme of a case, or the newest in one of the states. */
export async function lastPlan(
  trx: Transaction,
  caseId: string,
  states?: readonly PlanState[],
): Promise<RehabPlan | undefined> {
  const query = trx('rehab_plans').where({ case_id: caseId }).orderBy('version', 'desc');
  const row = await (states ? query.whereIn('state', [...states]) : query).first();
  return row && toPlan(row);
}

/** Adds the next version of a programme as a draft; `submissionId` is the form that brought it. */
export async function insertPlan(
  trx: Transaction,
  owner: { readonly caseId: string; readonly partId: string | null; readonly submissionId: string },
  draft: PlanDraft,
  previous: RehabPlan | undefined,
): Promise<string> {
  const id = randomUUID();
  await trx('rehab_plans').insert({
    id,
    case_id: owner.caseId,
    part_id: owner.partId,
    submission_id: owner.submissionId,
    version: (previous?.version ?? 0) + 1,
    previous_plan_id: previous?.id ?? null,
    state: 'DRAFT',
    ...columnsOf(draft),
  });
  return id;
}

/** A draft that was sent back is written anew: its text, not its version. */
export async function revisePlan(
  trx: Transaction,
  planId: string,
  submissionId: string,
  draft: PlanDraft,
): Promise<void> {
  await trx('rehab_plans')
    .where({ id: planId })
    .update({ submission_id: submissionId, remarks: null, ...columnsOf(draft) });
  await trx('plan_measures').where({ plan_id: planId }).delete();
}

/** Changes what its way brings to a programme. */
export async function updatePlan(trx: Transaction, planId: string, change: PlanChange): Promise<void> {
  await trx('rehab_plans').where({ id: planId }).update(change);
}

/** Adds measures in their order. */
export async function insertMeasures(
  trx: Transaction,
  plan: { readonly id: string; readonly caseId: string },
  measures: readonly NewMeasure[],
): Promise<void> {
  const rows = measures.map((measure, index) => ({
    id: randomUUID(),
    plan_id: plan.id,
    case_id: plan.caseId,
    position: index + 1,
    kind: measure.kind,
    kind_title: measure.kindTitle,
    goal: measure.goal,
    addressee: measure.addressee,
    agency: measure.agency,
    performer: measure.performer,
    start_on: measure.startOn,
    due_on: measure.dueOn,
    frequency: measure.frequency,
    indicator: measure.indicator,
  }));
  if (rows.length > 0) await trx('plan_measures').insert(rows);
}

/** The measures of a programme in their order. */
export async function measuresOf(trx: Transaction, planId: string): Promise<readonly PlanMeasure[]> {
  const rows: Row[] = await trx('plan_measures').where({ plan_id: planId }).orderBy('position');
  return rows.map(toMeasure);
}

/** How a measure of the programme stands; false when the programme has no such measure. */
export async function setMeasureStatus(
  trx: Transaction,
  planId: string,
  measure: Pick<PlanMeasure, 'id' | 'status' | 'reason' | 'evidence'> & { readonly at: string },
): Promise<boolean> {
  const { id, status, reason, evidence, at } = measure;
  const changed = await trx('plan_measures')
    .where({ id, plan_id: planId })
    .update({ status, reason, evidence, status_at: at });
  return changed === 1;
}
