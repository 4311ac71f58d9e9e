/**
 * The engine has begun an instance of a part: called by the main line or by another part, or beside the case. Is it the one we want,
 * and where does the part stand? Its row learns of the instance in this transaction, so nothing waits for the mirror.
 */
import { randomUUID } from 'node:crypto';
import { type EngineVariables, plainVariables } from '#domain/engine-variables.ts';
import { DomainError } from '#domain/error.ts';
import { type CaseState, lockCase, updateCase } from '#store/cases-store.ts';
import type { Transaction } from '#store/database.ts';
import { type ElementFacts, elementFacts } from '#store/elements-store.ts';
import {
  calledPart,
  type CasePart,
  findPart,
  hasInstanceEnded,
  insertPart,
  namePartInMirror,
  updatePart,
} from '#store/parts-store.ts';
import { noteFollowUp } from './follow-up.ts';
import { goOn, type Seating } from './go-on.ts';
import { LineNotThere } from './line-not-there.ts';
import { mainProcess } from './note-progress.ts';

type Begun = {
  /** What the engine holds: caseId, seat, partId (beside: its own; called: its caller's), partSeat, calledAt. */
  readonly variables: Readonly<Record<string, unknown>>;
  readonly instanceKey: string;
  readonly epoch: string;
  readonly release: number;
  readonly processId: string;
  readonly now: string;
};

/** DOUBLE: the instance of a part beside which nobody wants; of a called one the end is awaited. */
export async function seatPart(trx: Transaction, begun: Begun): Promise<Seating> {
  const owner = await lockCase(trx, String(begun.variables['caseId']));
  if (!owner) throw new DomainError('NOT_FOUND');
  const callElement = begun.variables['calledAt'];
  return typeof callElement === 'string' ? seatCalled(trx, owner, callElement, begun) : seatBeside(trx, owner, begun);
}

async function seatBeside(trx: Transaction, owner: CaseState, begun: Begun): Promise<Seating> {
  const part = await findPart(trx, String(begun.variables['partId']));
  const taken = part?.epoch === begun.epoch && part.instanceKey !== null && part.instanceKey !== begun.instanceKey;
  const wanted = part?.state === 'RUNNING' && part.seat === begun.variables['partSeat'] && !taken;
  return wanted ? take(trx, owner, part, begun) : { outcome: 'DOUBLE' };
}

async function seatCalled(trx: Transaction, owner: CaseState, callElement: string, begun: Begun): Promise<Seating> {
  const parent = await liveCaller(trx, owner, begun);
  const running = await calledPart(trx, { caseId: owner.id, parentId: parent?.id ?? null, callElement });
  if (running) {
    await awaitFormer(trx, running, begun);
    return take(trx, owner, running, begun);
  }
  const place = { release: begun.release, processId: parent?.processId ?? mainProcess };
  const facts = await elementFacts(trx, place.release, place.processId, callElement);
  if (!facts) throw new DomainError('RULE_MISSING');
  const mainLine = (parent?.mainLine ?? true) && !facts.inEventSubprocess;
  const { processId, release, now: startedAt } = begun;
  const id = randomUUID();
  const row = { id, caseId: owner.id, parentId: parent?.id ?? null, callElement, processId, mainLine, release };
  await insertPart(trx, { ...row, variables: plainVariables(begun.variables), startedAt });
  if (!parent && mainLine) await moveToStep(trx, owner, facts);
  await noteFollowUp(trx, { caseId: owner.id, processId, now: startedAt });
  const part = await findPart(trx, id);
  if (!part) throw new DomainError('NOT_FOUND');
  return take(trx, owner, part, begun);
}

/** What the main line calls belongs to the step of the call. */
async function moveToStep(trx: Transaction, owner: CaseState, { step }: ElementFacts): Promise<void> {
  if (step) await updateCase(trx, owner.id, { step });
}

/** The caller's line in the seat to which the job belongs; null is the main line. An instance of an older seat is about to end. */
async function liveCaller(trx: Transaction, owner: CaseState, { variables }: Begun): Promise<CasePart | null> {
  const { seat, partSeat, partId } = variables;
  const outdated = new LineNotThere();
  if (owner.seat !== seat) throw outdated;
  if (typeof partId !== 'string') {
    if (owner.status === 'CLOSED') throw outdated;
    return null;
  }
  const parent = await findPart(trx, partId);
  if (parent?.state !== 'RUNNING') throw outdated;
  const root = await rootOf(trx, parent);
  if (root.beside && root.seat !== partSeat) throw outdated;
  return parent;
}

async function rootOf(trx: Transaction, part: CasePart): Promise<CasePart> {
  const parent = part.parentId === null ? undefined : await findPart(trx, part.parentId);
  return parent ? rootOf(trx, parent) : part;
}

/** Two instances of one call never work side by side: the later one waits until the mirror has seen the end of the former. */
async function awaitFormer(trx: Transaction, { epoch, instanceKey }: CasePart, begun: Begun): Promise<void> {
  if (epoch !== begun.epoch || instanceKey === null || instanceKey === begun.instanceKey) return;
  if (!(await hasInstanceEnded(trx, epoch, instanceKey))) throw new LineNotThere();
}

async function take(trx: Transaction, owner: CaseState, part: CasePart, begun: Begun): Promise<Seating> {
  const { epoch, instanceKey, release, processId } = begun;
  await updatePart(trx, part.id, { epoch, instance_key: instanceKey, release });
  await namePartInMirror(trx, { id: part.id, epoch, instanceKey });
  const known = { ...part.variables, ...ownPlace(owner, part, begun) };
  return goOn(trx, { caseId: owner.id, partId: part.id, release, processId }, known);
}

/** What says which part this is and in which seat; whatever its caller had there is overwritten. */
function ownPlace(owner: CaseState, part: CasePart, { variables }: Begun): EngineVariables {
  const { partSeat } = variables;
  return {
    caseId: owner.id,
    seat: owner.seat,
    partId: part.id,
    ...(typeof partSeat === 'number' && { partSeat }),
    ...(part.callElement !== null && { calledAt: part.callElement }),
  };
}
