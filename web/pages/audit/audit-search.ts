/** Filters of the journal of deeds in the address; anything wrong counts as nothing. Pure. */
import type { AuditSearch } from '../../audit-queries.ts';
import { readReportSearch } from '../reports/report-search.ts';

const uuid = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/;

export function readAuditSearch(raw: Readonly<Record<string, unknown>>): AuditSearch {
  const { from, to } = readReportSearch(raw);
  const outcome = raw['outcome'] === 'DONE' || raw['outcome'] === 'REFUSED' ? raw['outcome'] : undefined;
  return {
    actorId: matching(raw['actorId'], uuid),
    caseNumber: matching(raw['caseNumber'], /^[\p{L}\d/-]{1,40}$/u),
    action: matching(raw['action'], /^[A-Z][A-Z0-9_]{1,60}$/),
    outcome,
    from,
    to,
  };
}

const matching = (value: unknown, pattern: RegExp): string | undefined =>
  typeof value === 'string' && pattern.test(value) ? value : undefined;
