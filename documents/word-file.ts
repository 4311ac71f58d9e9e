/**
 * Whether an uploaded file is a plain Word document that nothing hides in: type by its content, no macros, no embedded or nested
 * files, nothing fetched from elsewhere when it is opened, no XML tricks. Messages are for the person who uploads.
 */
import { isUtf8 } from 'node:buffer';
import { fileTypeFromBuffer } from 'file-type';
import { type Archive, type ArchiveFault, openArchive } from './open-archive.ts';

const wordType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const notWord = 'Это не документ Word: нужен файл .docx.';
const active = 'В шаблоне есть макросы или вложенные объекты: сохраните его как обычный документ .docx.';
const elsewhere = 'Шаблон берёт картинку или другую часть из сети: вставьте её в сам документ.';
const strangeXml = 'Файл устроен необычно: откройте его в Word или LibreOffice и сохраните заново как .docx.';

const faults: Readonly<Record<ArchiveFault, string>> = {
  NO_ARCHIVE: notWord,
  TOO_MANY: 'В файле слишком много частей.',
  TOO_LARGE: 'Файл слишком велик в распакованном виде.',
  BAD_NAME: 'В файле есть части с недопустимыми именами: сохраните его заново как .docx.',
  PROTECTED: 'Файл закрыт паролем: снимите пароль и сохраните его заново.',
};

/** The parts of the document, or what is wrong with it in words. */
export async function openWordFile(file: Buffer): Promise<Archive | string> {
  const archive = openArchive(file);
  if (typeof archive === 'string') return faults[archive];
  const type = await fileTypeFromBuffer(file);
  if (type?.mime !== wordType || !archive.has('word/document.xml')) return notWord;
  for (const [name, content] of archive) {
    const wrong = await wrongWithPart(name, content);
    if (wrong) return wrong;
  }
  return archive;
}

const activeNames = /vbaProject|vbaData|activeX|embeddings\/|\.(bin|exe|dll|js|vbs|docm|dotm|ole)$/i;
const pictures = new Set(['image/png', 'image/jpeg', 'image/gif', 'image/bmp', 'image/tiff', 'image/x-icon']);

async function wrongWithPart(name: string, content: Buffer): Promise<string | undefined> {
  if (activeNames.test(name)) return active;
  if (/\.(xml|rels)$/i.test(name)) return wrongWithXml(name, content);
  const type = (await fileTypeFromBuffer(content))?.mime;
  if (type === undefined || pictures.has(type) || type === 'application/x-emf') return undefined;
  return active;
}

/** Text of the parts is looked at as it stands, so it must not be able to say the same in another way. */
function wrongWithXml(name: string, content: Buffer): string | undefined {
  const text = content.toString('utf8');
  if (!isUtf8(content) || text.includes('\0') || /<!(DOCTYPE|ENTITY)/i.test(text)) return strangeXml;
  if (/encoding\s*=\s*["'](?!utf-8["'])/i.test(text.slice(0, 200))) return strangeXml;
  if (/\.rels$/i.test(name)) return wrongWithLinks(text);
  if (/macroEnabled|vnd\.ms-office\.(vba|activeX)/i.test(text) && /Content_Types/i.test(name)) return active;
  if (/<\w*:?(altChunk|subDoc|object|control|OLEObject)[\s>/]/.test(text)) return active;
  return fetchingField.test(fieldCodes(text)) ? elsewhere : undefined;
}

/** Fields that fetch or run something: Word asks or obeys when the file is opened. */
const fetchingField =
  /(^|[\s{])(DDE|DDEAUTO|INCLUDEPICTURE|INCLUDETEXT|INCLUDE|IMPORT|LINK|DATABASE|MACROBUTTON|EMBED)\s/i;

/** What all fields of a part say, each on its own line. */
function fieldCodes(text: string): string {
  const parts = text.matchAll(
    /<\w*:?instrText[^>]*>([^<]*)<|<\w*:?fldChar[\s][^>]*(begin)|\w*:?instr\s*=\s*(["'])(.*?)\3/g,
  );
  return [...parts].map(([, run, begin, , simple]) => (begin ? '\n' : (run ?? `\n${simple}\n`))).join('');
}

/** A link for a reader to an address or a letter is harmless (it is not shown); anything else would be fetched on opening. */
function wrongWithLinks(text: string): string | undefined {
  if (text.includes('&#')) return strangeXml;
  const links = text.match(/<\w*:?Relationship\b[^>]*>/g) ?? [];
  for (const link of links) {
    if (/(vbaProject|activeX|oleObject|package|aFChunk|control)["']/i.test(link)) return active;
    const outside =
      /TargetMode\s*=\s*["']\s*External/i.test(link) || /Target\s*=\s*["']\s*(\w{2,}:|\/\/|\\\\)/.test(link);
    const harmless =
      /Type\s*=\s*["'][^"']*\/hyperlink["']/.test(link) && /Target\s*=\s*["'](https?:|mailto:)/i.test(link);
    if (outside && !harmless) return elsewhere;
  }
  return undefined;
}
