/** The files of an issued paper, made anew whenever somebody asks: always from the same facts and the same template's version. */
import type { Tags } from '#documents/dictionary.ts';
import { fillTemplate } from '#documents/fill-template.ts';
import { type JournalCode, journals } from '#documents/papers/journals.ts';
import { pagePolicy, printablePage } from '#documents/printable-page.ts';
import type { PaperSheet } from '#store/papers-store.ts';

export { pagePolicy };

/** The journals with their titles. */
export const paperJournals = (Object.keys(journals) as JournalCode[]).map((code) => ({
  code,
  title: journals[code].title as string,
}));

/** The editable Word file. */
export function paperWord(sheet: PaperSheet): Promise<Buffer> {
  return fillTemplate(sheet.template, sheet.facts as Tags);
}

/** The page that a browser prints. */
export async function paperPage(sheet: PaperSheet): Promise<string> {
  const mark = sheet.cancelled ? 'БУМАГА ОТМЕНЕНА' : '';
  return printablePage(await paperWord(sheet), `${sheet.title} № ${sheet.number}`, mark);
}

/** A name without anybody's name: kind, year and number. */
export function paperFileName({ code, year, ordinal }: PaperSheet, ending: 'docx' | 'pdf'): string {
  return `${code}-${year}-${String(ordinal).padStart(4, '0')}.${ending}`;
}
