/**
 * Step 7: the unit head decides on closing, with its result or its reason. The closure is recorded and patronage ends; the case
 * itself ends with its main line. 120-ФЗ ст. 7; domain.md §3 «Closure».
 */
import { randomUUID } from 'node:crypto';
import type { EngineVariables } from '#domain/engine-variables.ts';
import { closingDecided } from '#domain/support-clocks.ts';
import { dayOf } from '#domain/working-days.ts';
import type { CloseCaseSubmission } from '#generated/form-types.ts';
import { insertFact } from '#store/case-facts-store.ts';
import type { CaseState } from '#store/cases-store.ts';
import type { Transaction } from '#store/database.ts';
import { runningPart } from '#store/parts-store.ts';
import { placeOf } from '#store/places-store.ts';
import { lastPlan, updatePlan } from '#store/rehab-plans-store.ts';
import { setRegisterStatus } from '#store/support-facts-store.ts';
import { changeClocks } from './change-clocks.ts';
import type { FormContext } from './form-context.ts';
import { refuseDuringEmergency } from './refuse-during-emergency.ts';
import { tellLine } from './tell-line.ts';

/** EMERGENCY_RUNNING: nobody closes a case meanwhile. */
export async function closeCase(
  trx: Transaction,
  context: FormContext,
  data: CloseCaseSubmission,
): Promise<EngineVariables> {
  const { owner, part, now } = context;
  const { closureDecision } = data;
  if (closureDecision === 'CLOSE') await refuseDuringEmergency(trx, owner);
  await changeClocks(trx, owner, closingDecided(closureDecision, now), now, part?.id ?? null);
  if (closureDecision === 'CLOSE') {
    await recordClosure(trx, context, data);
    await endPatronage(trx, owner, now);
  }
  await settlePlan(trx, owner, data, now);
  return { closureDecision };
}

async function recordClosure(
  trx: Transaction,
  { owner, now, submissionId }: FormContext,
  data: CloseCaseSubmission,
): Promise<void> {
  const { timeZone } = await placeOf(trx, owner.centreId);
  const withResult = data.withResult === 'YES';
  await insertFact(
    trx,
    'case_closures',
    { id: randomUUID(), caseId: owner.id, submissionId },
    {
      closed_on: data.closedOn || dayOf(now, timeZone),
      with_result: withResult,
      results: withResult ? (data.results ?? []) : [],
      reason: withResult ? null : (data.closingReason ?? null),
      conclusion: data.conclusion ?? '',
      signed_by: data.signedBy ?? null,
      signed_on: data.signedOn ?? null,
    },
  );
  if (!data.deregisteredOn) return;
  await setRegisterStatus(trx, owner.id, { register_status: 'REMOVED', deregistered_on: data.deregisteredOn });
}

async function endPatronage(trx: Transaction, owner: CaseState, now: string): Promise<void> {
  const patronage = await runningPart(trx, owner.id, 'patronage');
  if (!patronage) return;
  await tellLine(trx, owner, { partId: patronage.id, element: 'patronageEnded', message: 'patronage-ended', now });
}

async function settlePlan(trx: Transaction, owner: CaseState, data: CloseCaseSubmission, now: string): Promise<void> {
  const plan = await lastPlan(trx, owner.id, ['ACTIVE', 'REVIEW']);
  if (!plan) return;
  const ended = { state: data.withResult === 'YES' ? 'COMPLETED' : 'TERMINATED', ended_at: now } as const;
  await updatePlan(trx, plan.id, data.closureDecision === 'CLOSE' ? ended : { state: 'ACTIVE' });
}
