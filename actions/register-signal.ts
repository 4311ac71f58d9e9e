/** A message about violated rights is registered: signal, family and case in one transaction, and the engine starts the case. */
import { randomUUID } from 'node:crypto';
import { signalRegistered } from '#domain/case-clocks.ts';
import { DomainError } from '#domain/error.ts';
import { dayOf, isBefore } from '#domain/working-days.ts';
import { caseLane } from '#engine/commands.ts';
import { writeAudit } from '#store/audit-store.ts';
import { insertCase, lockCase, nextNumber } from '#store/cases-store.ts';
import { announce } from '#store/changes-store.ts';
import type { Transaction } from '#store/database.ts';
import { enqueue } from '#store/outbox-store.ts';
import { placeOf } from '#store/places-store.ts';
import { releaseInForce } from '#store/releases-store.ts';
import { insertSignal } from '#store/signals-store.ts';
import { changeClocks } from './change-clocks.ts';

export type SignalInput = {
  readonly receivedAt: string;
  readonly channel: string;
  readonly source: string;
  readonly reporter: string;
  readonly familyName: string;
  readonly children: readonly { readonly name: string; readonly approxAge: number | null }[];
  readonly location: string;
  readonly reason: string;
  readonly facts: string;
  readonly dangerNow: string;
  readonly injury: boolean;
  readonly childUnder7Unattended: boolean;
  readonly adultAcuteState: boolean;
  readonly suspectedAbuse: boolean;
};
export type RegisteredSignal = {
  readonly signalId: string;
  readonly signalNumber: string;
  readonly caseId: string;
  readonly caseNumber: string;
};

/** Registers the message at a centre. INVALID_INPUT: the message was received in the future. */
export async function registerSignal(
  trx: Transaction,
  input: SignalInput,
  context: { userId: string; centreId: string; now: string },
): Promise<RegisteredSignal> {
  if (isBefore(context.now, input.receivedAt)) {
    throw new DomainError('INVALID_INPUT', {
      fields: [{ path: 'receivedAt', message: 'Сообщение не могло поступить в будущем' }],
    });
  }
  const place = await placeOf(trx, context.centreId);
  const today = dayOf(context.now, place.timeZone);
  const ids = { signalId: randomUUID(), caseId: randomUUID(), familyId: randomUUID() };
  const caseNumber = await nextNumber(trx, 'case', today);
  const signalNumber = await nextNumber(trx, 'signal', today);
  const release = (await releaseInForce(trx, context.now))?.id;
  if (!release) throw new DomainError('NO_RELEASE');
  const variables = { caseId: ids.caseId, seat: 1 };
  await insertCase(trx, {
    id: ids.caseId,
    number: caseNumber,
    centreId: context.centreId,
    familyId: ids.familyId,
    familyName: input.familyName,
    address: input.location,
    release,
    openedAt: context.now,
    variables,
  });
  await insertSignal(trx, {
    ...input,
    id: ids.signalId,
    number: signalNumber,
    centreId: context.centreId,
    caseId: ids.caseId,
    registeredBy: context.userId,
    answers: answersOf(input),
  });
  await enqueue(
    trx,
    caseLane(ids.caseId),
    { type: 'startCase', caseId: ids.caseId, seat: 1, release, variables },
    { caseId: ids.caseId, centreId: context.centreId },
  );
  await startClock(trx, ids.caseId, input.receivedAt);
  await writeAudit(trx, {
    actorId: context.userId,
    actorKind: 'PERSON',
    action: 'REGISTER_SIGNAL',
    subjectKind: 'signal',
    subjectId: ids.signalId,
    caseId: ids.caseId,
  });
  await announce(trx, ['signals', 'cases'], ids.caseId);
  return { signalId: ids.signalId, signalNumber, caseId: ids.caseId, caseNumber };
}

/** What the form of the first step is filled with; the reporter stays behind the wall. */
function answersOf({ reporter: _hidden, ...shown }: SignalInput): Readonly<Record<string, unknown>> {
  return shown;
}

async function startClock(trx: Transaction, caseId: string, receivedAt: string): Promise<void> {
  const owner = await lockCase(trx, caseId);
  if (!owner) throw new DomainError('NOT_FOUND');
  await changeClocks(trx, owner, signalRegistered(receivedAt), receivedAt);
}
