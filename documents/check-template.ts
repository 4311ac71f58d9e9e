/**
 * Looks through a Word template before it is taken: it must be a plain .docx without macros and without parts from elsewhere, and
 * every tag must stand in the data dictionary of its paper. Messages are for the methodologist.
 */
import { TemplateHandler } from 'easy-template-x';
import JSZip from 'jszip';
import { type Dictionary, isList } from './dictionary.ts';

const mostUnpacked = 40 * 1024 * 1024;
const mostParts = 500;

/** What is wrong with a template, nothing when it can be used. */
export async function checkTemplate(file: Uint8Array, dictionary: Dictionary): Promise<readonly string[]> {
  const wrong = await wrongWithFile(file);
  if (wrong) return [wrong];
  try {
    const tags = await new TemplateHandler().parseTags(Buffer.from(file));
    return [...(await looseBraces(file)), ...wrongTags(tags, dictionary)];
  } catch (error) {
    return [brokenTag(error)];
  }
}

async function wrongWithFile(file: Uint8Array): Promise<string | undefined> {
  if (unpackedSize(file) > mostUnpacked) return 'Файл слишком велик в распакованном виде.';
  const zip = await JSZip.loadAsync(file).catch(() => undefined);
  if (!zip?.file('word/document.xml')) return 'Это не документ Word: нужен файл .docx.';
  const names = Object.keys(zip.files);
  if (names.length > mostParts) return 'В файле слишком много частей.';
  if (names.some((name) => /vbaProject|activeX|embeddings\//i.test(name))) {
    return 'В шаблоне есть макросы или вложенные объекты: сохраните его как обычный документ .docx.';
  }
  for (const name of names.filter((one) => one.endsWith('.rels'))) {
    const links = (await zip.file(name)?.async('string')) ?? '';
    if (linksElsewhere(links)) return 'Шаблон берёт картинку или другую часть из сети: вставьте её в сам документ.';
  }
  return undefined;
}

/** A link for a reader is harmless (it is not shown); anything else would be fetched when the file is opened. */
function linksElsewhere(links: string): boolean {
  const outside = links.match(/<Relationship\b[^>]*TargetMode="External"[^>]*>/g) ?? [];
  return outside.some((link) => !/Type="[^"]*\/hyperlink"/.test(link));
}

const entryMark = 0x02014b50;
const sizeAt = 24;

/** The sum of what the archive's directory promises, so that a bomb is refused before it is unpacked. */
function unpackedSize(file: Uint8Array): number {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  let total = 0;
  for (let at = 0; at + sizeAt + 4 <= file.byteLength; at += 1) {
    if (view.getUint8(at) === 0x50 && view.getUint32(at, true) === entryMark)
      total += view.getUint32(at + sizeAt, true);
  }
  return total;
}

/** A brace without its pair would stay in every paper. */
async function looseBraces(file: Uint8Array): Promise<readonly string[]> {
  const body = (await (await JSZip.loadAsync(file)).file('word/document.xml')?.async('string')) ?? '';
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
