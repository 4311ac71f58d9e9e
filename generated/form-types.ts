/** The submission of each form in forms/. Generated, do not edit: npm run generate. */

export type AnswerReporterSubmission = {
  redirectedTo?: string;
  redirectedOn?: string;
  redirectedNumber?: string;
  answerState: 'SENT' | 'NOT_SENT';
  answerSentOn?: string;
  answerWay?: 'LETTER' | 'EMAIL' | 'PORTAL' | 'PHONE' | 'IN_PERSON';
  answerText?: string;
  noAnswerReason?: string;
};

export type ApproveByCommissionSubmission = {
  commissionApproval: 'APPROVED' | 'RETURNED';
  resolutionNumber: string;
  resolutionOn: string;
  remarks?: string;
};

export type ApprovePlanSubmission = {
  planApproval: 'APPROVED' | 'RETURNED';
  remarks?: string;
  signedOn?: string;
  signedByFamily?: 'YES' | 'NO';
  contractNumber?: string;
};

export type AssessSubmission = {
  safety: {
    S1: {
      answer: 'YES' | 'NO' | 'UNKNOWN';
      control?: 'K1' | 'K2' | 'K3' | 'K4' | 'K5' | 'K6' | 'NONE';
      controlState?: 'AGREED' | 'NOT_AGREED' | 'BROKEN';
    };
    S2: {
      answer: 'YES' | 'NO' | 'UNKNOWN';
      control?: 'K1' | 'K2' | 'K3' | 'K4' | 'K5' | 'K6' | 'NONE';
      controlState?: 'AGREED' | 'NOT_AGREED' | 'BROKEN';
    };
    S3: {
      answer: 'YES' | 'NO' | 'UNKNOWN';
      control?: 'K1' | 'K2' | 'K3' | 'K4' | 'K5' | 'K6' | 'NONE';
      controlState?: 'AGREED' | 'NOT_AGREED' | 'BROKEN';
    };
    S4: {
      answer: 'YES' | 'NO' | 'UNKNOWN';
      control?: 'K1' | 'K2' | 'K3' | 'K4' | 'K5' | 'K6' | 'NONE';
      controlState?: 'AGREED' | 'NOT_AGREED' | 'BROKEN';
    };
    S5: {
      answer: 'YES' | 'NO' | 'UNKNOWN';
      control?: 'K1' | 'K2' | 'K3' | 'K4' | 'K5' | 'K6' | 'NONE';
      controlState?: 'AGREED' | 'NOT_AGREED' | 'BROKEN';
    };
    S6: {
      answer: 'YES' | 'NO' | 'UNKNOWN';
      control?: 'K1' | 'K2' | 'K3' | 'K4' | 'K5' | 'K6' | 'NONE';
      controlState?: 'AGREED' | 'NOT_AGREED' | 'BROKEN';
    };
    S7: {
      answer: 'YES' | 'NO' | 'UNKNOWN';
      control?: 'K1' | 'K2' | 'K3' | 'K4' | 'K5' | 'K6' | 'NONE';
      controlState?: 'AGREED' | 'NOT_AGREED' | 'BROKEN';
    };
    S8: {
      answer: 'YES' | 'NO' | 'UNKNOWN';
      control?: 'K1' | 'K2' | 'K3' | 'K4' | 'K5' | 'K6' | 'NONE';
      controlState?: 'AGREED' | 'NOT_AGREED' | 'BROKEN';
    };
    S9: {
      answer: 'YES' | 'NO' | 'UNKNOWN';
      control?: 'K1' | 'K2' | 'K3' | 'K4' | 'K5' | 'K6' | 'NONE';
      controlState?: 'AGREED' | 'NOT_AGREED' | 'BROKEN';
    };
    S10: {
      answer: 'YES' | 'NO' | 'UNKNOWN';
      control?: 'K1' | 'K2' | 'K3' | 'K4' | 'K5' | 'K6' | 'NONE';
      controlState?: 'AGREED' | 'NOT_AGREED' | 'BROKEN';
    };
  };
  threatsConcern?: string;
  children?: Array<{
    childId: string;
    C1: '0' | '1' | '2' | '3' | 'U';
    C2: '0' | '1' | '2' | '3' | 'U';
    C3: '0' | '1' | '2' | '3' | 'U';
    C4: '0' | '1' | '2' | '3' | 'U';
    C5: '0' | '1' | '2' | '3' | 'U';
    C6: '0' | '1' | '2' | '3' | 'U';
    C7: '0' | '1' | '2' | '3' | 'U';
  }>;
  family: {
    P1: '0' | '1' | '2' | '3' | 'U';
    P2: '0' | '1' | '2' | '3' | 'U';
    P3: '0' | '1' | '2' | '3' | 'U';
    P4: '0' | '1' | '2' | '3' | 'U';
    P5: '0' | '1' | '2' | '3' | 'U';
    P6: '0' | '1' | '2' | '3' | 'U';
    P7: '0' | '1' | '2' | '3' | 'U';
    P8: '0' | '1' | '2' | '3' | 'U';
    F1: '0' | '1' | '2' | '3' | 'U';
    F2: '0' | '1' | '2' | '3' | 'U';
    F3: '0' | '1' | '2' | '3' | 'U';
    F4: '0' | '1' | '2' | '3' | 'U';
    F5: '0' | '1' | '2' | '3' | 'U';
    F6: '0' | '1' | '2' | '3' | 'U';
    F7: '0' | '1' | '2' | '3' | 'U';
    E1: '0' | '1' | '2' | '3' | 'U';
    E2: '0' | '1' | '2' | '3' | 'U';
    E3: '0' | '1' | '2' | '3' | 'U';
    E4: '0' | '1' | '2' | '3' | 'U';
    E5: '0' | '1' | '2' | '3' | 'U';
    E6: '0' | '1' | '2' | '3' | 'U';
  };
  potential: {
    problemRecognition: '0' | '1' | '2';
    motivation: '0' | '1' | '2';
    skills: '0' | '1' | '2';
    resources: '0' | '1' | '2';
    support: '0' | '1' | '2';
  };
  reaction: 'AGGRESSIVE_REFUSAL' | 'PASSIVE' | 'SUPPRESSED_COMPLIANT' | 'CALM' | 'COOPERATIVE';
  strengths: string;
  participants: string;
  actSignedOn: string;
  urgentServices: string;
  dataGapAccepted: boolean;
  dataGapReason?: string;
};

