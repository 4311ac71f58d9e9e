/** From whom a message comes when a body's officer sends it: the kinds of bodies that the journal counts apart, the others together. */
const countedApart: readonly string[] = ['POLICE', 'EDUCATION', 'HEALTH', 'KDN', 'GUARDIANSHIP'];

export function sourceOfAgency(kind: string): string {
  return countedApart.includes(kind) ? kind : 'AGENCY';
}
