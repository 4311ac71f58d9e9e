/** The demonstration's person of each role: who asks when every role has to. */
import type { RoleCode } from '#domain/roles.ts';

export const loginOf: Readonly<Record<RoleCode, string>> = {
  dutyOfficer: 'duty',
  caseCurator: 'curator',
  psychologist: 'psychologist',
  unitHead: 'head',
  consiliumMember: 'consilium',
  commissionSecretary: 'secretary',
  agencyOfficer: 'agency',
  methodologist: 'methodist',
  supervisor: 'supervisor',
  manager: 'manager',
  administrator: 'admin',
};