export type CastVoteSubmission = { vote: 'FOR' | 'AGAINST' | 'ABSTAIN'; dissent?: string; comment: string };

export type ChangeRegimeSubmission = { regime: 'WEEKLY' | 'MONTHLY' | 'QUARTERLY'; reason: string };

export type CheckSafetySubmission = {
  childSeen: 'YES' | 'NO';
  childSeenAt?: string;
  childSeenBy?: string;
  childNotSeenReason?: string;
  planKept: 'KEPT' | 'BROKEN' | 'CHANGED' | 'NOT_NEEDED';
  safetyNow: 'SAFE_NOW' | 'STILL_UNSAFE';
  notes: string;
  claimFiledOn?: string | null;
};

export type CloseCaseSubmission = {
  closureDecision: 'CLOSE' | 'RETURN';
  returnReason?: string;
  closedOn?: string;
  withResult?: 'YES' | 'NO';
  results?: Array<'TROUBLE_OVERCOME' | 'CAUSES_REMOVED' | 'TIES_RESTORED' | 'CARE_STRENGTHENED' | 'BEHAVIOUR_IMPROVED'>;
  closingReason?:
    | 'AGE_18'
    | 'MOVED'
    | 'PARENT_DIED'
    | 'RIGHTS_DEPRIVED'
    | 'RIGHTS_RESTRICTED'
    | 'CHILD_PLACED'
    | 'PARENT_IMPRISONED'
    | 'CHILD_DIED'
    | 'REGISTERED_IN_ERROR'
    | 'CANCELLED_BY_COURT'
    | null;
  conclusion?: string;
  deregisteredOn?: string | null;
  signedBy?: string;
  signedOn?: string;
};

export type CloseWithoutCaseSubmission = {
  answerState: 'SENT' | 'NOT_SENT';
  answerSentOn?: string;
  answerWay?: 'LETTER' | 'EMAIL' | 'PORTAL' | 'PHONE' | 'IN_PERSON';
  answerText?: string;
  noAnswerReason?: string;
  servicesOffered: 'ACCEPTED' | 'DECLINED' | 'NOT_OFFERED';
  servicesOfferedNote: string;
  archiveNumber: string;
  archivedOn: string;
};

