/** How a case ended, from what is known at its end. */
import { caseOutcome } from '#domain/case-outcome.ts';

it.each([
  [{ signalDecision: 'REDIRECT' }, undefined, 'SIGNAL_REDIRECT'],
  [{ signalDecision: 'REJECT' }, undefined, 'SIGNAL_REJECT'],
  [{ signalDecision: 'ACCEPT', decision: 'NO_CASE' }, undefined, 'NO_CASE'],
  [{ decision: 'SERVICES_442', servicesOutcome: 'BEGUN' }, undefined, 'SERVICES_442'],
  [{ decision: 'SERVICES_442', servicesOutcome: 'REFUSED_BY_FAMILY' }, undefined, 'SERVICES_REFUSED_BY_FAMILY'],
  [{ decision: 'SERVICES_442', servicesOutcome: 'REFUSED_BY_PROVIDER' }, undefined, 'SERVICES_REFUSED_BY_PROVIDER'],
  [{ decision: 'INTERNAL_WATCH', watchOutcome: 'CLOSE' }, undefined, 'WATCH_CLOSED'],
  [{ decision: 'OPEN_CASE' }, { withResult: true, reason: null }, 'OVERCOME'],
  [{ decision: 'INTERNAL_WATCH', watchOutcome: 'OPEN_CASE' }, { withResult: false, reason: 'MOVED' }, 'MOVED'],
  [{ decision: 'OPEN_CASE' }, undefined, 'OTHER'],
])('%j with closure %j ended as %s', (variables, closure, outcome) => {
  expect(caseOutcome(variables, closure)).toBe(outcome);
});
