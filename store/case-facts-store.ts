/** The facts of the steps: each row belongs to the submission that brought it. */
import type { Transaction } from './database.ts';

type Facts = {
  readonly response_teams: {
    urgency: string;
    downgrade_reason: string | null;
    members: unknown;
    transport: string;
    departure_at: string | null;
  };
  readonly field_visits: {
    arrived_at: string;
    result: string;
    child_seen: boolean | null;
    child_seen_alone: boolean | null;
    act: unknown;
  };
  readonly police_requests: { requested_at: string; answers: unknown };
  readonly assessments: { instrument_version: number; answers: unknown; act_signed_on: string | null };
  readonly urgent_measures: {
    guardianship_informed_at: string | null;
    police_informed_at: string | null;
    safety_plan_signed_at: string | null;
    answers: unknown;
  };
  readonly home_visits: {
    part_id: string | null;
    purpose: 'PATRONAGE' | 'WATCH';
    visited_on: string;
    kind: string;
    child_seen: boolean | null;
    outcome: string;
    regime: string | null;
    regime_reason: string | null;
    answers: unknown;
  };
  readonly case_closures: {
    closed_on: string;
    with_result: boolean;
    results: readonly string[];
    reason: string | null;
    conclusion: string;
    signed_by: string | null;
    signed_on: string | null;
  };
};

export type FactTable = keyof Facts;

/** Adds the fact row of a submission; JSON columns are given as plain data. */
export async function insertFact<T extends FactTable>(
  trx: Transaction,
  table: T,
  owner: { id: string; caseId: string; submissionId: string },
  facts: Facts[T],
): Promise<void> {
  const columns = Object.entries(facts).map(([name, value]) => [name, isJson(name) ? JSON.stringify(value) : value]);
  await trx(table).insert({
    id: owner.id,
    case_id: owner.caseId,
    submission_id: owner.submissionId,
    ...Object.fromEntries(columns),
  });
}

const jsonColumns = new Set(['members', 'act', 'answers']);
const isJson = (name: string): boolean => jsonColumns.has(name);

export type AssessmentRow = {
  readonly id: string;
  readonly caseId: string;
  readonly instrumentVersion: number;
  readonly answers: Readonly<Record<string, unknown>>;
};

/** An assessment with the version of the instrument by which it was answered. */
export async function findAssessment(trx: Transaction, id: string): Promise<AssessmentRow | undefined> {
  const row = await trx('assessments').where({ id }).first();
  return row && { id: row.id, caseId: row.case_id, instrumentVersion: row.instrument_version, answers: row.answers };
}

/** Writes the computed result beside the answers. */
export async function writeAssessmentResult(
  trx: Transaction,
  id: string,
  result: { safety: string; riskLevel: string; detail: unknown },
): Promise<void> {
  await trx('assessments')
    .where({ id })
    .update({ safety: result.safety, risk_level: result.riskLevel, result: JSON.stringify(result.detail) });
}
