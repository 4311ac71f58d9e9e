/**
 * Looks through a Word template before it is taken: a plain Word file whose every tag stands in the data dictionary of its paper.
 * Messages are for the methodologist.
 */
import { TemplateHandler } from 'easy-template-x';
import { type Dictionary, isList } from './dictionary.ts';
import { openWordFile } from './word-file.ts';

/** What is wrong with a template, nothing when it can be used. */
export async function checkTemplate(file: Uint8Array, dictionary: Dictionary): Promise<readonly string[]> {
  const parts = await openWordFile(Buffer.from(file));
  if (typeof parts === 'string') return [parts];
  try {
    const tags = await new TemplateHandler().parseTags(Buffer.from(file));
    return [...looseBraces(parts.get('word/document.xml')), ...wrongTags(tags, dictionary)];
  } catch (error) {
    return [brokenTag(error)];
  }
}

/** A brace without its pair would stay in every paper. */
function looseBraces(document: Buffer | undefined): readonly string[] {
  const body = document?.toString('utf8') ?? '';
  const text = [...body.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>/g)].map(([, words = '']) => words).join('');
  const count = (brace: string): number => text.split(brace).length;
  return count('{') === count('}') ? [] : ['Есть фигурная скобка без пары: проверьте метки {…}.'];
}

type ParsedTag = { readonly name: string; readonly disposition: string; readonly rawText: string };

/** Walks the tags with the lists that are open: inside a list its rows' tags are known besides the outer ones. */
function wrongTags(tags: readonly ParsedTag[], dictionary: Dictionary): readonly string[] {
  const scopes: Dictionary[] = [dictionary];
  const wrong = new Set<string>();
  for (const { name, disposition, rawText } of tags) {
    const known = scopes.at(-1) ?? dictionary;
    if (disposition === 'Close') {
      if (scopes.length > 1) scopes.pop();
      continue;
    }
    const meaning = Object.hasOwn(known, name) ? known[name] : undefined;
    if (meaning === undefined) wrong.add(`Неизвестная метка ${rawText}: её нет в словаре этой бумаги.`);
    const list = meaning !== undefined && isList(meaning) ? meaning : undefined;
    if (disposition === 'Open') scopes.push({ ...known, ...list?.rows });
    else if (meaning !== undefined && typeof meaning !== 'string') {
      wrong.add(`Метка ${rawText} — список или условие: нужна пара {#${name}} … {/${name}}.`);
    }
  }
  if (scopes.length > 1) wrong.add('Не закрыта часть, которая начата меткой {#…}: добавьте {/…}.');
  return [...wrong];
}

/** What the library complains of, in words that help. */
function brokenTag(error: unknown): string {
  const { message } = error as { message?: string };
  const tag = /['"“](\{?[^'"”]+)['"”]/.exec(message ?? '')?.[1];
  return tag
    ? `Метка «${tag}» написана неверно: проверьте скобки и пары {#…} {/…}.`
    : 'Метки шаблона написаны неверно.';
}
