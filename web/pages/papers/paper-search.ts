/** Journal and period of the list of papers, kept in the address; anything wrong counts as nothing. Pure. */
import { readReportSearch } from '../reports/report-search.ts';

export type PaperSearch = { journal?: string; from?: string; to?: string };

export function readPaperSearch(raw: Readonly<Record<string, unknown>>): PaperSearch {
  const { from, to } = readReportSearch(raw);
  const journal = typeof raw.journal === 'string' && /^[A-Z_]{2,40}$/.test(raw.journal) ? raw.journal : undefined;
  return { journal, from, to };
}

export type TemplateSearch = { code?: string };

/** Which template is open. */
export function readTemplateSearch({ code }: Readonly<Record<string, unknown>>): TemplateSearch {
  return { code: typeof code === 'string' && /^[a-z-]{2,60}$/.test(code) ? code : undefined };
}
