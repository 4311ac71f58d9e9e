/**
 * What the main line or a part waits for has happened: the line's log says so at once, and the engine hears of it by a message.
 * What an interrupting event ends is taken off the lists in the same transaction, so nobody answers it in vain.
 */
import { randomUUID } from 'node:crypto';
import type { EngineVariables } from '#domain/engine-variables.ts';
import { DomainError } from '#domain/error.ts';
import { caseLane } from '#engine/commands.ts';
import type { CaseState } from '#store/cases-store.ts';
import type { Transaction } from '#store/database.ts';
import { type ElementFacts, elementFacts, elementsWithin } from '#store/elements-store.ts';
import { enqueue } from '#store/outbox-store.ts';
import { type CasePart, findPart, runningParts, withdrawLineTasks } from '#store/parts-store.ts';
import { mainProcess, noteProgress } from './note-progress.ts';
import { withdrawPart } from './withdraw-part.ts';

type Tidings = {
  /** Undefined: the main line. */
  readonly partId?: string;
  /** A message catch, a boundary event, or the start of an event sub-process. */
  readonly element: string;
  readonly message: string;
  readonly variables?: EngineVariables;
  readonly now: string;
};

/**
 * The caller knows that the line waits there: a message that nobody awaits would be kept and taken by the next who does. A line that
 * has ended hears nothing. RULE_MISSING: the release has no such element.
 */
export async function tellLine(trx: Transaction, owner: CaseState, input: Tidings): Promise<void> {
  const part = input.partId === undefined ? null : await findPart(trx, input.partId);
  if (part === undefined || (part ? part.state !== 'RUNNING' : owner.status === 'CLOSED')) return;
  const { element, variables = {} } = input;
  const place = { release: part?.release ?? owner.release, processId: part?.processId ?? mainProcess };
  const facts = await elementFacts(trx, place.release, place.processId, element);
  if (!facts || facts.messageName !== input.message) throw new DomainError('RULE_MISSING');
  await interrupt(trx, { owner, part, now: input.now }, { ...place, facts });
  const kind = isBeside(facts) ? 'ITEM' : 'EVENT';
  await noteProgress(trx, { owner, part }, { elementId: element, kind, facts, answer: variables, actorId: null });
  const correlationKey = part?.id ?? owner.id;
  const message = { name: input.message, messageId: randomUUID(), correlationKey, variables };
  const to = { caseId: owner.id, centreId: owner.centreId };
  await enqueue(trx, caseLane(owner.id), { type: 'tellLine', ...message }, to);
}

const isEventStart = (facts: ElementFacts): boolean => facts.elementType === 'startEvent';
/** What happens beside the line leaves the line where it is. */
const isBeside = (facts: ElementFacts): boolean =>
  !facts.interrupting && (isEventStart(facts) || facts.attachedTo !== null);

type Line = { readonly owner: CaseState; readonly part: CasePart | null; readonly now: string };
type Place = { readonly release: number; readonly processId: string; readonly facts: ElementFacts };

/** Ends what the engine is about to end: open tasks and called parts within the interrupted activity or process. */
async function interrupt(trx: Transaction, { owner, part, now }: Line, { facts, ...place }: Place): Promise<void> {
  if (isBeside(facts) || (!isEventStart(facts) && facts.attachedTo === null)) return;
  const activity = facts.attachedTo;
  const within = activity === null ? undefined : await elementsWithin(trx, { ...place, activity });
  const line = { caseId: owner.id, partId: part?.id ?? null };
  await withdrawLineTasks(trx, { ...line, ...(within && { elements: within }) }, now);
  const called = (await runningParts(trx, owner.id)).filter(
    (one) => !one.beside && one.parentId === line.partId && (!within || within.includes(one.callElement ?? '')),
  );
  for (const one of called) await withdrawPart(trx, owner, one, { reason: 'INTERRUPTED', cancel: false, now });
}
