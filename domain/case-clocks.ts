/**
 * Which clocks an event of a case starts and stops. A clock may span several tasks, so actions ask here instead of the
 * diagrams. Source: domain.md §2.1; T21–T23 are our own design.
 */
export type ClockChange = {
  readonly start: readonly { readonly rule: string; readonly at: string }[];
  readonly stop: readonly string[];
};

const nothing: ClockChange = { start: [], stop: [] };

/** A message came in: the quarter of an hour for its registration begins when it was received. */
export const signalRegistered = (receivedAt: string): ClockChange => ({
  start: [{ rule: 'T1', at: receivedAt }],
  stop: [],
});

/** The message was decided on: accepted it awaits a conclusion on the risk; refused or redirected, the reporter awaits an answer. */
export function signalDecided(decision: string, at: string): ClockChange {
  if (decision === 'ACCEPT') return { start: [{ rule: 'T8', at }], stop: ['T1'] };
  return { start: [], stop: ['T1'] };
}

/** The reporter is to be answered; the law counts from the day on which the message was registered. */
export const answerDue = (receivedAt: string): ClockChange => ({ start: [{ rule: 'T29', at: receivedAt }], stop: [] });

/** The reporter was answered, or it is known why nobody can be. */
export const reporterAnswered: ClockChange = { start: [], stop: ['T29'] };

const responseRules: Readonly<Record<string, string>> = { EMERGENCY: 'T3', URGENT: 'T4', PLANNED: 'T6' };
/** The clock under which the family must be reached. */
const responseRule = (urgency: string): string => responseRules[urgency] ?? 'T4';

/** The urgency is known: its own clock runs from the acceptance of the message, any other response clock ends. */
export function urgencyKnown(urgency: string, at: string): ClockChange {
  const rule = responseRule(urgency);
  return { start: [{ rule, at }], stop: Object.values(responseRules).filter((other) => other !== rule) };
}

/** The team was formed: an emergency's departure has happened, and the child must be seen. */
export function teamFormed(urgency: string, at: string): ClockChange {
  return urgency === 'EMERGENCY' ? { start: [{ rule: 'T4', at }], stop: ['T3'] } : nothing;
}

/** A visit took place: the family was reached, the act is to be signed. An emergency without access must go to the police. */
export function visitMade(result: string, urgency: string, childSeen: boolean, at: string): ClockChange {
  if (result === 'VISITED') {
    return { start: [{ rule: 'T7', at }], stop: [...(childSeen ? ['T4'] : []), 'T6'] };
  }
  return result === 'NO_ACCESS' && urgency === 'EMERGENCY' ? { start: [{ rule: 'T2', at }], stop: [] } : nothing;
}

/** The police were asked for entry, which informs them of the danger. */
export const policeAsked: ClockChange = { start: [], stop: ['T2'] };

/** The assessment was handed in; the act is signed with it. */
export const actSigned: ClockChange = { start: [], stop: ['T7'] };

/** The safety and risk results are known (worker): what they start and end. An emergency has clocks of its own. */
export function riskConcluded(safety: string, riskLevel: string, at: string): ClockChange {
  if (safety === 'UNSAFE') return nothing;
  if (safety === 'REASSESS') return { start: [{ rule: 'T4', at }], stop: [] };
  if (riskLevel === 'INCOMPLETE') return nothing;
  return { start: [{ rule: 'T21', at }], stop: ['T8'] };
}

/** The consilium decides with the gap shown: the clocks go on as if the conclusion were complete. */
export const gapAccepted = (at: string): ClockChange => ({ start: [{ rule: 'T21', at }], stop: ['T8'] });
