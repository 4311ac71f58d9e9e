/**
 * The facts of which bodies are informed (120-FZ art. 9), as yes/no for the decision tables `informing` and `immediate-notices`:
 * each is always set, from what the message, the assessment and the decision say. People may correct them in the protocol.
 * Thresholds are those of the anchors in domain.md §4.2: 2 is marked, 3 is severe. Whom a fact reaches, the tables say.
 */
export const noticeFacts = [
  'rightsViolated',
  'educationOrHousing',
  'noParentalCare',
  'threatToLife',
  'neglectedOrSop',
  'crueltyOrOffences',
  'probationCategory',
  'needsTreatment',
  'notAttendingSchool',
  'needsLeisureOrWork',
] as const;
export type NoticeFact = (typeof noticeFacts)[number];
export type NoticeFlags = Readonly<Record<NoticeFact, boolean>>;

type Answers = Readonly<Record<string, unknown>>;
/** All that is known; whatever is missing says nothing. Messages and assessment are answers of their forms. */
export type KnownOfCase = {
  readonly messages: readonly Answers[];
  readonly assessment?: Answers;
  readonly decision?: string | null;
};

/** What makes a fact known: any of the signs is enough. A fact that the duty officer ticked holds, probation only then. */
type Signs = {
  readonly reasons?: readonly string[];
  readonly ticks?: readonly string[];
  readonly danger?: true;
  readonly anyThreat?: true;
  readonly threats?: readonly string[];
  readonly factors?: readonly string[];
  readonly decisions?: readonly string[];
};

const signs: Readonly<Record<NoticeFact, Signs>> = {
  rightsViolated: { danger: true, anyThreat: true, decisions: ['SUBMIT_SOP_TO_KDN', 'GUARDIANSHIP_MEASURES'] },
  educationOrHousing: { reasons: ['HOUSING', 'SCHOOL'], threats: ['S4', 'S5'], factors: ['E1', 'E2'] },
  noParentalCare: {
    reasons: ['UNATTENDED_CHILD'],
    ticks: ['childUnder7Unattended'],
    threats: ['S3'],
    factors: ['P5'],
    decisions: ['GUARDIANSHIP_MEASURES'],
  },
  threatToLife: { danger: true, anyThreat: true, ticks: ['injury'] },
  neglectedOrSop: {
    reasons: ['NEGLECT'],
    factors: ['C4'],
    decisions: ['OPEN_CASE', 'SUBMIT_SOP_TO_KDN', 'SERVICES_442'],
  },
  crueltyOrOffences: {
    reasons: ['VIOLENCE'],
    ticks: ['suspectedAbuse'],
    threats: ['S1', 'S2', 'S7'],
    factors: ['F1', 'P3'],
  },
  probationCategory: {},
  needsTreatment: { reasons: ['ALCOHOL'], ticks: ['adultAcuteState'], threats: ['S8'], factors: ['P1'] },
  notAttendingSchool: { reasons: ['SCHOOL'] },
  needsLeisureOrWork: { factors: ['P6', 'C6'] },
};

/** The ten facts as they follow from what is known. */
export function noticeFlags(known: KnownOfCase): NoticeFlags {
  const seen = seenIn(known);
  return Object.fromEntries(noticeFacts.map((fact) => [fact, follows(fact, signs[fact], seen)])) as NoticeFlags;
}

type Seen = Readonly<Record<'reasons' | 'ticks' | 'threats' | 'factors' | 'decisions', readonly string[]>> & {
  readonly danger: boolean;
};

function follows(fact: NoticeFact, sign: Signs, seen: Seen): boolean {
  const kinds = ['reasons', 'ticks', 'threats', 'factors', 'decisions'] as const;
  return (
    seen.ticks.includes(fact) ||
    (sign.danger === true && seen.danger) ||
    (sign.anyThreat === true && seen.threats.length > 0) ||
    kinds.some((kind) => sign[kind]?.some((code) => seen[kind].includes(code)))
  );
}

function seenIn({ messages, assessment, decision }: KnownOfCase): Seen {
  return {
    danger: messages.some((message) => message['dangerNow'] === 'YES'),
    reasons: messages.map((message) => String(message['reason'])),
    ticks: messages.flatMap((message) => Object.keys(message).filter((name) => message[name] === true)),
    threats: threatsIn(assessment),
    factors: factorsIn(assessment),
    decisions: decision ? [decision] : [],
  };
}

/** The threats that were found. */
function threatsIn(assessment: Answers | undefined): readonly string[] {
  const safety = Object.entries(objectOf(assessment?.['safety']));
  return safety.filter(([, threat]) => objectOf(threat)['answer'] === 'YES').map(([code]) => code);
}

/** The factors that were answered as marked or severe, of the family or of any child. */
function factorsIn(assessment: Answers | undefined): readonly string[] {
  const children: readonly unknown[] = Array.isArray(assessment?.['children']) ? assessment['children'] : [];
  const answers = [assessment?.['family'], ...children].map(objectOf);
  return answers.flatMap((all) => Object.keys(all).filter((code) => all[code] === '2' || all[code] === '3'));
}

/** The facts that people have settled in the protocol, as flags. */
export function statedFlags(stated: readonly string[]): NoticeFlags {
  return Object.fromEntries(noticeFacts.map((fact) => [fact, stated.includes(fact)])) as NoticeFlags;
}

function objectOf(value: unknown): Answers {
  return typeof value === 'object' && value !== null ? (value as Answers) : {};
}
