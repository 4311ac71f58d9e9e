/** What is already known when a form of watch, services, commission, guardianship or transfer is opened. */
import type { CaseState } from '../cases-store.ts';
import type { Transaction } from '../database.ts';
import { agencyFor } from '../notices-store.ts';
import type { CasePart } from '../parts-store.ts';
import { rulebookOn } from '../rulebooks-store.ts';
import { lastSupportFact } from '../support-facts-store.ts';
import { visitsOf } from '../support-visits-store.ts';
import { todayAt } from './day-text.ts';

type Facts = Record<string, unknown>;

const watchVisitFacts = async (trx: Transaction, owner: CaseState): Promise<Facts> => ({
  visitedOn: await todayAt(trx, owner.centreId),
});

async function watchReviewFacts(trx: Transaction, owner: CaseState, part: CasePart | null): Promise<Facts> {
  const period = await lastSupportFact(trx, 'watch_periods', { caseId: owner.id, partId: part?.id ?? null });
  const visits = part ? await visitsOf(trx, part.id) : undefined;
  return {
    watchSince: period?.started_on,
    watchVisits: visits?.count ?? 0,
    ...(visits?.lastConditions ? { lastConditions: visits.lastConditions } : {}),
  };
}

/** The name of the body of this kind that is responsible for the case. */
async function bodyName(trx: Transaction, owner: CaseState, kind: string): Promise<string> {
  const id = await agencyFor(trx, owner, kind);
  const row = id && (await trx('agencies').where({ id }).first('name'));
  return row ? (row.name as string) : '';
}

const referralFacts = async (trx: Transaction, owner: CaseState): Promise<Facts> => ({
  appliedOn: await todayAt(trx, owner.centreId),
  provider: await bodyName(trx, owner, 'SOCIAL_PROTECTION'),
});

async function servicesFacts(trx: Transaction, owner: CaseState, part: CasePart | null): Promise<Facts> {
  const referral = await lastSupportFact(trx, 'service_referrals', { caseId: owner.id, partId: part?.id ?? null });
  if (!referral) return {};
  return {
    appliedOn: referral.applied_on,
    provider: referral.provider,
    services: referral.services,
    recognisedOn: referral.recognised_on,
    programmeOn: referral.programme_on,
    programmeNumber: referral.programme_number ?? '',
  };
}

async function packageFacts(trx: Transaction, owner: CaseState): Promise<Facts> {
  const today = await todayAt(trx, owner.centreId);
  const { content } = await rulebookOn(trx, 'rehab-plan-terms', today);
  return {
    commission: await bodyName(trx, owner, 'KDN'),
    requiredContents: content.commissionPackage,
    contents: content.commissionPackage,
    sentOn: today,
  };
}

async function resolutionFacts(trx: Transaction, owner: CaseState, part: CasePart | null): Promise<Facts> {
  const asked = await lastSupportFact(trx, 'commission_submissions', { caseId: owner.id, partId: part?.id ?? null });
  return asked ? { sentOn: asked.sent_on, commission: asked.commission } : {};
}

const guardianshipPackageFacts = async (trx: Transaction, owner: CaseState): Promise<Facts> => ({
  authority: await bodyName(trx, owner, 'GUARDIANSHIP'),
  sentOn: await todayAt(trx, owner.centreId),
});

async function guardianshipFacts(trx: Transaction, owner: CaseState, part: CasePart | null): Promise<Facts> {
  const asked = await lastSupportFact(trx, 'guardianship_submissions', { caseId: owner.id, partId: part?.id ?? null });
  return asked ? { sentOn: asked.sent_on, authority: asked.authority, surveyedOn: asked.surveyed_on } : {};
}

export const roadFacts = {
  watchVisit: watchVisitFacts,
  watchReview: watchReviewFacts,
  referToServices: referralFacts,
  confirmServices: servicesFacts,
  submitToCommission: packageFacts,
  recordResolution: resolutionFacts,
  submitToGuardianship: guardianshipPackageFacts,
  recordGuardianshipDecision: guardianshipFacts,
};
