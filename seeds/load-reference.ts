/**
 * Reference data that production needs too: the production calendar, the templates of papers and the rulebooks, each as the version
 * its file states.
 * What a methodologist changed stays: a version that exists is never overwritten.
 */
import { readFile } from 'node:fs/promises';
import { loadSuppliedTemplates } from '#actions/load-supplied-templates.ts';
import { connect, type Database } from '#store/database.ts';
import type { KeyRing } from '#store/key-ring.ts';

type Rulebook = { kind: string; version?: number; content: unknown; validFrom: string; author: string; source: string };

const folder = new URL('./reference/', import.meta.url);
const since = '2015-01-01';
const author = 'исходный справочник';

async function read(name: string): Promise<Record<string, unknown>> {
  return JSON.parse(await readFile(new URL(name, folder), 'utf8')) as Record<string, unknown>;
}

/** Adds what is missing; run as the owner of the database. */
export async function loadReference(ownerUrl: string, ring: KeyRing): Promise<void> {
  const db = connect(ownerUrl, { applicationName: 'seven-steps reference', size: 2 });
  try {
    await loadCalendar(db);
    for (const book of await rulebooks()) await addVersion(db, book);
    await loadSuppliedTemplates(db, ring, since);
  } finally {
    await db.destroy();
  }
}

async function rulebooks(): Promise<readonly Rulebook[]> {
  const wrapped = [
    'deadline-rules.json',
    'notice-grounds.json',
    'visit-regimes.json',
    'rehab-plan-terms.json',
    'sign-in-rules.json',
    'case-access.json',
    'request-limits.json',
  ];
  const books = await Promise.all(wrapped.map(async (name) => (await read(name)) as Rulebook));
  const instrument = await read('risk-instrument.json');
  const consilium = await read('consilium-rule.json');
  return [
    ...books,
    { kind: 'risk-instrument', content: instrument, validFrom: since, author, source: String(instrument['author']) },
    { kind: 'consilium', content: consilium, validFrom: since, author, source: String(consilium['source']) },
  ];
}

async function addVersion(db: Database, book: Rulebook): Promise<void> {
  await db('rulebooks')
    .insert({
      kind: book.kind,
      version: book.version ?? 1,
      content: JSON.stringify(book.content),
      valid_from: book.validFrom,
      author: book.author,
      source: book.source,
    })
    .onConflict(['kind', 'version'])
    .ignore();
}

/** Days that are delivered later move the clocks that run by them: the new version lets the watchdog count them anew. */
async function loadCalendar(db: Database): Promise<void> {
  const calendar = (await read('calendar.json')) as unknown as {
    id: string;
    name: string;
    days: { day: string; kind: string; note: string }[];
  };
  await db('calendars').insert({ id: calendar.id, name: calendar.name }).onConflict('id').ignore();
  const days = calendar.days.map((day) => ({ calendar_id: calendar.id, ...day }));
  const known = await db('calendar_days').where({ calendar_id: calendar.id }).first('day');
  const added = await db('calendar_days').insert(days).onConflict(['calendar_id', 'day']).ignore().returning('day');
  if (known && added.length > 0) await db('calendars').where({ id: calendar.id }).increment('version');
}
