/**
 * The roads of a case that together show every form with every text field: one case per outcome of the decision, each only as
 * far as it has new forms to show. They are lived beside each other.
 */
import type { FormSubmissions } from '#generated/form-types.ts';
import { gapAccepted, planHigh, safeMedium, unsafe } from '#scenario/assessment-pictures.ts';
import { minute, type Moment, rows } from '#scenario/filler.ts';
import { until } from '#test/engine/until.ts';
import {
  answer,
  type Data,
  failOnce,
  type Given,
  type PersonalCase,
  refuse,
  register,
  type Tools,
} from './personal-case.ts';

type Proposal = FormSubmissions['prepareAgenda']['proposedDecision'];
type Road = (tools: PersonalCase) => Promise<void>;

/** Stands where a word belongs. */
const place = 'Центр';
const unseen = { childSeen: 'NO', childNotSeenReason: place } as const;

/** Answers the ids that the engine is allowed to know. */
export async function livePersonalRoads(tools: Tools): Promise<{ caseId: string; curatorId: string }> {
  const { db } = tools;
  await failOnce(db, 'submissions', 'INSERT', 'NEW.data');
  await failOnce(db, 'assessments', 'UPDATE', 'NEW.answers');
  const [first] = await Promise.all(
    roads.map(async (road, turn) => {
      const begun = await register(tools, turn);
      await road(begun);
      return begun.caseId;
    }),
  );
  const { curator_id: curatorId } = await db('cases').where({ id: first }).first('curator_id');
  return { caseId: first as string, curatorId };
}

/** Danger, no access, emergency response with a removal; the commission decides and sends the programme back. */
const throughCommission: Road = async (tools) => {
  await answer(tools, 'receiveSignal', {
    ...{ dangerNow: 'YES', sourceOrganisation: place, decisionReason: place },
    ...{ rightsViolated: true, threatToLife: true },
  });
  await answer(tools, 'sendImmediateNotices', {}, differentNotices);
  await answer(tools, 'formTeam', { downgradeReason: place });
  await answer(tools, 'fieldVisit', { visitResult: 'NO_ACCESS', accessNote: place });
  await answer(tools, 'requestPoliceEntry');
  await answer(tools, 'fieldVisit', { ...unseen, placeOfStay: place });
  await answer(tools, 'assess', unsafe);
  await answer(tools, 'urgentMeasures');
  await answer(tools, 'checkSafety', { ...unseen, safetyNow: 'STILL_UNSAFE' });
  await answer(tools, 'urgentMeasures', { removalDecision: 'REMOVED' });
  await answer(tools, 'recordRemoval');
  await answer(tools, 'checkSafety');
  await answer(tools, 'assess', { ...gapAccepted, ...planHigh, family: gapAccepted.family });
  await answer(tools, 'prepareAgenda', {
    proposedDecision: 'SUBMIT_SOP_TO_KDN',
    guests: [{ name: place, agency: place }],
  });
  for (const vote of ['FOR', 'AGAINST', 'FOR'] as const) await answer(tools, 'castVote', { vote, dissent: place });
  const facts: Given<'signProtocol'>['facts'] = ['rightsViolated', 'neglectedOrSop', 'needsTreatment'];
  await answer(tools, 'signProtocol', { facts, dissent: place, divergenceReason: place, curatorOrder: place });
  await answer(tools, 'sendNotices', {}, differentNotices);
  await answer(tools, 'recordReceipts', {}, { change: lastClosed });
  await otherMessages(tools);
  await answer(tools, 'submitToCommission');
  await answer(tools, 'recordResolution', { resolution: 'POSTPONED' });
  await answer(tools, 'recordResolution');
  await answer(tools, 'draftPlan');
  await consilium(tools, 'APPROVE_PLAN');
  await answer(tools, 'approveByCommission', { commissionApproval: 'RETURNED', remarks: place });
};

/** A message about the same family is attached, which asks a person to read it. */
async function otherMessages(tools: PersonalCase): Promise<void> {
  const attached = await register(tools, 0);
  await refuse(attached, 'receiveSignal', { signalDecision: 'ATTACH', attachToCaseNumber: place });
  const { number } = await tools.db('cases').where({ id: tools.caseId }).first('number');
  await answer(attached, 'receiveSignal', { signalDecision: 'ATTACH' }, { exact: { attachToCaseNumber: number } });
  await answer(tools, 'sortOut');
}

/** The programme of the centre: reviewed, regime changed, closed. */
const accompanied: Road = async (tools) => {
  await decided(tools, 'OPEN_CASE');
  await programme(tools);
  await reviewed(tools, 'CHANGE_REGIME');
  await answer(tools, 'changeRegime');
  await reviewed(tools, 'COMPLETE');
  await answer(tools, 'closeCase');
};

