/**
 * What a person may do, from the posts held now. Row-level security is the floor; this shows and hides screens and refuses
 * operations. Source: domain.md §6, table role × screen.
 */
import { AbilityBuilder, createMongoAbility, type MongoAbility } from '@casl/ability';
import { type Relation, visibleGroups } from './field-groups.ts';
import type { RoleCode } from './roles.ts';

export type Deed = 'read' | 'register' | 'work' | 'change';
export type Subject =
  | 'SignalJournal'
  | 'Signal'
  | 'TaskList'
  | 'CaseList'
  | 'Contact'
  | 'DeadlineBoard'
  | 'Deadline'
  | 'Emergency'
  | 'FamilyLookup'
  | 'Alarms'
  | 'Absence'
  | 'AgencyMessage'
  | 'AgencyWork'
  | 'AuditTrail'
  | 'BreakGlass'
  | 'Calendar'
  | 'Diagrams'
  | 'Failures'
  | 'Invitation'
  | 'Organisation'
  | 'Paper'
  | 'PaperJournal'
  | 'PaperTemplate'
  | 'People'
  | 'PeriodReport'
  | 'ReportedCases'
  | 'Rules'
  | 'StatedFigures'
  | 'Supervision'
  | 'UnitTasks';
export type Access = MongoAbility<[Deed, Subject]>;

const grants: Readonly<Record<RoleCode, readonly (readonly [Deed, Subject])[]>> = {
  dutyOfficer: [
    ['work', 'BreakGlass'],
    ['read', 'BreakGlass'],
    ['read', 'SignalJournal'],
    ['register', 'Signal'],
    ['read', 'FamilyLookup'],
    ['work', 'TaskList'],
    ['read', 'DeadlineBoard'],
    ['read', 'Alarms'],
    ['read', 'Paper'],
    ['read', 'PaperJournal'],
  ],
  caseCurator: [
    ['work', 'BreakGlass'],
    ['read', 'BreakGlass'],
    ['work', 'TaskList'],
    ['read', 'CaseList'],
    ['register', 'Contact'],
    ['work', 'Emergency'],
    ['read', 'DeadlineBoard'],
    ['read', 'Alarms'],
    ['read', 'Paper'],
    ['read', 'PeriodReport'],
    ['read', 'SignalJournal'],
    ['register', 'Signal'],
    ['read', 'FamilyLookup'],
  ],
  psychologist: [
    ['work', 'BreakGlass'],
    ['read', 'BreakGlass'],
    ['work', 'TaskList'],
    ['read', 'CaseList'],
    ['register', 'Contact'],
    ['read', 'Paper'],
  ],
  unitHead: [
    ['work', 'BreakGlass'],
    ['read', 'BreakGlass'],
    ['change', 'BreakGlass'],
    ['read', 'AuditTrail'],
    ['read', 'SignalJournal'],
    ['register', 'Signal'],
    ['read', 'FamilyLookup'],
    ['change', 'Invitation'],
    ['work', 'TaskList'],
    ['read', 'CaseList'],
    ['work', 'Emergency'],
    ['read', 'DeadlineBoard'],
    ['change', 'Deadline'],
    ['read', 'Alarms'],
    ['read', 'PeriodReport'],
    ['read', 'ReportedCases'],
    ['read', 'Paper'],
    ['change', 'Paper'],
    ['read', 'PaperJournal'],
    ['read', 'Failures'],
    ['read', 'Absence'],
    ['change', 'Absence'],
    ['read', 'UnitTasks'],
    ['change', 'UnitTasks'],
  ],
  consiliumMember: [
    ['work', 'TaskList'],
    ['read', 'CaseList'],
    ['read', 'Paper'],
  ],
  commissionSecretary: [
    ['work', 'TaskList'],
    ['read', 'CaseList'],
    ['read', 'Paper'],
    ['read', 'PaperJournal'],
    ['read', 'PeriodReport'],
    ['read', 'ReportedCases'],
    ['read', 'DeadlineBoard'],
  ],
  agencyOfficer: [
    ['read', 'AgencyWork'],
    ['work', 'AgencyWork'],
    ['read', 'AgencyMessage'],
    ['register', 'AgencyMessage'],
    ['work', 'TaskList'],
  ],
  methodologist: [
    ['work', 'TaskList'],
    ['read', 'Diagrams'],
    ['read', 'Failures'],
    ['read', 'PaperTemplate'],
    ['change', 'PaperTemplate'],
    ['read', 'Calendar'],
    ['change', 'Calendar'],
    ['read', 'PeriodReport'],
  ],
  supervisor: [['read', 'Supervision']],
  manager: [
    ['work', 'BreakGlass'],
    ['read', 'BreakGlass'],
    ['read', 'AuditTrail'],
    ['work', 'TaskList'],
    ['read', 'CaseList'],
    ['read', 'DeadlineBoard'],
    ['read', 'Alarms'],
    ['read', 'Diagrams'],
    ['read', 'PeriodReport'],
    ['change', 'StatedFigures'],
    ['read', 'People'],
    ['read', 'Organisation'],
    ['read', 'Absence'],
    ['read', 'Calendar'],
    ['read', 'Rules'],
    ['read', 'ReportedCases'],
    ['change', 'Deadline'],
    ['read', 'UnitTasks'],
    ['change', 'UnitTasks'],
  ],
  administrator: [
    ['read', 'AuditTrail'],
    ['read', 'Failures'],
    ['change', 'Failures'],
    ['read', 'Calendar'],
    ['change', 'Calendar'],
    ['read', 'People'],
    ['change', 'People'],
    ['read', 'Organisation'],
    ['change', 'Organisation'],
    ['read', 'Absence'],
    ['change', 'Absence'],
    ['read', 'Rules'],
    ['change', 'Rules'],
  ],
};

/** Which groups of facts about one case a person reads. */
export type CaseAccess = MongoAbility<['read', 'Case']>;

/** The access that the roles give together. */
export function accessOf(roles: readonly RoleCode[]): Access {
  const { can, build } = new AbilityBuilder<Access>(createMongoAbility);
  for (const role of roles) for (const [deed, subject] of grants[role]) can(deed, subject);
  return build();
}

/** What the relation to a case opens of it; `roles` are the posts held at its centre. */
export function caseAccess(relation: Relation, roles: readonly RoleCode[], status: 'RUNNING' | 'CLOSED'): CaseAccess {
  const { can, build } = new AbilityBuilder<CaseAccess>(createMongoAbility);
  can('read', 'Case', [...visibleGroups(relation, roles, status)]);
  return build();
}

/** Whether a task can be given back to its group: the curator's work stays with the case's curator. */
export function goesBack({ role }: { readonly role: string }): boolean {
  return role !== 'caseCurator';
}

/** Whether a task is one person's alone: the vote of a member of the consilium. */
export function isPersonal({ role }: { readonly role: string }): boolean {
  return role === 'consiliumMember';
}