export type ConfirmServicesSubmission = {
  recognisedOn: string | null;
  programmeOn: string | null;
  programmeNumber: string;
  servicesOutcome: 'WAIT' | 'BEGUN' | 'REFUSED_BY_FAMILY' | 'REFUSED_BY_PROVIDER';
  begunOn?: string;
  refusalReason?: string;
  note: string;
};

export type DraftPlanSubmission = {
  phase: 'INITIAL' | 'MAIN' | 'FINAL';
  validFrom: string;
  validTo: string;
  goals: string;
  tasks: string;
  measures?: Array<{
    kind: string;
    addressee: 'PARENT' | 'CHILD' | 'FAMILY';
    goal: string;
    agency:
      | 'CENTRE'
      | 'KDN'
      | 'GUARDIANSHIP'
      | 'SOCIAL_PROTECTION'
      | 'POLICE'
      | 'HEALTH'
      | 'EDUCATION'
      | 'YOUTH'
      | 'EMPLOYMENT'
      | 'FAMILY'
      | 'OTHER';
    performer: string;
    startOn: string;
    dueOn: string;
    frequency: 'ONCE' | 'WEEKLY' | 'MONTHLY' | 'QUARTERLY' | 'AS_NEEDED';
    indicator: string;
  }>;
  potential: {
    problemRecognition: '0' | '1' | '2';
    motivation: '0' | '1' | '2';
    skills: '0' | '1' | '2';
    resources: '0' | '1' | '2';
    support: '0' | '1' | '2';
  };
  reaction: 'AGGRESSIVE_REFUSAL' | 'PASSIVE' | 'SUPPRESSED_COMPLIANT' | 'CALM' | 'COOPERATIVE';
  familyParticipation: string;
};

export type FieldVisitSubmission = {
  arrivedAt: string;
  visitResult: 'VISITED' | 'NO_ACCESS' | 'ADDRESS_WRONG';
  accessNote?: string;
  nextAttemptAt?: string | null;
  personsSeen?: string;
  childSeen?: 'YES' | 'NO';
  childSeenAlone?: 'YES' | 'NO';
  childNotSeenReason?: string;
  address?: string;
  placeOfStay?: string;
  parents?: Array<{
    name: string;
    relation: 'MOTHER' | 'FATHER' | 'STEP_PARENT' | 'GRANDPARENT' | 'GUARDIAN' | 'OTHER';
    birthDate: string | null;
    work: string;
  }>;
  children?: Array<{ name: string; birthDate: string | null; document: string; school: string }>;
  health?: string;
  care?: string;
  relations?: string;
  housing?: string;
  income?: string;
  conclusions?: string;
};

export type FormTeamSubmission = {
  urgency: 'EMERGENCY' | 'URGENT' | 'PLANNED';
  downgradeReason: string;
  curatorId: string;
  members?: Array<{
    name: string;
    agency: 'POLICE' | 'GUARDIANSHIP' | 'HEALTH' | 'EDUCATION' | 'CENTRE' | 'KDN' | 'OTHER';
  }>;
  removalPossible: 'YES' | 'NO';
  departureAt: string;
  transport: string;
};

export type HomeVisitSubmission = {
  visitedOn: string;
  planned: 'PLANNED' | 'EMERGENCY';
  whoSeen: string;
  childSeen: 'YES' | 'NO';
  childNotSeenReason?: string;
  conditions: string;
  measuresDone: string;
  refusals: string;
  newThreats: string;
  reaction: 'AGGRESSIVE_REFUSAL' | 'PASSIVE' | 'SUPPRESSED_COMPLIANT' | 'CALM' | 'COOPERATIVE';
  rehabPotential: 'LOW' | 'MEDIUM' | 'HIGH';
  visitOutcome: 'CONTINUE' | 'NEW_THREAT';
  regime: 'WEEKLY' | 'MONTHLY' | 'QUARTERLY' | null;
  regimeReason?: string;
};