/** A claim in court; the case is handed on and its closing sent back; a visit is asked for and finds a new threat. */
const claimed: Road = async (tools) => {
  const { office, caseId, canaries, db } = tools;
  const head = (path: string, what: string) =>
    office.head.post(`/${path}`, { reason: canaries.plant(`${what}.reason`) });
  await decided(tools, 'GUARDIANSHIP_MEASURES');
  await answer(tools, 'submitToGuardianship');
  await answer(tools, 'recordGuardianshipDecision', { guardianshipDecision: 'CLAIM_IN_COURT' });
  await programme(tools);
  await reviewed(tools, 'TRANSFER');
  await answer(tools, 'transferCase');
  await answer(tools, 'closeCase', { closureDecision: 'RETURN', returnReason: place });
  const clock = await db('deadlines').where({ case_id: caseId, rule: 'T19', state: 'RUNNING' }).first('id');
  await head(`deadlines/${clock.id}/pause`, 'pause');
  await head(`cases/${caseId}/visit-now`, 'visitNow');
  const visit = { case_id: caseId, element_id: 'homeVisit' };
  await until(
    () =>
      db('tasks')
        .where({ ...visit, state: 'CANCELED' })
        .first(),
    60_000,
  );
  const threat = { visitOutcome: 'NEW_THREAT', newThreats: place } as const;
  await answer(tools, 'homeVisit', { ...unseen, ...threat, refusals: place, regime: 'WEEKLY', regimeReason: place });
  await head(`cases/${caseId}/emergency`, 'emergency');
};

/** A provisional guardian; the head of the unit sends the programme back. */
const guarded: Road = async (tools) => {
  await decided(tools, 'GUARDIANSHIP_MEASURES');
  await answer(tools, 'submitToGuardianship');
  await answer(tools, 'recordGuardianshipDecision', { guardianshipDecision: 'PROVISIONAL_GUARDIANSHIP' });
  await answer(tools, 'draftPlan');
  await consilium(tools, 'APPROVE_PLAN');
  await answer(tools, 'approvePlan', { planApproval: 'RETURNED', remarks: place });
};

const referred: Road = async (tools) => {
  await decided(tools, 'SERVICES_442');
  await answer(tools, 'referToServices');
  await answer(tools, 'confirmServices', { servicesOutcome: 'REFUSED_BY_PROVIDER' });
};

const watched: Road = async (tools) => {
  await decided(tools, 'INTERNAL_WATCH');
  await answer(tools, 'watchVisit', { ...unseen, newThreat: 'YES', newThreats: place, watchResult: 'REVIEW' });
  await answer(tools, 'watchReview', { watchOutcome: 'CONTINUE' });
};

const notOpened: Road = async (tools) => {
  await decided(tools, 'NO_CASE');
  await answer(tools, 'closeWithoutCase');
};

const notOpenedUnanswered: Road = async (tools) => {
  await decided(tools, 'NO_CASE');
  await answer(tools, 'closeWithoutCase', { answerState: 'NOT_SENT', noAnswerReason: place });
};

const redirected: Road = async (tools) => {
  await answer(tools, 'receiveSignal', { signalDecision: 'REDIRECT', redirectTo: place, decisionReason: place });
  await answer(tools, 'answerReporter');
};

const rejected: Road = async (tools) => {
  await answer(tools, 'receiveSignal', { signalDecision: 'REJECT', decisionReason: place });
  await answer(tools, 'answerReporter', { answerState: 'NOT_SENT', noAnswerReason: place });
};

const roads = [
  ...[throughCommission, accompanied, claimed, guarded, referred, watched],
  ...[notOpened, notOpenedUnanswered, redirected, rejected],
];

/** The shortest way to a decision of the consilium that the bodies know of. */
async function decided(tools: PersonalCase, proposal: Proposal): Promise<void> {
  await answer(tools, 'receiveSignal');
  await answer(tools, 'formTeam');
  await answer(tools, 'fieldVisit');
  await answer(tools, 'assess', safeMedium);
  await consilium(tools, proposal);
  await answer(tools, 'sendNotices');
}

/** As few members as a consilium may have. */
async function consilium(tools: PersonalCase, proposedDecision: Proposal): Promise<void> {
  const two = (data: Data): Data => ({ ...data, members: (data['members'] as string[]).slice(0, 2) });
  await answer(tools, 'prepareAgenda', { proposedDecision }, { change: two });
  for (let vote = 0; vote < 2; vote += 1) await answer(tools, 'castVote');
  await answer(tools, 'signProtocol');
}

async function programme(tools: PersonalCase): Promise<void> {
  await answer(tools, 'draftPlan');
  await consilium(tools, 'APPROVE_PLAN');
  await answer(tools, 'approvePlan');
}

async function reviewed(tools: PersonalCase, proposal: FormSubmissions['monitorPlan']['proposal']): Promise<void> {
  await answer(tools, 'monitorPlan', { proposal });
  await consilium(tools, proposal);
}

const changeLast = (value: unknown, change: Data): unknown[] =>
  rows(value).map((row, index, all) => (index === all.length - 1 ? { ...row, ...change } : row));
const lastClosed = (data: Data): Data => ({
  ...data,
  receipts: changeLast(data['receipts'], { receiptState: 'CLOSED' }),
});
/** One of the prepared notices is not needed, and one is sent that nobody prepared. */
const differentNotices = {
  change: (data: Data, { now }: Moment): Data => ({
    ...data,
    notices: changeLast(data['notices'], { sending: 'NOT_NEEDED' }),
    extraNotices: [{ recipient: 'POLICE', sentAt: minute(now), way: 'PHONE' }],
  }),
};
