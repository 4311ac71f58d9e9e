/** Templates of papers with their versions; a version that papers were made by never changes. */
import type { Database, Transaction } from './database.ts';
import { type KeyRing, openBytes, sealBytes } from './key-ring.ts';

/** What a sealed template belongs to. */
export const templateContext = (code: string, version: number): string => `paper-template:${code}:${version}`;

/** Versions in force on a day, by code. */
export async function templatesInForce(
  trx: Transaction,
  codes: readonly string[],
  day: string,
): Promise<ReadonlyMap<string, number>> {
  const rows = await trx('paper_templates')
    .whereIn('code', [...codes])
    .where({ state: 'PUBLISHED' })
    .where('valid_from', '<=', day)
    .groupBy('code')
    .select<{ code: string; version: number }[]>('code', trx.raw('max(version) AS version'));
  return new Map(rows.map(({ code, version }) => [code, version]));
}

export type TemplateVersion = {
  readonly code: string;
  readonly version: number;
  readonly title: string;
  readonly origin: 'REPOSITORY' | 'METHODOLOGIST';
  readonly state: 'PUBLISHED' | 'OFFERED';
  readonly validFrom: string;
  readonly author: string;
  readonly note: string;
  readonly createdAt: string;
};

/** All versions without their files, by code, the newest first. */
export async function templateVersions(db: Database | Transaction): Promise<readonly TemplateVersion[]> {
  const rows = await db('paper_templates')
    .orderBy([{ column: 'code' }, { column: 'version', order: 'desc' }])
    .select('code', 'version', 'title', 'origin', 'state', 'valid_from', 'author', 'note', 'created_at');
  return rows.map((row) => ({
    code: row.code,
    version: row.version,
    title: row.title,
    origin: row.origin,
    state: row.state,
    validFrom: row.valid_from,
    author: row.author,
    note: row.note,
    createdAt: row.created_at,
  }));
}

/** The file of a version. */
export async function templateFile(
  trx: Transaction,
  ring: KeyRing,
  { code, version }: { readonly code: string; readonly version: number },
): Promise<Buffer | undefined> {
  const row = await trx('paper_templates').where({ code, version }).first('content');
  return row && openBytes(ring, row.content, templateContext(code, version));
}

/** Adds the next version and returns its number. */
export async function addTemplateVersion(
  trx: Transaction,
  ring: KeyRing,
  template: {
    readonly code: string;
    readonly title: string;
    readonly content: Buffer;
    readonly checksum: string;
    readonly origin: 'REPOSITORY' | 'METHODOLOGIST';
    readonly state: 'PUBLISHED' | 'OFFERED';
    readonly validFrom: string;
    readonly author: string;
    readonly authorId: string | null;
    readonly note: string;
  },
): Promise<number> {
  const last = await trx('paper_templates').where({ code: template.code }).max('version as version').first();
  const version = Number(last?.['version'] ?? 0) + 1;
  await trx('paper_templates').insert({
    code: template.code,
    version,
    title: template.title,
    content: sealBytes(ring, template.content, templateContext(template.code, version)),
    checksum: template.checksum,
    origin: template.origin,
    state: template.state,
    valid_from: template.validFrom,
    author: template.author,
    author_id: template.authorId,
    note: template.note,
  });
  return version;
}

/** What is there of each template, the oldest version first. */
export async function templateChecksums(
  trx: Transaction,
): Promise<readonly { code: string; checksum: string; origin: string; state: string }[]> {
  return trx('paper_templates').orderBy(['code', 'version']).select('code', 'checksum', 'origin', 'state');
}
