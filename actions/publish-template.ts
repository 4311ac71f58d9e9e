/** A methodologist's template becomes the next version in force, after every tag in it was found in the dictionary of its paper. */
import { checkTemplate } from '#documents/check-template.ts';
import { type Dictionary, isList, meaningText } from '#documents/dictionary.ts';
import { paperDictionary } from '#documents/paper-dictionary.ts';
import { isPaperCode, type PaperCode, paperCodes, paperKinds } from '#documents/papers/catalogue.ts';
import { journals } from '#documents/papers/journals.ts';
import { checksumOf } from '#documents/supplied-templates.ts';
import { DomainError } from '#domain/error.ts';
import { writeAudit } from '#store/audit-store.ts';
import type { Transaction } from '#store/database.ts';
import type { KeyRing } from '#store/key-ring.ts';
import { addTemplateVersion } from '#store/paper-templates-store.ts';
import { releaseInForce } from '#store/releases-store.ts';
import { paperForm } from './papers-of-form.ts';

/** Kinds of papers as the methodologist sees them. */
export const templateKinds = paperCodes.map((code) => ({
  code,
  title: paperKinds[code].title,
  journal: journals[paperKinds[code].journal].title as string,
}));

export type PaperTag = {
  tag: string;
  meaning: string;
  kind: 'TEXT' | 'CONDITION' | 'LIST';
  rows: PaperTag[];
};

/** The dictionary of a paper as a list of tags. NOT_FOUND: no such paper. */
export async function dictionaryOfPaper(trx: Transaction, code: string, now: string): Promise<PaperTag[]> {
  if (!isPaperCode(code)) throw new DomainError('NOT_FOUND');
  return tagsIn(await dictionaryInForce(trx, code, now));
}

function tagsIn(dictionary: Dictionary): PaperTag[] {
  return Object.entries(dictionary).map(([tag, meaning]) => ({
    tag,
    meaning: meaningText(meaning),
    kind: typeof meaning === 'string' ? 'TEXT' : isList(meaning) ? 'LIST' : 'CONDITION',
    rows: isList(meaning) ? tagsIn(meaning.rows) : [],
  }));
}

type Author = { readonly userId: string; readonly name: string; readonly today: string; readonly now: string };

/** Returns the number of the version. NOT_FOUND: no such paper. INVALID_INPUT: what is wrong with the file, on `content`. */
export async function publishTemplate(
  trx: Transaction,
  ring: KeyRing,
  input: { readonly code: string; readonly content: Buffer; readonly note: string },
  author: Author,
): Promise<number> {
  const { code, content, note } = input;
  if (!isPaperCode(code)) throw new DomainError('NOT_FOUND');
  const wrong = await checkTemplate(content, await dictionaryInForce(trx, code, author.now));
  if (wrong.length > 0) {
    throw new DomainError('INVALID_INPUT', { fields: wrong.map((message) => ({ path: 'content', message })) });
  }
  const version = await addTemplateVersion(trx, ring, {
    code,
    title: paperKinds[code].title,
    content,
    checksum: checksumOf(content),
    origin: 'METHODOLOGIST',
    state: 'PUBLISHED',
    validFrom: author.today,
    author: author.name,
    authorId: author.userId,
    note,
  });
  const deed = { actorId: author.userId, actorKind: 'PERSON', action: 'PUBLISH_TEMPLATE' } as const;
  await writeAudit(trx, { ...deed, subjectKind: 'paper-template', subjectId: `${code}:${version}` });
  return version;
}

/** The dictionary of a paper by the forms of the release in force. */
async function dictionaryInForce(trx: Transaction, code: PaperCode, now: string): Promise<Dictionary> {
  const release = (await releaseInForce(trx, now))?.id;
  if (!release) throw new DomainError('NO_RELEASE');
  const known = paperKinds[code].forms.map(async (id) => [id, await paperForm(trx, release, id)] as const);
  return paperDictionary(code, Object.fromEntries(await Promise.all(known)));
}
