/** Facts of step 7 besides the programme: reviews, regimes, watch, referrals, packages and transfers, as forms and jobs bring them. */
import { randomUUID } from 'node:crypto';
import type { Transaction } from './database.ts';

type Text = string;
type Maybe = string | null;
type Lists = readonly string[];

/** Columns that are written when the row begins. */
type SupportFacts = {
  readonly plan_reviews: {
    plan_id: Text;
    period_from: Text;
    period_to: Text;
    phase: Text;
    potential: unknown;
    potential_level: Text;
    reaction: Text;
    dynamics: Text;
    risk: Text;
    risk_reason: Text;
    summary: Text;
    proposal: Text;
    proposal_reason: Text;
    measures: unknown;
  };
  readonly regime_changes: { from_regime: Maybe; to_regime: Text; reason: Text; changed_at: Text };
  readonly case_transfers: {
    receiver_centre: Text;
    receiver_territory: Text;
    documents: Lists;
    sent_on: Text;
    acknowledged_on: Text;
    acknowledged_by: Text;
    note: Text;
  };
  readonly watch_periods: { started_on: Text };
  readonly service_referrals: { applied_on: Text; provider: Text; services: Lists; need: Text };
  readonly commission_submissions: {
    commission: Text;
    contents: Lists;
    sent_on: Text;
    outgoing_number: Text;
    question: Text;
  };
  readonly guardianship_submissions: {
    authority: Text;
    contents: Lists;
    request: Text;
    sent_on: Text;
    outgoing_number: Text;
  };
};

/** Columns that later answers bring to the row. */
type LaterFacts = {
  readonly plan_reviews: { decision: Text; decided_at: Text };
  readonly regime_changes: Record<never, never>;
  readonly case_transfers: Record<never, never>;
  readonly watch_periods: { ended_on: Maybe; outcome: Text; grounds: Text };
  readonly service_referrals: {
    recognised_on: Maybe;
    programme_on: Maybe;
    programme_number: Maybe;
    begun_on: Maybe;
    outcome: Text;
    refusal_reason: Maybe;
    note: Maybe;
  };
  readonly commission_submissions: {
    resolution: Text;
    resolution_number: Maybe;
    resolution_on: Maybe;
    postponed_to: Maybe;
    reason: Maybe;
  };
  readonly guardianship_submissions: {
    surveyed_on: Maybe;
    decision: Text;
    decision_number: Maybe;
    decision_on: Maybe;
    guardian: Maybe;
    court: Maybe;
    note: Maybe;
    settled_on: Maybe;
  };
};

export type SupportTable = keyof SupportFacts;
type Owner = { readonly caseId: string; readonly partId: string | null; readonly submissionId: string | null };

const jsonColumns = new Set(['potential', 'measures']);

/** Adds a row and answers its id. */
export async function insertSupportFact<T extends SupportTable>(
  trx: Transaction,
  table: T,
  owner: Owner,
  facts: SupportFacts[T],
): Promise<string> {
  const id = randomUUID();
  const columns = Object.entries(facts).map(([name, value]) => [
    name,
    jsonColumns.has(name) ? JSON.stringify(value) : value,
  ]);
  const { caseId, partId, submissionId } = owner;
  const row = { id, case_id: caseId, part_id: partId, submission_id: submissionId, ...Object.fromEntries(columns) };
  await trx(table as string).insert(row);
  return id;
}

/** What a later answer brings to a row. */
export async function updateSupportFact<T extends SupportTable>(
  trx: Transaction,
  table: T,
  id: string,
  facts: Partial<LaterFacts[T]>,
): Promise<void> {
  if (Object.keys(facts).length > 0)
    await trx(table as string)
      .where({ id })
      .update(facts);
}

/** The newest row of a table of the case (of one part when it is named), columns as in the database; undefined without one. */
export async function lastSupportFact<T extends SupportTable>(
  trx: Transaction,
  table: T,
  place: { readonly caseId: string; readonly partId?: string | null },
): Promise<
  | (SupportFacts[T] & { readonly [K in keyof LaterFacts[T]]: LaterFacts[T][K] | null } & { readonly id: string })
  | undefined
> {
  const query = trx(table as string)
    .where({ case_id: place.caseId })
    .orderBy([{ column: 'created_at', order: 'desc' }, { column: 'id' }]);
  return (place.partId ? query.where({ part_id: place.partId }) : query).first();
}

/** What КДНиЗП says of the family: two dates besides those of the case. */
export async function setRegisterStatus(
  trx: Transaction,
  caseId: string,
  change: { register_status: 'SOP'; registered_on: string } | { register_status: 'REMOVED'; deregistered_on: string },
): Promise<void> {
  await trx('cases').where({ id: caseId }).update(change);
}

/** Whether the family stands on the register, and since when. */
export async function registerStatusOf(
  trx: Transaction,
  caseId: string,
): Promise<{ readonly status: string | null; readonly registeredOn: string | null }> {
  const row = await trx('cases').where({ id: caseId }).first('register_status', 'registered_on');
  return { status: (row?.register_status as string) ?? null, registeredOn: (row?.registered_on as string) ?? null };
}
