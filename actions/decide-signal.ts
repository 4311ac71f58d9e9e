/** Step 1: the duty officer decides on a message. Accepted it begins the response; otherwise the case ends here. */
import { signalDecided } from '#domain/case-clocks.ts';
import type { EngineVariables } from '#domain/engine-variables.ts';
import { DomainError } from '#domain/error.ts';
import type { ReceiveSignalSubmission } from '#generated/form-types.ts';
import type { Transaction } from '#store/database.ts';
import { correctChildren, describeFamily } from '#store/families-store.ts';
import { attachSignal, decideSignalRow, firstSignalOf, writeReporter } from '#store/signals-store.ts';
import { changeClocks } from './change-clocks.ts';
import { endCase } from './end-case.ts';
import type { FormContext } from './form-context.ts';

export async function decideSignal(
  trx: Transaction,
  context: FormContext,
  data: ReceiveSignalSubmission,
): Promise<EngineVariables> {
  const { owner, now, userId } = context;
  const signal = await firstSignalOf(trx, owner.id);
  if (!signal) throw new DomainError('NOT_FOUND');
  await decideSignalRow(trx, signal.id, {
    decision: data.signalDecision,
    reason: data.decisionReason ?? '',
    decidedAt: now,
    decidedBy: userId,
    receivedAt: data.receivedAt,
    dangerNow: data.dangerNow,
    facts: data.facts,
    location: data.location,
    source: data.source,
    signalReason: data.reason,
  });
  await writeReporter(trx, signal.id, [data.reporter, data.reporterContact].filter(Boolean).join(', '));
  await describeFamily(trx, owner.familyId, data.familyName, data.location);
  await changeClocks(trx, owner, signalDecided(data.signalDecision, dangerKnown(data), now), now);
  if (data.signalDecision === 'ACCEPT') {
    await correctChildren(trx, owner.familyId, data.children ?? []);
    return {};
  }
  if (data.signalDecision === 'ATTACH') await attach(trx, signal.id, data.attachToCaseNumber ?? '');
  await endCase(trx, owner, { outcome: `SIGNAL_${data.signalDecision}`, at: now });
  return {};
}

function dangerKnown(data: ReceiveSignalSubmission): boolean {
  return data.dangerNow === 'YES' || data.injury || data.childUnder7Unattended || data.adultAcuteState;
}

async function attach(trx: Transaction, signalId: string, caseNumber: string): Promise<void> {
  if (await attachSignal(trx, signalId, caseNumber.trim())) return;
  throw new DomainError('INVALID_INPUT', {
    fields: [{ path: 'attachToCaseNumber', message: 'В вашем центре нет открытого случая с таким номером' }],
  });
}
