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

/** Roles that may be held for a territory and all below it; the others do casework and belong to one centre. */
export const territoryRoles: readonly RoleCode[] = [
  'commissionSecretary',
  'agencyOfficer',
  'methodologist',
  'supervisor',
  'manager',
  'administrator',
];

export type RoleCode = (typeof roleCodes)[number];