export type MonitorPlanSubmission = {
  periodFrom: string;
  periodTo: string;
  phase: 'INITIAL' | 'MAIN' | 'FINAL';
  measures?: Array<{
    measureId: string;
    status: 'PLANNED' | 'DONE' | 'PARTLY' | 'REFUSED' | 'NOT_DONE';
    reason: string;
    evidence: string;
  }>;
  potential: {
    problemRecognition: '0' | '1' | '2';
    motivation: '0' | '1' | '2';
    skills: '0' | '1' | '2';
    resources: '0' | '1' | '2';
    support: '0' | '1' | '2';
  };
  reaction: 'AGGRESSIVE_REFUSAL' | 'PASSIVE' | 'SUPPRESSED_COMPLIANT' | 'CALM' | 'COOPERATIVE';
  dynamics: 'POSITIVE' | 'STABLE' | 'NEGATIVE';
  riskNow: 'LOW' | 'MEDIUM' | 'HIGH';
  riskReason: string;
  summary: string;
  guardianshipSettledOn?: string | null;
  proposal: 'CONTINUE' | 'COMPLETE' | 'NEW_PROGRAMME' | 'CHANGE_REGIME' | 'ESCALATE_KDN' | 'TRANSFER';
  proposalReason: string;
};

export type PrepareAgendaSubmission = {
  heldOn: string;
  kind: 'SITTING' | 'REMOTE' | 'EXTENDED';
  place: string;
  members: Array<string>;
  guests?: Array<{ name: string; agency: string }>;
  agenda: 'CASE' | 'PLAN' | 'REVIEW';
  question: string;
  proposedDecision: string;
};

export type ReceiveSignalSubmission = {
  receivedAt: string;
  channel: 'phone' | 'letter' | 'card' | 'inPerson' | 'ownFinding';
  source:
    | 'POLICE'
    | 'EDUCATION'
    | 'HEALTH'
    | 'PUBLIC_COUNCIL'
    | 'RELATIVE'
    | 'ANONYMOUS'
    | 'KDN'
    | 'GUARDIANSHIP'
    | 'CHILD'
    | 'CENTRE'
    | 'AGENCY';
  sourceOrganisation: string;
  reporter: string;
  reporterContact: string;
  familyName: string;
  location: string;
  children?: Array<{ name: string; approxAge: number | null }>;
  reason: 'ALCOHOL' | 'NEGLECT' | 'UNATTENDED_CHILD' | 'VIOLENCE' | 'INJURY' | 'HOUSING' | 'SCHOOL' | 'OTHER';
  facts: string;
  dangerNow: 'YES' | 'NO' | 'UNKNOWN';
  injury: boolean;
  childUnder7Unattended: boolean;
  adultAcuteState: boolean;
  suspectedAbuse: boolean;
  rightsViolated: boolean;
  educationOrHousing: boolean;
  noParentalCare: boolean;
  threatToLife: boolean;
  neglectedOrSop: boolean;
  crueltyOrOffences: boolean;
  probationCategory: boolean;
  needsTreatment: boolean;
  notAttendingSchool: boolean;
  needsLeisureOrWork: boolean;
  signalDecision: 'ACCEPT' | 'ATTACH' | 'REDIRECT' | 'REJECT';
  attachToCaseNumber?: string;
  redirectTo?: string;
  decisionReason: string;
};

export type RecordGuardianshipDecisionSubmission = {
  surveyedOn: string | null;
  guardianshipDecision: 'WAIT' | 'PROVISIONAL_GUARDIANSHIP' | 'CLAIM_IN_COURT' | 'NO_MEASURES';
  decisionNumber?: string;
  decisionOn?: string;
  guardian?: string;
  court?: string;
  note: string;
};

export type RecordReceiptsSubmission = {
  receipts?: Array<{
    noticeId: string;
    sentAt: string | null;
    receiptState: 'RECEIVED' | 'WAITING' | 'REMINDED' | 'CLOSED';
    acknowledgedAt?: string;
    replyWay?: 'PHONE' | 'EMAIL' | 'EDO' | 'POST' | 'COURIER' | 'IN_PERSON' | 'SYSTEM';
    reply?: string;
    remindedAt?: string;
    closedReason?: string;
  }>;
};

export type RecordRemovalSubmission = {
  removalActNumber: string;
  removedAt: string;
  removalWitnesses: string;
  placement: 'RELATIVES' | 'SHELTER' | 'HOSPITAL' | 'GUARDIAN' | 'FOSTER_FAMILY' | 'OTHER';
  placedAt: string;
  placementPlace: string;
  guardianshipActNumber: string;
  guardianshipActOn: string | null;
  prosecutorNotifiedAt: string;
  claimState: 'FILED' | 'DUE';
  claimFiledOn?: string;
};

