/** The submission of each form in forms/. Generated, do not edit: npm run generate. */

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
};

export type CollegialDecisionSubmission = {
  heldOn: string;
  participants: string;
  membersTotal: number;
  membersPresent: number;
  proposedDecision:
    'NO_CASE' | 'SERVICES_442' | 'INTERNAL_WATCH' | 'OPEN_CASE' | 'SUBMIT_SOP_TO_KDN' | 'GUARDIANSHIP_MEASURES';
  votesFor: number;
  votesAgainst: number;
  votesAbstained: number;
  dissent: string;
  decidedRisk: 'LOW' | 'MEDIUM' | 'HIGH';
  divergenceReason: string;
  tasks: string;
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
  agenciesNotifiedAt: string | null;
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
  visitOutcome: 'CONTINUE' | 'NEW_THREAT' | 'CLOSURE_PROPOSED';
  closureProposalReason?: string;
  regime: 'WEEKLY' | 'MONTHLY' | 'QUARTERLY' | null;
  regimeReason?: string;
};

export type InformAgenciesSubmission = {
  notices?: Array<{
    noticeId: string;
    legalGround: string;
    content: string;
    sentAt: string;
    acknowledgedAt: string | null;
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
    acknowledgedAt: string | null;
  }>;
  replyToReporter: string;
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
    | 'CENTRE';
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
  signalDecision: 'ACCEPT' | 'ATTACH' | 'REDIRECT' | 'REJECT';
  attachToCaseNumber?: string;
  redirectTo?: string;
  decisionReason: string;
};

export type RequestPoliceEntrySubmission = {
  requestedAt: string;
  policeUnit: string;
  officerPost: string;
  outcome: 'ENTRY_TOGETHER' | 'ENTRY_DONE' | 'SCHEDULED' | 'REFUSED';
  note: string;
};

export type SortOutSubmission = { resolution: 'DONE' | 'REPEAT' | 'CANCEL_ANSWER'; note: string };

export type UrgentMeasuresSubmission = {
  guardianshipInformedAt: string;
  policeInformedAt: string;
  measures: Array<'K1' | 'K2' | 'K3' | 'K4' | 'K5' | 'K6'>;
  removal: 'YES' | 'NO';
  whoDecidedRemoval: 'NONE' | 'GUARDIANSHIP' | 'MUNICIPAL_HEAD' | 'COURT';
  placement?: 'RELATIVES' | 'SHELTER' | 'HOSPITAL' | 'GUARDIAN' | 'FOSTER_FAMILY' | 'OTHER';
  placedAt?: string;
  safetyPlan: string;
  safetyPlanSignedAt: string;
};

export type FormSubmissions = {
  assess: AssessSubmission;
  closeCase: CloseCaseSubmission;
  collegialDecision: CollegialDecisionSubmission;
  fieldVisit: FieldVisitSubmission;
  formTeam: FormTeamSubmission;
  homeVisit: HomeVisitSubmission;
  informAgencies: InformAgenciesSubmission;
  receiveSignal: ReceiveSignalSubmission;
  requestPoliceEntry: RequestPoliceEntrySubmission;
  sortOut: SortOutSubmission;
  urgentMeasures: UrgentMeasuresSubmission;
};

export type FormId = keyof FormSubmissions;
