/** The roles of the practice (domain.md §6); their Russian names stand in docs/glossary.md and web/labels.ts. */
export const roleCodes = [
  'dutyOfficer',
  'caseCurator',
  'psychologist',
  'unitHead',
  'consiliumMember',
  'commissionSecretary',
  'agencyOfficer',
  'methodologist',
  'supervisor',
  'manager',
  'administrator',
] as const;

export type RoleCode = (typeof roleCodes)[number];