export type RecordResolutionSubmission = {
  resolution: 'RECOGNISED' | 'REFUSED' | 'POSTPONED';
  resolutionNumber?: string;
  resolutionOn?: string;
  postponedTo?: string;
  reason?: string;
};

export type ReferToServicesSubmission = {
  appliedOn: string;
  provider: string;
  services: Array<
    'HOUSEHOLD' | 'MEDICAL' | 'PSYCHOLOGICAL' | 'PEDAGOGICAL' | 'LABOUR' | 'LEGAL' | 'COMMUNICATIVE' | 'URGENT'
  >;
  need: string;
};

export type RequestPoliceEntrySubmission = {
  requestedAt: string;
  policeUnit: string;
  officerPost: string;
  outcome: 'ENTRY_TOGETHER' | 'ENTRY_DONE' | 'SCHEDULED' | 'REFUSED';
  note: string;
};

export type SendImmediateNoticesSubmission = {
  notices?: Array<{
    noticeId: string;
    legalGround: string;
    content: string;
    sending: 'SENT' | 'NOT_NEEDED';
    sentAt?: string;
    way?: 'PHONE' | 'EMAIL' | 'EDO' | 'POST' | 'COURIER' | 'IN_PERSON';
    acceptedBy?: string;
    notNeededReason?: string;
  }>;
  extraNotices?: Array<{
    recipient:
      | 'PROSECUTOR'
      | 'KDN'
      | 'GUARDIANSHIP'
      | 'SOCIAL_PROTECTION'
      | 'POLICE'
      | 'PROBATION'
      | 'HEALTH'
      | 'EDUCATION'
      | 'YOUTH';
    legalGround: string;
    content: string;
    sentAt: string;
    way: 'PHONE' | 'EMAIL' | 'EDO' | 'POST' | 'COURIER' | 'IN_PERSON';
    acceptedBy: string;
  }>;
};

export type SendNoticesSubmission = {
  notices?: Array<{
    noticeId: string;
    legalGround: string;
    content: string;
    sending: 'SENT' | 'NOT_NEEDED';
    sentAt?: string;
    way?: 'PHONE' | 'EMAIL' | 'EDO' | 'POST' | 'COURIER' | 'IN_PERSON';
    outgoingNumber?: string;
    notNeededReason?: string;
  }>;
  extraNotices?: Array<{
    recipient:
      | 'PROSECUTOR'
      | 'KDN'
      | 'GUARDIANSHIP'
      | 'SOCIAL_PROTECTION'
      | 'POLICE'
      | 'PROBATION'
      | 'HEALTH'
      | 'EDUCATION'
      | 'YOUTH';
    legalGround: string;
    content: string;
    sentAt: string;
    way: 'PHONE' | 'EMAIL' | 'EDO' | 'POST' | 'COURIER' | 'IN_PERSON';
    outgoingNumber: string;
  }>;
  replyToReporter: string;
};

export type SignProtocolSubmission = {
  decidedRisk?: 'LOW' | 'MEDIUM' | 'HIGH';
  divergenceReason?: string;
  facts?: Array<
    | 'rightsViolated'
    | 'educationOrHousing'
    | 'noParentalCare'
    | 'threatToLife'
    | 'neglectedOrSop'
    | 'crueltyOrOffences'
    | 'probationCategory'
    | 'needsTreatment'
    | 'notAttendingSchool'
    | 'needsLeisureOrWork'
  >;
  curatorConfirmed?: boolean;
  curatorOrder?: string;
  chair: string;
  secretary: string;
  tasks: string;
  dissent: string;
  signedOn: string;
};

export type SortOutSubmission = { resolution: 'DONE' | 'REPEAT' | 'CANCEL_ANSWER'; note: string };

export type SubmitToCommissionSubmission = {
  commission: string;
  contents: Array<
    'PRESENTATION' | 'ACT' | 'SAFETY_FORM' | 'RISK_FORM' | 'PROTOCOL' | 'CHARACTERISTICS' | 'MEDICAL_NOTE' | 'OTHER'
  >;
  sentOn: string;
  outgoingNumber: string;
  question: string;
};

