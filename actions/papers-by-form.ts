/**
 * Which paper follows from which answer: every value of every decision has one (issue of papers, domain.md §2). The table is
 * typed by the forms, so a field or a value that is gone does not compile.
 */
import type { PaperCode } from '#documents/papers/catalogue.ts';
import type { ConsiliumOutcome } from '#domain/consilium-decision.ts';
import type { FormId, FormSubmissions } from '#generated/form-types.ts';

type Rule<Id extends FormId> = {
  readonly paper: PaperCode;
  readonly when?: (answers: FormSubmissions[Id]) => boolean;
};
type Rules = { readonly [Id in FormId]?: readonly Rule<Id>[] };

const filled = (text: string | null | undefined): boolean => Boolean(text?.trim());

const rules: Rules = {
  receiveSignal: [
    { paper: 'signal-decision' },
    { paper: 'attach-notice', when: ({ signalDecision }) => signalDecision === 'ATTACH' },
  ],
  answerReporter: [
    { paper: 'reporter-answer', when: ({ answerState }) => answerState === 'SENT' },
    { paper: 'no-answer-note', when: ({ answerState }) => answerState === 'NOT_SENT' },
    { paper: 'redirect-letter', when: ({ redirectedTo }) => filled(redirectedTo) },
  ],
  formTeam: [{ paper: 'team-order' }, { paper: 'visit-assignment' }],
  fieldVisit: [
    { paper: 'living-conditions-act', when: ({ visitResult }) => visitResult === 'VISITED' },
    { paper: 'no-access-act', when: ({ visitResult }) => visitResult !== 'VISITED' },
  ],
  requestPoliceEntry: [{ paper: 'police-request' }],
  assess: [
    { paper: 'safety-form' },
    { paper: 'risk-form' },
    { paper: 'urgent-services-act', when: ({ urgentServices }) => filled(urgentServices) },
  ],
  urgentMeasures: [
    { paper: 'safety-plan' },
    { paper: 'urgent-services-act', when: ({ urgentServices }) => (urgentServices ?? []).length > 0 },
  ],
  recordRemoval: [{ paper: 'removal-record' }],
  checkSafety: [{ paper: 'safety-check' }],
  prepareAgenda: [{ paper: 'consilium-agenda' }],
  signProtocol: [{ paper: 'consilium-protocol' }],
  sendNotices: [
    { paper: 'notice-results' },
    { paper: 'notices-register' },
    { paper: 'reporter-results', when: ({ replyToReporter }) => filled(replyToReporter) },
  ],
  sendImmediateNotices: [{ paper: 'notice-immediate' }, { paper: 'notices-register' }],
  recordReceipts: [{ paper: 'receipts-register' }],
  closeWithoutCase: [
    { paper: 'archive-note' },
    { paper: 'no-case-answer', when: ({ answerState }) => answerState === 'SENT' },
  ],
  referToServices: [{ paper: 'service-referral' }],
  confirmServices: [{ paper: 'services-record' }],
  submitToCommission: [{ paper: 'commission-submission' }],
  recordResolution: [{ paper: 'resolution-card' }],
  submitToGuardianship: [{ paper: 'guardianship-petition' }],
  recordGuardianshipDecision: [{ paper: 'guardianship-card' }],
  draftPlan: [{ paper: 'plan-draft' }],
  approvePlan: [
    { paper: 'plan-approved', when: ({ planApproval }) => planApproval === 'APPROVED' },
    { paper: 'plan-returned', when: ({ planApproval }) => planApproval === 'RETURNED' },
  ],
  approveByCommission: [
    { paper: 'plan-approved', when: ({ commissionApproval }) => commissionApproval === 'APPROVED' },
    { paper: 'plan-returned', when: ({ commissionApproval }) => commissionApproval === 'RETURNED' },
  ],
  homeVisit: [{ paper: 'visit-card' }],
  watchVisit: [{ paper: 'watch-card' }],
  watchReview: [{ paper: 'watch-conclusion' }],
  monitorPlan: [{ paper: 'monitoring-card' }],
  changeRegime: [{ paper: 'regime-order' }],
  transferCase: [{ paper: 'transfer-letter' }],
  closeCase: [
    { paper: 'closure-conclusion', when: ({ closureDecision }) => closureDecision === 'CLOSE' },
    { paper: 'closure-returned', when: ({ closureDecision }) => closureDecision === 'RETURN' },
  ],
};

/** The papers that a submission brings about. */
export function papersOfForm(formId: string, answers: Readonly<Record<string, unknown>>): readonly PaperCode[] {
  const known = (rules as Readonly<Record<string, readonly Rule<FormId>[] | undefined>>)[formId] ?? [];
  return known.filter(({ when }) => when?.(answers as FormSubmissions[FormId]) ?? true).map(({ paper }) => paper);
}

type Undecided = 'NO_QUORUM' | 'NOT_ADOPTED';
type CaseDecision = Extract<
  ConsiliumOutcome,
  'NO_CASE' | 'SERVICES_442' | 'INTERNAL_WATCH' | 'OPEN_CASE' | 'SUBMIT_SOP_TO_KDN' | 'GUARDIANSHIP_MEASURES'
>;

/** The paper of a decision that was made without a form of its own. */
export const paperOfDecision: { readonly [Decision in CaseDecision | Undecided]: PaperCode } = {
  NO_CASE: 'no-case-conclusion',
  SERVICES_442: 'services-decision',
  INTERNAL_WATCH: 'watch-order',
  OPEN_CASE: 'curator-order',
  SUBMIT_SOP_TO_KDN: 'curator-order',
  GUARDIANSHIP_MEASURES: 'curator-order',
  NO_QUORUM: 'no-decision-record',
  NOT_ADOPTED: 'no-decision-record',
};
