/** Which action belongs to which form of step 7. */
import { approveByCommission, approvePlan } from './approve-plan.ts';
import { recordGuardianshipDecision, submitToGuardianship } from './ask-guardianship.ts';
import { changeRegime } from './change-regime.ts';
import { closeCase } from './close-case.ts';
import { draftPlan } from './draft-plan.ts';
import { monitorPlan } from './monitor-plan.ts';
import { recordHomeVisit } from './record-home-visit.ts';
import { recordResolution } from './record-resolution.ts';
import { recordWatchVisit } from './record-watch-visit.ts';
import { confirmServices, referToServices } from './refer-to-services.ts';
import { reviewWatch } from './review-watch.ts';
import { submitToCommission } from './submit-to-commission.ts';
import { transferCase } from './transfer-case.ts';

export const supportFormActions = {
  draftPlan,
  approvePlan,
  approveByCommission,
  monitorPlan,
  changeRegime,
  transferCase,
  closeCase,
  homeVisit: recordHomeVisit,
  watchVisit: recordWatchVisit,
  watchReview: reviewWatch,
  referToServices,
  confirmServices,
  submitToCommission,
  recordResolution,
  submitToGuardianship,
  recordGuardianshipDecision,
};
