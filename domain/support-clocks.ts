/**
 * Which clocks the events of step 7 start and stop: programme, patronage, watch, services, commission, guardianship. A part stops
 * the nearest clock of a rule, also that of the case: T16, T28 and T33–T35 begin with the consilium's decision, before their part.
 * Source: domain.md §2.1 and §3; T26, T28, T31–T35 are our own design.
 */
import type { ClockChange } from './case-clocks.ts';

const starting = (at: string, ...rules: readonly string[]): ClockChange['start'] => rules.map((rule) => ({ rule, at }));
const only = (...stop: readonly string[]): ClockChange => ({ start: [], stop });

const decisionRules: Readonly<Record<string, readonly string[]>> = {
  SERVICES_442: ['T33'],
  OPEN_CASE: ['T16', 'T28'],
  SUBMIT_SOP_TO_KDN: ['T34'],
  GUARDIANSHIP_MEASURES: ['T35'],
};
const allDecisionRules = [...new Set(Object.values(decisionRules).flat())];

/** The consilium decided on the case: the road's own duty begins, that of an earlier decision is over. */
export function roadDecided(decision: string, at: string): ClockChange {
  return { start: starting(at, ...(decisionRules[decision] ?? [])), stop: allDecisionRules };
}

/** A programme is to be drafted and approved: after the register, a guardianship decision, a watch, or for renewal. */
export const programmeNeeded = (at: string): ClockChange => ({ start: starting(at, 'T16', 'T28'), stop: [] });

/** The draft was handed in. */
export const planDrafted: ClockChange = only('T16');
/** The consilium sent the draft back: it is drafted anew. */
export const planReturned = (at: string): ClockChange => ({ start: starting(at, 'T16'), stop: [] });
/** The centre approved the programme. */
export const planApproved: ClockChange = only('T28');

/** The consilium approved an interagency programme: the commission has its materials. */
export const planSentToCommission = (at: string): ClockChange => ({ start: starting(at, 'T14'), stop: [] });
/** The commission decided on the programme. */
export const commissionApproved: ClockChange = only('T14');

/** The programme is in force, or goes on after a consilium: the next monitoring is counted. */
export const monitoringCounted = (at: string): ClockChange => ({ start: starting(at, 'T19'), stop: ['T31'] });
/** Monitoring was handed in. */
export const planMonitored: ClockChange = only('T19');

const reviewRules: Readonly<Record<string, readonly string[]>> = {
  COMPLETE: ['T23'],
  NEW_PROGRAMME: ['T16', 'T28'],
  CHANGE_REGIME: ['T31'],
  ESCALATE_KDN: ['T34'],
  TRANSFER: ['T32'],
};

/** The consilium decided on the monitoring: what is to be done next. */
export function reviewDecided(decision: string, at: string): ClockChange {
  if (decision === 'CONTINUE') return monitoringCounted(at);
  return { start: starting(at, ...(reviewRules[decision] ?? [])), stop: [] };
}

/** The case was handed over: it is to be closed. */
export const caseTransferred = (at: string): ClockChange => ({ start: starting(at, 'T23'), stop: ['T32'] });

/** The closure was decided on; a case that goes on is monitored again. */
export function closingDecided(decision: string, at: string): ClockChange {
  return { start: decision === 'CLOSE' ? [] : starting(at, 'T19'), stop: ['T23'] };
}

/** A visit was made. */
export const familyVisited: ClockChange = only('T18');

/** Watch began. */
export const watchStarted = (at: string): ClockChange => ({ start: starting(at, 'T26'), stop: [] });
/** Watch was reviewed. */
export function watchReviewed(outcome: string, at: string): ClockChange {
  return { start: outcome === 'CONTINUE' ? starting(at, 'T26') : [], stop: ['T26'] };
}

/** The family was referred to services. */
export const referralSent: ClockChange = only('T33');
/** The application lies with the provider. */
export const servicesApplied = (at: string): ClockChange => ({ start: starting(at, 'T12', 'T13'), stop: [] });
/** News of the services: what is settled is counted no longer. */
export function servicesConfirmed(news: {
  readonly outcome: string;
  readonly recognised: boolean;
  readonly programmed: boolean;
}): ClockChange {
  const over = news.outcome !== 'WAIT';
  return only(...(over || news.recognised ? ['T12'] : []), ...(over || news.programmed ? ['T13'] : []));
}

/** The package left for the commission. */
export const commissionPackageSent: ClockChange = only('T34');
/** The commission has the materials. */
export const commissionAsked = (at: string): ClockChange => ({ start: starting(at, 'T14'), stop: [] });
/** The commission decided. */
export const commissionDecided: ClockChange = only('T14');

/** The package left for the guardianship authority. */
export const guardianshipPackageSent: ClockChange = only('T35');
/** The authority was informed. */
export const guardianshipAsked = (at: string): ClockChange => ({ start: starting(at, 'T5'), stop: [] });
/** News of the authority. */
export function guardianshipAnswered(decision: string, surveyed: boolean): ClockChange {
  return only(...(surveyed || decision !== 'WAIT' ? ['T5'] : []));
}
/** Provisional guardianship was ordered: a permanent decision is due. */
export const provisionalGuardianship = (at: string): ClockChange => ({ start: starting(at, 'T20'), stop: [] });
/** The permanent decision was made. */
export const guardianshipSettled: ClockChange = only('T20');
