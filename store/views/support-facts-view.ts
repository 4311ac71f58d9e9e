/** What is already known when a form of the programme or of visits is opened: the assessment, the programme before, open measures. */
import { comesOfAgeOn } from '#domain/coming-of-age.ts';
import { lastPlanDay } from '#domain/plan-terms.ts';
import { dayOf } from '#domain/working-days.ts';
import { type CaseState, lastProgress } from '../cases-store.ts';
import type { Transaction } from '../database.ts';
import { type MeasureReport, newMeasureReports } from '../measure-reports-store.ts';
import { type CasePart, runningPart } from '../parts-store.ts';
import { lastPlan, measuresOf, type PlanMeasure, type RehabPlan } from '../rehab-plans-store.ts';
import { rulebookOn } from '../rulebooks-store.ts';
import { lastSubmission } from '../submissions-store.ts';
import { lastSupportFact, registerStatusOf } from '../support-facts-store.ts';
import { dayText, todayAt } from './day-text.ts';

type Facts = Record<string, unknown>;

async function draftFacts(trx: Transaction, owner: CaseState, part: CasePart | null): Promise<Facts> {
  const today = await todayAt(trx, owner.centreId);
  const { content: terms } = await rulebookOn(trx, 'rehab-plan-terms', today);
  const plan = await lastPlan(trx, owner.id);
  const { status } = await registerStatusOf(trx, owner.id);
  const asked = part?.variables['planKind'] ?? owner.variables['planKind'];
  return {
    planKind: status === 'SOP' || asked === 'INTERAGENCY' ? 'INTERAGENCY' : 'CENTRE',
    measureKinds: terms.measureKinds.map(({ code, title }) => ({ value: code, label: title })),
    validFrom: today,
    validTo: lastPlanDay(today, terms),
    phase: 'INITIAL',
    ...(plan ? { potential: plan.potential, reaction: plan.reaction } : {}),
    ...(await familyPicture(trx, owner)),
    ...(plan ? await carriedOver(trx, plan, today) : {}),
  };
}

/** Potential and reaction as they were seen last: by monitoring, else by the assessment. */
async function familyPicture(trx: Transaction, owner: CaseState): Promise<Facts> {
  const review = await lastSupportFact(trx, 'plan_reviews', { caseId: owner.id });
  if (review) return { potential: review.potential, reaction: review.reaction };
  const assessment = await lastSubmission(trx, owner.id, 'assess');
  const { potential, reaction } = assessment ?? {};
  return { ...(potential ? { potential } : {}), ...(reaction ? { reaction } : {}) };
}

/** A draft that was sent back is opened as it was; a new programme takes over what the one before did not finish. */
async function carriedOver(trx: Transaction, plan: RehabPlan, today: string): Promise<Facts> {
  const measures = await measuresOf(trx, plan.id);
  const { phase, goals, tasks, familyParticipation, validFrom, validTo, remarks, potential, reaction } = plan;
  const text = { phase, goals, tasks, familyParticipation };
  if (plan.state === 'DRAFT') {
    const own = { potential, reaction, validFrom, validTo, measures: measures.map(measureFields) };
    return { ...text, ...own, ...(remarks ? { returnRemarks: remarks } : {}) };
  }
  const unfinished = measures.filter(({ status }) => status !== 'DONE').map(measureFields);
  const onward = unfinished.map((measure) => ({ ...measure, startOn: today, dueOn: null }));
  return { ...text, ...(onward.length > 0 ? { measures: onward } : {}) };
}

const measureFields = ({
  kind,
  goal,
  addressee,
  agency,
  performer,
  startOn,
  dueOn,
  frequency,
  indicator,
}: PlanMeasure) => ({
  kind,
  goal,
  addressee,
  agency,
  performer,
  startOn,
  dueOn,
  frequency,
  indicator,
});

async function approvalFacts(trx: Transaction, owner: CaseState): Promise<Facts> {
  const plan = await lastPlan(trx, owner.id);
  if (!plan) return {};
  const measures = await measuresOf(trx, plan.id);
  return {
    planKind: plan.kind,
    planTerm: `с ${dayText(plan.validFrom)} по ${dayText(plan.validTo)}`,
    goals: plan.goals,
    measureLines: measures.map(measureLine).join('\n'),
  };
}

const measureLine = ({ kindTitle, goal, performer, dueOn }: PlanMeasure): string =>
  `${kindTitle}: ${goal} (${performer}, до ${dayText(dueOn)})`;