export type SubmitToGuardianshipSubmission = {
  authority: string;
  contents: Array<'NOTICE' | 'ACT' | 'SAFETY_FORM' | 'RISK_FORM' | 'PROTOCOL' | 'OTHER'>;
  request: string;
  sentOn: string;
  outgoingNumber: string;
};

export type TransferCaseSubmission = {
  receiverCentre: string;
  receiverTerritory: string;
  documents: Array<'CASE_FILE' | 'PROGRAMME' | 'ASSESSMENTS' | 'VISITS' | 'PROTOCOLS'>;
  sentOn: string;
  acknowledgedOn: string;
  acknowledgedBy: string;
  note: string;
};

export type UrgentMeasuresSubmission = {
  guardianshipInformedAt: string;
  policeInformedAt: string;
  prosecutorInformedAt: string | null;
  healthInformedAt: string | null;
  threatMeasures?: Array<{
    threat: 'S1' | 'S2' | 'S3' | 'S4' | 'S5' | 'S6' | 'S7' | 'S8' | 'S9' | 'S10';
    measure: 'K1' | 'K2' | 'K3' | 'K4' | 'K5' | 'K6' | 'NONE';
    responsible: string;
  }>;
  measuresDecidedBy: string;
  removalDecision: 'NOT_REMOVED' | 'REMOVED';
  whoDecidedRemoval: 'NONE' | 'GUARDIANSHIP' | 'MUNICIPAL_HEAD' | 'COURT';
  urgentServices?: Array<{
    service: 'FOOD' | 'CLOTHES' | 'SHELTER' | 'LEGAL' | 'PSYCHOLOGICAL' | 'OTHER';
    givenOn: string;
    actNumber: string;
  }>;
  safetyPlan?: string;
  safetyPlanSignedAt?: string;
};

export type WatchReviewSubmission = { watchOutcome: 'CONTINUE' | 'CLOSE' | 'OPEN_CASE'; grounds: string };

export type WatchVisitSubmission = {
  visitedOn: string;
  whoSeen: string;
  childSeen: 'YES' | 'NO';
  childNotSeenReason?: string;
  conditions: string;
  measuresDone: string;
  reaction: 'AGGRESSIVE_REFUSAL' | 'PASSIVE' | 'SUPPRESSED_COMPLIANT' | 'CALM' | 'COOPERATIVE';
  newThreat: 'YES' | 'NO';
  newThreats?: string;
  watchResult: 'CONTINUE' | 'REVIEW';
};

export type FormSubmissions = {
  answerReporter: AnswerReporterSubmission;
  approveByCommission: ApproveByCommissionSubmission;
  approvePlan: ApprovePlanSubmission;
  assess: AssessSubmission;
  castVote: CastVoteSubmission;
  changeRegime: ChangeRegimeSubmission;
  checkSafety: CheckSafetySubmission;
  closeCase: CloseCaseSubmission;
  closeWithoutCase: CloseWithoutCaseSubmission;
  confirmServices: ConfirmServicesSubmission;
  draftPlan: DraftPlanSubmission;
  fieldVisit: FieldVisitSubmission;
  formTeam: FormTeamSubmission;
  homeVisit: HomeVisitSubmission;
  monitorPlan: MonitorPlanSubmission;
  prepareAgenda: PrepareAgendaSubmission;
  receiveSignal: ReceiveSignalSubmission;
  recordGuardianshipDecision: RecordGuardianshipDecisionSubmission;
  recordReceipts: RecordReceiptsSubmission;
  recordRemoval: RecordRemovalSubmission;
  recordResolution: RecordResolutionSubmission;
  referToServices: ReferToServicesSubmission;
  requestPoliceEntry: RequestPoliceEntrySubmission;
  sendImmediateNotices: SendImmediateNoticesSubmission;
  sendNotices: SendNoticesSubmission;
  signProtocol: SignProtocolSubmission;
  sortOut: SortOutSubmission;
  submitToCommission: SubmitToCommissionSubmission;
  submitToGuardianship: SubmitToGuardianshipSubmission;
  transferCase: TransferCaseSubmission;
  urgentMeasures: UrgentMeasuresSubmission;
  watchReview: WatchReviewSubmission;
  watchVisit: WatchVisitSubmission;
};

export type FormId = keyof FormSubmissions;
