/** What the forms of an emergency are opened with: why it runs, whom the immediate notices reached, what the assessment found. */
import type { CaseState } from '../cases-store.ts';
import type { Transaction } from '../database.ts';
import { type Emergency, emergencyOf } from '../emergencies-store.ts';
import { noticesOf } from '../notices-store.ts';
import type { CasePart } from '../parts-store.ts';
import { type FormData, lastSubmission, lastSubmissionSince } from '../submissions-store.ts';

type Facts = Record<string, unknown>;

async function measuresFacts(trx: Transaction, owner: CaseState, part: CasePart | null): Promise<Facts> {
  const emergency = part ? await emergencyOf(trx, part.id) : undefined;
  const former = emergency && (await measuresOf(trx, owner, emergency));
  return {
    ...(await informedFacts(trx, owner)),
    ...(former ?? { threatMeasures: await threatsFound(trx, owner) }),
    emergencyReason: emergency ? reasonsOf(emergency) : '',
  };
}

const reasonsOf = ({ reason, moreReasons }: Emergency): string =>
  [reason, ...moreReasons.map((one) => one.reason)].filter(Boolean).join('\n');

/** What was agreed before in the same emergency is the draft of what is agreed now; the removal is decided anew. */
async function measuresOf(trx: Transaction, owner: CaseState, { startedAt }: Emergency): Promise<Facts | undefined> {
  const former = await lastSubmissionSince(trx, owner.id, 'urgentMeasures', startedAt);
  if (!former) return undefined;
  const { removalDecision: _decision, whoDecidedRemoval: _who, urgentServices: _services, ...kept } = former;
  return { ...kept, safetyPlanSignedAt: undefined };
}

const informedFields: Readonly<Record<string, string>> = {
  GUARDIANSHIP: 'guardianshipInformedAt',
  POLICE: 'policeInformedAt',
  PROSECUTOR: 'prosecutorInformedAt',
  HEALTH: 'healthInformedAt',
};

/** When the bodies were told of the danger, by the newest notice that went out. */
async function informedFacts(trx: Transaction, owner: CaseState): Promise<Facts> {
  const sent = (await noticesOf(trx, owner.id)).filter(({ kind, sentAt }) => kind === 'IMMEDIATE' && sentAt !== null);
  const told = sent.map(({ recipient, sentAt }) => [informedFields[recipient] ?? '', sentAt]);
  return Object.fromEntries(told.filter(([field]) => field !== ''));
}

/** Threats of the newest assessment, with the measure that was thought of. */
async function threatsFound(trx: Transaction, owner: CaseState): Promise<readonly Facts[]> {
  const assessment = await lastSubmission(trx, owner.id, 'assess');
  const found = Object.entries(objectOf(assessment?.['safety'])).filter(([, one]) => objectOf(one)['answer'] === 'YES');
  const threats = found.map(([threat, one]) => ({ threat, measure: objectOf(one)['control'] ?? undefined }));
  return threats.length > 0 ? threats : [{}];
}

const objectOf = (value: unknown): FormData =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as FormData) : {};

async function removalFacts(trx: Transaction, owner: CaseState): Promise<Facts> {
  const measures = await lastSubmission(trx, owner.id, 'urgentMeasures');
  return { whoDecidedRemoval: measures?.['whoDecidedRemoval'] };
}

async function checkFacts(trx: Transaction, owner: CaseState, part: CasePart | null): Promise<Facts> {
  const measures = await lastSubmission(trx, owner.id, 'urgentMeasures');
  const emergency = part ? await emergencyOf(trx, part.id) : undefined;
  const removed = measures?.['removalDecision'] === 'REMOVED';
  const curator = owner.curatorId && (await trx('users').where({ id: owner.curatorId }).first('full_name'));
  return {
    removed,
    safetyPlan: measures?.['safetyPlan'] ?? '',
    ...(removed ? { planKept: 'NOT_NEEDED', placement: emergency?.removal?.placement } : {}),
    ...(curator ? { childSeenBy: curator.full_name as string } : {}),
    claimDue: emergency?.removal !== null && emergency?.claimFiledOn === null,
  };
}

export const emergencyFacts = {
  urgentMeasures: measuresFacts,
  recordRemoval: removalFacts,
  checkSafety: checkFacts,
};
