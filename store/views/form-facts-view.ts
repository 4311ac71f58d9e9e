/** What is already known when a form is opened: nothing is typed twice. Keys are those of the form's fields and options. */
import { noticeFlags } from '#domain/notice-facts.ts';
import { childrenOf, familyOf, parentsOf } from '../families-store.ts';
import { holdersOf } from '../people-store.ts';
import type { CaseState } from '../cases-store.ts';
import { type CasePart, findPart } from '../parts-store.ts';
import type { Transaction } from '../database.ts';
import { answerFacts } from './answer-facts-view.ts';
import { consiliumFacts } from './consilium-facts-view.ts';
import { emergencyFacts } from './emergency-facts-view.ts';
import { noticeFacts } from './notice-facts-view.ts';
import { roadFacts } from './road-facts-view.ts';
import { supportFacts } from './support-facts-view.ts';
import { firstSignalOf, reporterOf } from '../signals-store.ts';
import { lastSubmission } from '../submissions-store.ts';

type Facts = Record<string, unknown>;
/** `part` is that of the task; null in the main line. */
type FactsOf = (trx: Transaction, owner: CaseState, part: CasePart | null) => Promise<Facts>;

const factsByForm: Readonly<Record<string, FactsOf>> = {
  receiveSignal: signalFacts,
  formTeam: teamFacts,
  fieldVisit: visitFacts,
  assess: assessmentFacts,
  ...answerFacts,
  ...emergencyFacts,
  ...consiliumFacts,
  ...noticeFacts,
  ...supportFacts,
  ...roadFacts,
};

/** Facts for a form of a case; a form that needs none gets an empty object. */
export async function formFactsView(
  trx: Transaction,
  formId: string,
  owner: CaseState,
  partId: string | null = null,
): Promise<Facts> {
  const part = partId ? ((await findPart(trx, partId)) ?? null) : null;
  return (await factsByForm[formId]?.(trx, owner, part)) ?? {};
}

async function signalFacts(trx: Transaction, owner: CaseState): Promise<Facts> {
  const signal = await firstSignalOf(trx, owner.id);
  if (!signal) return {};
  const flags = noticeFlags({ messages: [signal.answers] });
  return { ...flags, ...signal.answers, reporter: await reporterOf(trx, signal.id) };
}

async function teamFacts(trx: Transaction, owner: CaseState): Promise<Facts> {
  const signal = await firstSignalOf(trx, owner.id);
  const curators = await holdersOf(trx, owner.centreId, 'caseCurator');
  const urgency = owner.variables['urgencyProposed'] ?? owner.urgency;
  return {
    receivedAt: signal?.receivedAt,
    urgencyProposed: urgency,
    urgency,
    curators: curators.map(({ id, name, post }) => ({ value: id, label: `${name}, ${post}` })),
    ...(owner.curatorId ? { curatorId: owner.curatorId } : {}),
  };
}

async function visitFacts(trx: Transaction, owner: CaseState): Promise<Facts> {
  const family = await familyOf(trx, owner.familyId);
  const children = await childrenOf(trx, owner.familyId);
  const parents = await parentsOf(trx, owner.familyId);
  const team = await lastSubmission(trx, owner.id, 'formTeam');
  return {
    urgency: owner.urgency,
    departureAt: team?.['departureAt'],
    address: family?.address ?? '',
    children: children.map(({ name, birthDate, document, school }) => ({ name, birthDate, document, school })),
    ...(parents.length > 0
      ? { parents: parents.map(({ name, relation, birthDate, work }) => ({ name, relation, birthDate, work })) }
      : {}),
  };
}

async function assessmentFacts(trx: Transaction, owner: CaseState): Promise<Facts> {
  const children = await childrenOf(trx, owner.familyId);
  return {
    familyChildren: children.map(({ id, name }) => ({ value: id, label: name })),
    children: children.map(({ id }) => ({ childId: id })),
  };
}
