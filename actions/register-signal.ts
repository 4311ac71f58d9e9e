/** A message about violated rights is registered: signal, family and case in one transaction, and the engine starts the case. */
import { randomUUID } from 'node:crypto';
import { signalRegistered } from '#domain/case-clocks.ts';
import { DomainError } from '#domain/error.ts';
import { dayOf, isBefore } from '#domain/working-days.ts';
import { caseLane } from '#engine/commands.ts';
import { type AgencyMessage, insertAgencyMessage, type MessageIds } from '#store/agency-messages-store.ts';
import { writeAudit } from '#store/audit-store.ts';
import { type CaseState, insertCase, lockCase, nextNumber } from '#store/cases-store.ts';
import { announce } from '#store/changes-store.ts';
import type { Transaction } from '#store/database.ts';
import { mergeChildren } from '#store/families-store.ts';
import { enqueue } from '#store/outbox-store.ts';
import { ownTerritoryOf, placeOf, territoriesOf } from '#store/places-store.ts';
import { releaseInForce } from '#store/releases-store.ts';
import { isRuledOn } from '#store/rulebooks-store.ts';
import { insertSignal } from '#store/signals-store.ts';
import { changeClocks } from './change-clocks.ts';
import { issueSignalCard } from './papers-of-form.ts';

export type SignalInput = {
  readonly receivedAt: string;
  readonly channel: string;
  readonly source: string;
  readonly sourceOrganisation?: string;
  readonly reporter: string;
  readonly familyName: string;
  readonly children: readonly { readonly name: string; readonly approxAge: number | null }[];
  readonly location: string;
  /** One of the territories that the centre serves; its own when nothing is said. */
  readonly territoryId?: string | undefined;
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

type Registration = {
  readonly userId: string;
  readonly centreId: string;
  readonly now: string;
  /** An officer of another body sends the message himself: noted first, it lets him enter the rows that it brings. */
  readonly message?: AgencyMessage;
};

/** Registers the message at a centre. INVALID_INPUT: an impossible moment, or a territory that the centre does not serve. */
export async function registerSignal(
  trx: Transaction,
  input: SignalInput,
  context: Registration,
): Promise<RegisteredSignal> {
  const { timeZone } = await placeOf(trx, context.centreId);
  const untimely = await whyUntimely(trx, input.receivedAt, context.now, timeZone);
  if (untimely) throw new DomainError('INVALID_INPUT', { fields: [{ path: 'receivedAt', message: untimely }] });
  const today = dayOf(context.now, timeZone);
  const { userId, centreId, message } = context;
  const ids = { signalId: randomUUID(), caseId: randomUUID(), familyId: randomUUID() };
  if (message) await insertAgencyMessage(trx, { ...message, ...ids, centreId, by: userId, at: context.now });
  const opened = await openCase(trx, { ...input, ...ids }, context, today);
  const signal = { id: ids.signalId, number: await nextNumber(trx, 'signal', today), caseId: opened.caseId };
  await insertSignal(trx, { ...input, ...signal, centreId, registeredBy: userId, answers: answersOf(input) });
  const owner = await beginCase(trx, opened.caseId, input);
  const { now } = context;
  await issueSignalCard(trx, { id: signal.id, owner, data: answersOf(input), userId, now });
  await writeAudit(trx, {
    actorId: userId,
    actorKind: 'PERSON',
    action: 'REGISTER_SIGNAL',
    subjectKind: 'signal',
    subjectId: signal.id,
    caseId: opened.caseId,
  });
  await announce(trx, ['signals', 'cases'], opened.caseId);
  return { signalId: signal.id, signalNumber: signal.number, ...opened };
}

/** The clocks of a message run from its moment, so the rules must already have been in force then. */
async function whyUntimely(trx: Transaction, at: string, now: string, timeZone: string): Promise<string | undefined> {
  if (isBefore(now, at)) return 'Сообщение не могло поступить в будущем';
  if (await isRuledOn(trx, 'deadline-rules', dayOf(at, timeZone))) return undefined;
  return 'На эту дату в системе ещё нет правил о сроках: проверьте год';
}

/** The case with its family, and the command that starts it in the engine. NO_RELEASE: no diagrams are published yet. */
async function openCase(
  trx: Transaction,
  input: SignalInput & MessageIds,
  { centreId, now }: Registration,
  today: string,
): Promise<{ caseId: string; caseNumber: string }> {
  const release = (await releaseInForce(trx, now))?.id;
  if (!release) throw new DomainError('NO_RELEASE');
  const { caseId } = input;
  const caseNumber = await nextNumber(trx, 'case', today);
  const variables = { caseId, seat: 1 };
  await insertCase(trx, {
    id: caseId,
    number: caseNumber,
    centreId,
    territoryId: await territoryOf(trx, input, centreId),
    familyId: input.familyId,
    familyName: input.familyName,
    address: input.location,
    release,
    openedAt: now,
    variables,
  });
  await enqueue(
    trx,
    caseLane(caseId),
    { type: 'startCase', caseId, seat: 1, release, variables },
    { caseId, centreId },
  );
  return { caseId, caseNumber };
}

async function territoryOf(trx: Transaction, { territoryId }: SignalInput, centreId: string): Promise<string> {
  if (!territoryId) return ownTerritoryOf(trx, centreId);
  const served = await territoriesOf(trx, centreId);
  if (served.some(({ id }) => id === territoryId)) return territoryId;
  throw new DomainError('INVALID_INPUT', {
    fields: [{ path: 'territoryId', message: 'Центр не обслуживает эту территорию' }],
  });
}

/** What the form of the first step is filled with; the reporter stays behind the wall. */
function answersOf({
  reporter: _hidden,
  territoryId: _kept,
  ...shown
}: SignalInput): Readonly<Record<string, unknown>> {
  return shown;
}

/** What hangs on the new case: the children as they were named, and the clock of the first step. */
async function beginCase(trx: Transaction, caseId: string, input: SignalInput): Promise<CaseState> {
  const owner = await lockCase(trx, caseId);
  if (!owner) throw new DomainError('NOT_FOUND');
  await mergeChildren(trx, owner.familyId, input.children);
  await changeClocks(trx, owner, signalRegistered(input.receivedAt), input.receivedAt);
  return owner;
}
