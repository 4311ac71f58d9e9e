/**
 * Step 1: the duty officer decides on a message. Accepted it begins the response; attached it joins a running case and raises its
 * alarm; refused or redirected it goes on to the answer to the reporter.
 */
import { answerDue, signalDecided } from '#domain/case-clocks.ts';
import type { EngineVariables } from '#domain/engine-variables.ts';
import { DomainError } from '#domain/error.ts';
import { type NoticeFlags, noticeFacts } from '#domain/notice-facts.ts';
import type { ReceiveSignalSubmission } from '#generated/form-types.ts';
import { lockCase } from '#store/cases-store.ts';
import { announce } from '#store/changes-store.ts';
import type { Transaction } from '#store/database.ts';
import { correctChildren, describeFamily } from '#store/families-store.ts';
import { attachSignal, decideSignalRow, firstSignalOf, writeReporter } from '#store/signals-store.ts';
import { beginEmergency } from './begin-emergency.ts';
import { changeClocks } from './change-clocks.ts';
import { endCase } from './end-case.ts';
import type { FormContext } from './form-context.ts';
import { startImmediateNotices } from './start-immediate-notices.ts';

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
  await changeClocks(trx, owner, signalDecided(data.signalDecision, now), now);
  await followDecision(trx, context, signal.id, data);
  return {};
}

async function followDecision(
  trx: Transaction,
  context: FormContext,
  signalId: string,
  data: ReceiveSignalSubmission,
): Promise<void> {
  const { owner, now } = context;
  if (data.signalDecision === 'ACCEPT') return accept(trx, context, data);
  if (data.signalDecision === 'ATTACH') return attach(trx, context, signalId, data);
  await changeClocks(trx, owner, answerDue(data.receivedAt), now);
}

/** What is known of a danger or a violation is told to the bodies at once. */
async function accept(trx: Transaction, { owner, now }: FormContext, data: ReceiveSignalSubmission): Promise<void> {
  await correctChildren(trx, owner.familyId, data.children ?? []);
  const flags = flagsOf(data);
  if (Object.values(flags).includes(true)) await startImmediateNotices(trx, owner, flags, now);
}

/** The facts that the duty officer marked; a known danger is a threat, whatever was marked. */
function flagsOf(data: ReceiveSignalSubmission): NoticeFlags {
  const marked = noticeFacts.map((fact) => [fact, data[fact]]);
  const flags = Object.fromEntries(marked) as NoticeFlags;
  return { ...flags, threatToLife: flags.threatToLife || isDangerKnown(data) };
}

function isDangerKnown(data: ReceiveSignalSubmission): boolean {
  return data.dangerNow === 'YES' || data.injury || data.childUnder7Unattended || data.adultAcuteState;
}

/** The message's own case ends here; the running case is told, and danger now begins an emergency beside it. */
async function attach(
  trx: Transaction,
  { owner, userId, now }: FormContext,
  signalId: string,
  data: ReceiveSignalSubmission,
): Promise<void> {
  const caseId = await attachSignal(trx, signalId, (data.attachToCaseNumber ?? '').trim());
  if (!caseId) {
    throw new DomainError('INVALID_INPUT', {
      fields: [{ path: 'attachToCaseNumber', message: 'В вашем центре нет открытого случая с таким номером' }],
    });
  }
  await endCase(trx, owner, { outcome: 'SIGNAL_ATTACH', at: now });
  await announce(trx, ['tasks', 'alarms', 'cases'], caseId);
  const target = data.dangerNow === 'YES' ? await lockCase(trx, caseId) : undefined;
  if (!target) return;
  await beginEmergency(trx, target, { source: 'SIGNAL', cause: null, reason: data.facts, startedBy: userId }, now);
}
