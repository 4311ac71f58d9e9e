/** The period and territory of a report, kept in the address; anything wrong falls back to the present year. Pure. */
import { Temporal } from 'temporal-polyfill';
import type { ReportScope } from '../../report-queries.ts';

type Raw = Readonly<Record<string, unknown>>;
export type ReportSearch = { from?: string; to?: string; territory?: string };

export function readReportSearch(raw: Raw): ReportSearch {
  const territory = typeof raw.territory === 'string' && raw.territory !== '' ? raw.territory : undefined;
  return { from: dayIn(raw.from), to: dayIn(raw.to), territory };
}

function dayIn(value: unknown): string | undefined {
  if (typeof value !== 'string' || !/^\d{4}-\d\d-\d\d$/.test(value)) return undefined;
  try {
    return Temporal.PlainDate.from(value, { overflow: 'reject' }).toString();
  } catch {
    return undefined;
  }
}

/** From the first of January to `today` unless the address says otherwise. */
export function scopeOf({ from, to, territory }: ReportSearch, today: string): ReportScope {
  const whole = from !== undefined && to !== undefined && from <= to;
  const period = whole ? { from, to } : { from: `${today.slice(0, 4)}-01-01`, to: today };
  return territory === undefined ? period : { ...period, territoryId: territory };
}