async function monitoringFacts(trx: Transaction, owner: CaseState): Promise<Facts> {
  const plan = await lastPlan(trx, owner.id, ['ACTIVE', 'REVIEW']);
  if (!plan) return {};
  const measures = await measuresOf(trx, plan.id);
  const review = await lastSupportFact(trx, 'plan_reviews', { caseId: owner.id });
  const guardianship = await lastSupportFact(trx, 'guardianship_submissions', { caseId: owner.id });
  const ofThisPlan = review && review.plan_id === plan.id;
  return {
    periodFrom: ofThisPlan ? review.period_to : plan.validFrom,
    periodTo: await todayAt(trx, owner.centreId),
    phase: plan.phase,
    planMeasures: measures.map((measure) => ({ value: measure.id, label: measureLine(measure) })),
    measures: await reviewedMeasures(trx, owner, measures),
    potential: ofThisPlan ? review.potential : plan.potential,
    reaction: ofThisPlan ? review.reaction : plan.reaction,
    provisionalGuardianship: guardianship?.decision === 'PROVISIONAL_GUARDIANSHIP' && !guardianship.settled_on,
  };
}

/** As each measure stands; what the body itself has reported since then is filled in, for the curator to decide. */
async function reviewedMeasures(trx: Transaction, owner: CaseState, measures: readonly PlanMeasure[]) {
  const news = await newMeasureReports(trx, owner.id);
  return measures.map(({ id, status, reason, evidence }) => {
    const report = news.find(({ measureId }) => measureId === id);
    return { measureId: id, status, reason, evidence, ...(report ? reported(report) : {}) };
  });
}

const statusOfReport = { DONE: 'DONE', FAILED: 'NOT_DONE', ONGOING: 'PLANNED' } as const;
/** As long as the fields of the form. */
const longest = 300;

function reported({ state, onDay, words, agency, by }: MeasureReport): Facts {
  const source = `Сообщено ${dayText(onDay)}: ${agency}, ${by}`;
  const failed = state === 'FAILED';
  return {
    status: statusOfReport[state],
    reason: failed ? words.slice(0, longest) : null,
    evidence: (failed || !words ? source : `${source}. ${words}`).slice(0, longest),
  };
}

async function currentRegime(trx: Transaction, owner: CaseState): Promise<Facts> {
  const patronage = await runningPart(trx, owner.id, 'patronage');
  const regime = patronage?.variables['visitRegime'];
  return typeof regime === 'string' && regime !== 'NONE' ? { currentRegime: regime } : {};
}

async function homeVisitFacts(trx: Transaction, owner: CaseState, part: CasePart | null): Promise<Facts> {
  const plan = await lastPlan(trx, owner.id, ['ACTIVE', 'REVIEW']);
  const open = plan ? (await measuresOf(trx, plan.id)).filter(({ status }) => status === 'PLANNED') : [];
  const regime = part?.variables['visitRegime'];
  const planned = part && (await lastProgress(trx, owner.id, part.id));
  return {
    visitedOn: await todayAt(trx, owner.centreId),
    planned: planned?.elementId === 'planVisitAtOnce' ? 'EMERGENCY' : 'PLANNED',
    ...(open.length > 0 ? { planLines: open.map(measureLine).join('\n') } : {}),
    ...(typeof regime === 'string' ? { currentRegime: regime } : await currentRegime(trx, owner)),
  };
}

async function closingFacts(trx: Transaction, owner: CaseState): Promise<Facts> {
  const { timeZone, today } = await placeToday(trx, owner);
  const children = await trx('children')
    .where({ family_id: owner.familyId })
    .select('birth_date', 'approx_age', 'created_at');
  const comingOfAge = children.map((row) =>
    comesOfAgeOn({ birthDate: row.birth_date, approxAge: row.approx_age, notedOn: dayOf(row.created_at, timeZone) }),
  );
  const { status } = await registerStatusOf(trx, owner.id);
  const transfer = await lastSupportFact(trx, 'case_transfers', { caseId: owner.id });
  return {
    closedOn: today,
    comingOfAge,
    ...(status ? { registerStatus: status } : {}),
    ...(transfer ? { withResult: 'NO', closingReason: 'MOVED' } : {}),
  };
}

async function placeToday(trx: Transaction, owner: CaseState) {
  const centre = await trx('centres').where({ id: owner.centreId }).first('time_zone');
  return { timeZone: centre.time_zone as string, today: await todayAt(trx, owner.centreId) };
}

export const supportFacts = {
  draftPlan: draftFacts,
  approvePlan: approvalFacts,
  approveByCommission: approvalFacts,
  monitorPlan: monitoringFacts,
  changeRegime: currentRegime,
  closeCase: closingFacts,
  homeVisit: homeVisitFacts,
};
