/**
 * Groups of facts about a case, and which of them a person sees by the relation to it. Row-level security holds back the rows; this
 * masks what a row holds besides. Source: domain.md §6 (rights of roles, table role × screen, врачебная тайна, тайна усыновления).
 */
import type { RoleCode } from './roles.ts';

export const fieldGroups = [
  'NUMBERS',
  'FAMILY_IDENTITY',
  'CONTACTS',
  'REPORTER',
  'HEALTH',
  'ASSESSMENT',
  'DECISIONS',
  'PROGRAMME',
  'VISITS',
  'PAPERS',
  'WORKING_NOTES',
  'ADOPTION',
] as const;
export type FieldGroup = (typeof fieldGroups)[number];

/** How a person stands to a case, the strongest first; the database answers it (`app_relation`). */
export const relations = [
  'UNIT_HEAD',
  'CURATOR',
  'MEMBER',
  'AGENDA',
  'PACKAGE',
  'TASK',
  'BREAK_GLASS',
  'NUMBERS',
  'MEASURES',
  'PSEUDONYM',
] as const;
export type Relation = (typeof relations)[number];

const deliberated = ['NUMBERS', 'FAMILY_IDENTITY', 'ASSESSMENT', 'DECISIONS', 'PROGRAMME', 'VISITS', 'PAPERS'] as const;
const worked = [...deliberated, 'CONTACTS', 'HEALTH'] as const;
const submitted = ['NUMBERS', 'FAMILY_IDENTITY', 'ASSESSMENT', 'DECISIONS', 'PROGRAMME', 'PAPERS'] as const;
const received = ['NUMBERS', 'FAMILY_IDENTITY', 'CONTACTS', 'REPORTER', 'ASSESSMENT', 'PAPERS'] as const;

/** What a post brings to a case that is reached by an open task alone; other posts see the task with its case's number. */
const byTask: Partial<Record<RoleCode, readonly FieldGroup[]>> = {
  dutyOfficer: received,
  caseCurator: worked,
  psychologist: worked,
  consiliumMember: deliberated,
  commissionSecretary: submitted,
};

/** Nobody sees adoption by a relation to the case: it has a database role and a schema of its own. */
const byRelation: Readonly<Record<Exclude<Relation, 'TASK'>, readonly FieldGroup[]>> = {
  UNIT_HEAD: [...worked, 'REPORTER'],
  CURATOR: worked,
  MEMBER: [...worked, 'WORKING_NOTES'],
  AGENDA: deliberated,
  PACKAGE: submitted,
  BREAK_GLASS: worked,
  NUMBERS: ['NUMBERS'],
  MEASURES: ['NUMBERS', 'FAMILY_IDENTITY', 'PROGRAMME', 'DECISIONS'],
  PSEUDONYM: ['NUMBERS', 'ASSESSMENT', 'DECISIONS', 'PROGRAMME', 'VISITS'],
};

/** The groups that a relation opens; `roles` are the posts held at the case's centre. A closed case keeps no working notes open. */
export function visibleGroups(
  relation: Relation,
  roles: readonly RoleCode[],
  caseStatus: 'RUNNING' | 'CLOSED',
): ReadonlySet<FieldGroup> {
  const open =
    relation === 'TASK' ? roles.flatMap((role) => byTask[role] ?? ['NUMBERS' as const]) : byRelation[relation];
  return new Set(open.filter((group) => caseStatus === 'RUNNING' || group !== 'WORKING_NOTES'));
}

/** Fields of forms that tell who reported: kept behind a wall of their own, never with a submission and never in a paper. */
export const reporterFields: readonly string[] = ['reporter', 'reporterContact'];

/** Fields of forms that tell where the family lives, learns and works, in every release of the forms. */
export const contactFields: readonly string[] = ['location', 'address', 'placeOfStay', 'school', 'work'];

/** What a field of a form tells besides its form's own group: marked in the form (`restricted`). */
export const restrictedGroups: Readonly<Record<string, FieldGroup>> = { reporter: 'REPORTER', health: 'HEALTH' };

const visits = ['homeVisit', 'watchVisit', 'checkSafety'];
const programme = [
  'draftPlan',
  'approvePlan',
  'approveByCommission',
  'monitorPlan',
  'changeRegime',
  'closeCase',
  'transferCase',
  'watchReview',
  'referToServices',
  'confirmServices',
];
const decisions = [
  'prepareAgenda',
  'castVote',
  'signProtocol',
  'sendNotices',
  'sendImmediateNotices',
  'recordReceipts',
  'submitToCommission',
  'recordResolution',
  'submitToGuardianship',
  'recordGuardianshipDecision',
  'closeWithoutCase',
  'answerReporter',
];
const groupOfForm = new Map<string, FieldGroup>([
  ...visits.map((form) => [form, 'VISITS'] as const),
  ...programme.map((form) => [form, 'PROGRAMME'] as const),
  ...decisions.map((form) => [form, 'DECISIONS'] as const),
]);

/** The group to which a handed-in form belongs: what was found out about the family, unless it is named here. */
export function groupOf(formId: string): FieldGroup {
  return groupOfForm.get(formId) ?? 'ASSESSMENT';
}
