/** Emergencies of cases: what began them, what was done, how they ended and what followed for the case. */
import { randomUUID } from 'node:crypto';
import { announce } from './changes-store.ts';
import type { CaseState } from './cases-store.ts';
import type { Transaction } from './database.ts';

export type EmergencySource = 'SIGNAL' | 'ASSESSMENT' | 'VISIT' | 'PERSON';

/** cause: a code that a person chose; reason: words, for people only. */
export type EmergencyReason = {
  readonly source: EmergencySource;
  readonly cause: string | null;
  readonly reason: string;
  readonly startedBy: string | null;
};

/** What is kept of a removal; names and places stay in the submission. */
export type Removal = {
  readonly actNumber: string;
  readonly removedAt: string;
  readonly decidedBy: string | null;
  readonly placement: string;
  readonly placedAt: string;
  readonly prosecutorNotifiedAt: string;
};

export type SafetyCheck = {
  readonly at: string;
  readonly submissionId: string;
  readonly childSeen: boolean;
  readonly planKept: string;
  readonly safetyNow: string;
};

export type Emergency = {
  readonly partId: string;
  readonly caseId: string;
  readonly startedAt: string;
  readonly source: EmergencySource;
  readonly reason: string;
  readonly moreReasons: readonly { readonly reason: string }[];
  readonly removal: Removal | null;
  readonly claimFiledOn: string | null;
  readonly visitsSuspendedAt: string | null;
  readonly endedAt: string | null;
};

type Row = Record<string, unknown>;

const toEmergency = (row: Row): Emergency => ({
  partId: row['part_id'] as string,
  caseId: row['case_id'] as string,
  startedAt: row['started_at'] as string,
  source: row['source'] as EmergencySource,
  reason: row['reason'] as string,
  moreReasons: row['more_reasons'] as Emergency['moreReasons'],
  removal: row['removal'] as Removal | null,
  claimFiledOn: row['claim_filed_on'] as string | null,
  visitsSuspendedAt: row['visits_suspended_at'] as string | null,
  endedAt: row['ended_at'] as string | null,
});

/** Notes that an emergency began, and where the case stood then. */
export async function insertEmergency(
  trx: Transaction,
  input: EmergencyReason & {
    readonly partId: string;
    readonly caseId: string;
    readonly startedAt: string;
    readonly stepThen: number;
    readonly positionThen: string | null;
  },
): Promise<void> {
  await trx('emergencies').insert({
    part_id: input.partId,
    case_id: input.caseId,
    source: input.source,
    cause: input.cause,
    reason: input.reason,
    started_at: input.startedAt,
    started_by: input.startedBy,
    step_then: input.stepThen,
    position_then: input.positionThen,
  });
}

/** One more reason for an emergency that runs already. */
export async function addReason(
  trx: Transaction,
  partId: string,
  reason: EmergencyReason & { readonly at: string },
): Promise<void> {
  await append(trx, partId, 'more_reasons', reason);
}

/** One more look at the child. */
export async function addSafetyCheck(trx: Transaction, partId: string, check: SafetyCheck): Promise<void> {
  await append(trx, partId, 'checks', check);
}

async function append(trx: Transaction, partId: string, column: 'checks' | 'more_reasons', entry: object) {
  await trx('emergencies')
    .where({ part_id: partId })
    .update({ [column]: trx.raw('?? || ?::jsonb', [column, JSON.stringify([entry])]) });
}

/** The emergency of a case that has not ended. */
export async function openEmergency(trx: Transaction, caseId: string): Promise<Emergency | undefined> {
  const row = await trx('emergencies').where({ case_id: caseId, ended_at: null }).first();
  return row && toEmergency(row);
}

/** The emergency of a part. */
export async function emergencyOf(trx: Transaction, partId: string): Promise<Emergency | undefined> {
  const row = await trx('emergencies').where({ part_id: partId }).first();
  return row && toEmergency(row);
}

/** Emergencies that are over and whose end the case has not looked at yet, the oldest first. */
export async function unfollowedEmergencies(trx: Transaction, caseId: string): Promise<readonly Emergency[]> {
  const rows: Row[] = await trx('emergencies as e')
    .join('case_parts as p', 'p.id', 'e.part_id')
    .where({ 'e.case_id': caseId, 'p.followed_up_at': null })
    .whereNotNull('e.ended_at')
    .orderBy('e.ended_at')
    .select('e.*');
  return rows.map(toEmergency);
}

/** Removals of a case whose claim in court is still to be filed. */
export async function removalsWithoutClaim(trx: Transaction, caseId: string): Promise<readonly Emergency[]> {
  const rows: Row[] = await trx('emergencies')
    .where({ case_id: caseId, claim_filed_on: null })
    .whereNotNull('removal')
    .orderBy('started_at');
  return rows.map(toEmergency);
}

/** Changes what is known of an emergency. */
export async function updateEmergency(
  trx: Transaction,
  partId: string,
  change: Partial<{
    removal: Removal;
    claim_filed_on: string;
    visits_suspended_at: string;
    ended_at: string;
    step_at_end: number;
    position_at_end: string | null;
    follow_up: string;
    decision_before: string | null;
    decision_after: string | null;
  }>,
): Promise<void> {
  const removal = change.removal && { removal: JSON.stringify(change.removal) };
  await trx('emergencies')
    .where({ part_id: partId })
    .update({ ...change, ...removal });
}

/** The newest emergency of a case. */
export async function lastEmergency(trx: Transaction, caseId: string): Promise<Emergency | undefined> {
  const row = await trx('emergencies').where({ case_id: caseId }).orderBy('started_at', 'desc').first();
  return row && toEmergency(row);
}

/** Puts the emergency into the alarms of the unit head and of the curator; once. */
export async function raiseEmergencyAlarm(
  trx: Transaction,
  owner: CaseState,
  alarm: { readonly partId: string; readonly at: string },
): Promise<void> {
  const place = { case_id: owner.id, centre_id: owner.centreId, part_id: alarm.partId };
  const raised = { kind: 'EMERGENCY', level: 1, due_at: alarm.at, raised_at: alarm.at, raised_by: 'ACTION' };
  const to = [
    { to_role: 'unitHead', to_user: null },
    { to_role: 'caseCurator', to_user: owner.curatorId },
  ];
  const rows = to.filter(({ to_role, to_user }) => to_role === 'unitHead' || to_user !== null);
  await trx('alarms').insert(rows.map((row) => ({ id: randomUUID(), ...place, ...raised, ...row })));
  await announce(trx, ['alarms', 'cases'], owner.id);
}

/** A visit was asked for at once. */
export async function insertVisitCall(
  trx: Transaction,
  call: { caseId: string; partId: string; reason: string; askedBy: string; askedAt: string },
): Promise<void> {
  await trx('visit_calls').insert({
    id: randomUUID(),
    case_id: call.caseId,
    part_id: call.partId,
    reason: call.reason,
    asked_by: call.askedBy,
    asked_at: call.askedAt,
  });
}
