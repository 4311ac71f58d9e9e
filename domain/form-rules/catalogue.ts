/** All rules across fields by the name that a form's property `rules` uses. The same code runs on the server and in the browser. */
import { acknowledgedNotBeforeSent } from './acknowledged-not-before-sent.ts';
import { age18NeedsNoMinor } from './age-18-needs-no-minor.ts';
import { answerNamesNobody } from './answer-names-nobody.ts';
import { arrivalNotBeforeDeparture } from './arrival-not-before-departure.ts';
import { childNotSeenNeedsReason } from './child-not-seen-needs-reason.ts';
import { closingNeedsResultOrReason } from './closing-needs-result-or-reason.ts';
import { completionNeedsSettledMeasures } from './completion-needs-settled-measures.ts';
import { daysInOrder } from './days-in-order.ts';
import { decisionReasonRequired } from './decision-reason-required.ts';
import { departureNotBeforeReceipt } from './departure-not-before-receipt.ts';
import { divergenceNeedsReason } from './divergence-needs-reason.ts';
import { downgradeNeedsReason } from './downgrade-needs-reason.ts';
import { eachChildAssessed } from './each-child-assessed.ts';
import { eachMeasureReviewed } from './each-measure-reviewed.ts';
import { eachNoticeAnswered } from './each-notice-answered.ts';
import { eachReceiptStated } from './each-receipt-stated.ts';
import { emergencyRequiresPolice } from './emergency-requires-police.ts';
import { enoughMembers } from './enough-members.ts';
import { familyCanBeFound } from './family-can-be-found.ts';
import { gapNeedsReason } from './gap-needs-reason.ts';
import { measureStatusNeedsReason } from './measure-status-needs-reason.ts';
import { measuresOrRemoval } from './measures-or-removal.ts';
import { newThreatNeedsDescription } from './new-threat-needs-description.ts';
import { nextAttemptAfterArrival } from './next-attempt-after-arrival.ts';
import { noFutureFacts } from './no-future-facts.ts';
import { packageIsComplete } from './package-is-complete.ts';
import { planHasMeasures } from './plan-has-measures.ts';
import { postponedToLaterDay } from './postponed-to-later-day.ts';
import { regimeChangeNeedsReason } from './regime-change-needs-reason.ts';
import { regimeReallyChanges } from './regime-really-changes.ts';
import { removalInOrder } from './removal-in-order.ts';
import { removalNeedsDecision } from './removal-needs-decision.ts';
import { removalRequiresGuardianship } from './removal-requires-guardianship.ts';
import { safeNeedsChildSeen } from './safe-needs-child-seen.ts';
import { servicesNeedProgramme } from './services-need-programme.ts';
import { signedNotBeforeHeld } from './signed-not-before-held.ts';
import { threatsNeedControl } from './threats-need-control.ts';
import { visitedNeedsAct } from './visited-needs-act.ts';
import { watchThreatNeedsDescription } from './watch-threat-needs-description.ts';
import type { Answers, FieldError, FormRule, RuleContext } from './form-rule.ts';

export const FORM_RULES: Readonly<Record<string, FormRule>> = {
  'acknowledged-not-before-sent': acknowledgedNotBeforeSent,
  'age-18-needs-no-minor': age18NeedsNoMinor,
  'answer-names-nobody': answerNamesNobody,
  'arrival-not-before-departure': arrivalNotBeforeDeparture,
  'child-not-seen-needs-reason': childNotSeenNeedsReason,
  'closing-needs-result-or-reason': closingNeedsResultOrReason,
  'completion-needs-settled-measures': completionNeedsSettledMeasures,
  'days-in-order': daysInOrder,
  'decision-reason-required': decisionReasonRequired,
  'departure-not-before-receipt': departureNotBeforeReceipt,
  'divergence-needs-reason': divergenceNeedsReason,
  'downgrade-needs-reason': downgradeNeedsReason,
  'each-child-assessed': eachChildAssessed,
  'each-measure-reviewed': eachMeasureReviewed,
  'each-notice-answered': eachNoticeAnswered,
  'each-receipt-stated': eachReceiptStated,
  'emergency-requires-police': emergencyRequiresPolice,
  'enough-members': enoughMembers,
  'family-can-be-found': familyCanBeFound,
  'gap-needs-reason': gapNeedsReason,
  'measure-status-needs-reason': measureStatusNeedsReason,
  'measures-or-removal': measuresOrRemoval,
  'new-threat-needs-description': newThreatNeedsDescription,
  'next-attempt-after-arrival': nextAttemptAfterArrival,
  'no-future-facts': noFutureFacts,
  'package-is-complete': packageIsComplete,
  'plan-has-measures': planHasMeasures,
  'postponed-to-later-day': postponedToLaterDay,
  'regime-change-needs-reason': regimeChangeNeedsReason,
  'regime-really-changes': regimeReallyChanges,
  'removal-in-order': removalInOrder,
  'removal-needs-decision': removalNeedsDecision,
  'removal-requires-guardianship': removalRequiresGuardianship,
  'safe-needs-child-seen': safeNeedsChildSeen,
  'services-need-programme': servicesNeedProgramme,
  'signed-not-before-held': signedNotBeforeHeld,
  'threats-need-control': threatsNeedControl,
  'visited-needs-act': visitedNeedsAct,
  'watch-threat-needs-description': watchThreatNeedsDescription,
};

/** All errors of the named rules. An unknown name is a fault of the form, not of the person: RangeError. */
export function checkFormRules(names: readonly string[], data: Answers, context: RuleContext): readonly FieldError[] {
  return names.flatMap((name) => {
    const rule = Object.hasOwn(FORM_RULES, name) ? FORM_RULES[name] : undefined;
    if (!rule) throw new RangeError(`Unknown form rule: ${name}`);
    return rule(data, context);
  });
}
