/** Who is informed of what, said a second time and in another way than the tables say it (120-FZ art. 9; domain.md §2 step 6). */
import type { Inputs } from './table-engine.ts';

/** The letter of each known fact. */
export const factRows = {
  rightsViolated: 'RIGHTS_VIOLATED>PROSECUTOR',
  educationOrHousing: 'EDUCATION_WORK_REST_HOUSING>KDN',
  noParentalCare: 'NO_CARE_OR_THREAT>GUARDIANSHIP',
  threatToLife: 'NO_CARE_OR_THREAT>GUARDIANSHIP',
  neglectedOrSop: 'NEGLECTED_OR_SOP>SOCIAL_PROTECTION',
  crueltyOrOffences: 'CRUELTY_OR_OFFENCES>POLICE',
  probationCategory: 'PROBATION_CATEGORY>PROBATION',
  needsTreatment: 'NEEDS_TREATMENT>HEALTH',
  notAttendingSchool: 'NOT_ATTENDING_SCHOOL>EDUCATION',
  needsLeisureOrWork: 'LEISURE_OR_WORK>YOUTH',
} as const;
export type NoticeFlag = keyof typeof factRows;
export type NoticeFlags = Readonly<Record<NoticeFlag, boolean>>;
export const flagNames = Object.keys(factRows) as NoticeFlag[];

/** The order of the letters in both tables. */
const order = [
  'RIGHTS_VIOLATED>PROSECUTOR',
  'EDUCATION_WORK_REST_HOUSING>KDN',
  'NO_CARE_OR_THREAT>GUARDIANSHIP',
  'NO_CARE_OR_THREAT>KDN',
  'NO_CARE_OR_THREAT>POLICE',
  'NEGLECTED_OR_SOP>SOCIAL_PROTECTION',
  'CRUELTY_OR_OFFENCES>POLICE',
  'PROBATION_CATEGORY>PROBATION',
  'NEEDS_TREATMENT>HEALTH',
  'NOT_ATTENDING_SCHOOL>EDUCATION',
  'LEISURE_OR_WORK>YOUTH',
  'WORK_RESULTS>KDN',
  'WORK_RESULTS>SOCIAL_PROTECTION',
];

/** What each decision adds to the facts. */
const byDecision: Readonly<Record<string, readonly string[]>> = {
  SERVICES_442: ['WORK_RESULTS>SOCIAL_PROTECTION'],
  INTERNAL_WATCH: ['WORK_RESULTS>KDN'],
  OPEN_CASE: ['WORK_RESULTS>KDN', 'WORK_RESULTS>SOCIAL_PROTECTION'],
  SUBMIT_SOP_TO_KDN: ['NEGLECTED_OR_SOP>SOCIAL_PROTECTION', 'WORK_RESULTS>KDN'],
  GUARDIANSHIP_MEASURES: ['NO_CARE_OR_THREAT>GUARDIANSHIP', 'WORK_RESULTS>KDN'],
};

export function noticesOf(kind: 'RESULTS' | 'IMMEDIATE', given: Inputs): readonly string[] {
  const rows = new Set<string>(flagNames.filter((name) => given[name] === true).map((name) => factRows[name]));
  const added = kind === 'RESULTS' ? (byDecision[String(given['decision'])] ?? []) : atOnce(given);
  for (const row of added) rows.add(row);
  if (given['neglectedOrSop'] === true) rows.delete('WORK_RESULTS>SOCIAL_PROTECTION');
  return order.filter((row) => rows.has(row));
}

/** A threat is known to three bodies at once; the police get one letter when there is cruelty as well. */
function atOnce({ threatToLife, crueltyOrOffences }: Inputs): readonly string[] {
  if (threatToLife !== true) return [];
  return crueltyOrOffences === true ? ['NO_CARE_OR_THREAT>KDN'] : ['NO_CARE_OR_THREAT>KDN', 'NO_CARE_OR_THREAT>POLICE'];
}
