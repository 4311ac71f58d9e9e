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

/** The ten facts as they follow from what is known; a fact that the duty officer ticked holds, probation only then. */
export function noticeFlags(known: KnownOfCase): NoticeFlags {
  const reason = (...codes: readonly string[]): boolean =>
    known.messages.some((message) => codes.includes(String(message['reason'])));
  const told = (name: string): boolean => known.messages.some((message) => message[name] === true);
  const danger = known.messages.some((message) => message['dangerNow'] === 'YES');
  const decided = (...codes: readonly string[]): boolean => codes.includes(known.decision ?? '');
  const threat = threatsOf(known.assessment);
  const marked = factorsOf(known.assessment);
  const found: NoticeFlags = {
    rightsViolated: danger || threat() || decided('SUBMIT_SOP_TO_KDN', 'GUARDIANSHIP_MEASURES'),
    educationOrHousing: reason('HOUSING', 'SCHOOL') || threat('S4', 'S5') || marked('E1', 'E2'),
    noParentalCare:
      reason('UNATTENDED_CHILD') ||
      told('childUnder7Unattended') ||
      threat('S3') ||
      marked('P5') ||
      decided('GUARDIANSHIP_MEASURES'),
    threatToLife: danger || told('injury') || threat(),
    neglectedOrSop: reason('NEGLECT') || marked('C4') || decided('OPEN_CASE', 'SUBMIT_SOP_TO_KDN', 'SERVICES_442'),
    crueltyOrOffences: reason('VIOLENCE') || told('suspectedAbuse') || threat('S1', 'S2', 'S7') || marked('F1', 'P3'),
    probationCategory: false,
    needsTreatment: reason('ALCOHOL') || told('adultAcuteState') || threat('S8') || marked('P1'),
    notAttendingSchool: reason('SCHOOL'),
    needsLeisureOrWork: marked('P6', 'C6'),
  };
  return Object.fromEntries(noticeFacts.map((fact) => [fact, found[fact] || told(fact)])) as NoticeFlags;
}

/** The facts that people have settled in the protocol, as flags. */
export function statedFlags(stated: readonly string[]): NoticeFlags {
  return Object.fromEntries(noticeFacts.map((fact) => [fact, stated.includes(fact)])) as NoticeFlags;
}

/** Whether one of the threats was found; any threat when none is named. */
function threatsOf(assessment: Answers | undefined): (...codes: readonly string[]) => boolean {
  const safety = Object.entries(objectOf(assessment?.['safety']));
  const found = safety.filter(([, threat]) => objectOf(threat)['answer'] === 'YES').map(([code]) => code);
  return (...codes) => (codes.length === 0 ? found.length > 0 : found.some((code) => codes.includes(code)));
}

/** Whether one of the factors was answered as marked or severe, of the family or of any child. */
function factorsOf(assessment: Answers | undefined): (...codes: readonly string[]) => boolean {
  const children = Array.isArray(assessment?.['children']) ? assessment['children'] : [];
  const answers = [assessment?.['family'], ...children].map(objectOf);
  return (...codes) => answers.some((all) => codes.some((code) => all[code] === '2' || all[code] === '3'));
}

function objectOf(value: unknown): Answers {
  return typeof value === 'object' && value !== null ? (value as Answers) : {};
}
