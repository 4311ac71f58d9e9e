/** A methodologist's template becomes the next version in force, after every tag in it was found in the dictionary of its paper. */
import { checkTemplate } from '#documents/check-template.ts';
import type { Dictionary } from '#documents/dictionary.ts';
import { paperDictionary } from '#documents/paper-dictionary.ts';
import { isPaperCode, type PaperCode, paperKinds } from '#documents/papers/catalogue.ts';
import { checksumOf } from '#documents/supplied-templates.ts';
import { DomainError } from '#domain/error.ts';
import { writeAudit } from '#store/audit-store.ts';
import type { Transaction } from '#store/database.ts';
import { addTemplateVersion } from '#store/paper-templates-store.ts';
import { releaseInForce } from '#store/releases-store.ts';
import { paperForm } from './papers-of-form.ts';

type Author = { readonly userId: string; readonly name: string; readonly today: string; readonly now: string };

/** Returns the number of the version. NOT_FOUND: no such paper. INVALID_INPUT: what is wrong with the file, on `content`. */
export async function publishTemplate(
  trx: Transaction,
  input: { readonly code: string; readonly content: Buffer; readonly note: string },
  author: Author,
): Promise<number> {
  const { code, content, note } = input;
  if (!isPaperCode(code)) throw new DomainError('NOT_FOUND');
  const wrong = await checkTemplate(content, await dictionaryInForce(trx, code, author.now));
  if (wrong.length > 0) {
    throw new DomainError('INVALID_INPUT', { fields: wrong.map((message) => ({ path: 'content', message })) });
  }
  const version = await addTemplateVersion(trx, {
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
export async function dictionaryInForce(trx: Transaction, code: PaperCode, now: string): Promise<Dictionary> {
  const release = (await releaseInForce(trx, now))?.id;
  if (!release) throw new DomainError('NO_RELEASE');
  const known = paperKinds[code].forms.map(async (id) => [id, await paperForm(trx, release, id)] as const);
  return paperDictionary(code, Object.fromEntries(await Promise.all(known)));
}
