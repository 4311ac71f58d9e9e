/** The period and territory of a report, kept in the address; anything wrong falls back to the present year. Pure. */
import { Temporal } from 'temporal-polyfill';
import type { ReportScope } from '../../report-queries.ts';

type Raw = Readonly<Record<string, unknown>>;
export type ReportSearch = { from?: string; to?: string; territory?: string; centre?: string };

export function readReportSearch(raw: Raw): ReportSearch {
  return { from: dayIn(raw.from), to: dayIn(raw.to), territory: placeIn(raw.territory), centre: placeIn(raw.centre) };
}

const placeIn = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined);

function dayIn(value: unknown): string | undefined {
  if (typeof value !== 'string' || !/^\d{4}-\d\d-\d\d$/.test(value)) return undefined;
  try {
    return Temporal.PlainDate.from(value, { overflow: 'reject' }).toString();
  } catch {
    return undefined;
  }
}

/** From the first of January to `today` unless the address says otherwise. */
export function scopeOf({ from, to, territory, centre }: ReportSearch, today: string): ReportScope {
  const whole = from !== undefined && to !== undefined && from <= to;
  const period = whole ? { from, to } : { from: `${today.slice(0, 4)}-01-01`, to: today };
  return {
    ...period,
    ...(territory === undefined ? {} : { territoryId: territory }),
    ...(centre === undefined ? {} : { centreId: centre }),
  };
}
