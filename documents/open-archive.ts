/**
 * Opens a ZIP archive that somebody uploaded without trusting a word of it: bounds on entries, sizes and ratio hold while
 * unpacking, and nothing but plain files under plain names comes out. Source: APPNOTE.TXT 6.3.10, OWASP File Upload.
 */
import { crc32, inflateRawSync } from 'node:zlib';

export type ArchiveFault = 'NO_ARCHIVE' | 'TOO_MANY' | 'TOO_LARGE' | 'BAD_NAME' | 'PROTECTED';
export type Archive = ReadonlyMap<string, Buffer>;

const mostEntries = 500;
const mostUnpacked = 40 * 1024 * 1024;
/** Text of a document shrinks to a tenth, seldom to a fiftieth; only what is large enough to matter is measured. */
const largestRatio = 200;
const ratioMattersAbove = 1024 * 1024;

const endMark = 0x06054b50;
const endSize = 22;
const longestRemark = 0xffff;
const entryMark = 0x02014b50;
const entrySize = 46;
const localMark = 0x04034b50;
const localSize = 30;
const encrypted = 0x0001;
const stored = 0;
const deflated = 8;

type Entry = {
  readonly name: string;
  readonly method: number;
  readonly checksum: number;
  readonly packed: number;
  readonly unpacked: number;
  readonly at: number;
};

/** The files of the archive by name, folders left out; or what keeps it from being opened. */
export function openArchive(file: Buffer): Archive | ArchiveFault {
  const entries = readDirectory(file);
  if (typeof entries === 'string') return entries;
  const files = new Map<string, Buffer>();
  let total = 0;
  for (const entry of entries) {
    total += entry.unpacked;
    if (total > mostUnpacked || isBomb(entry)) return 'TOO_LARGE';
    if (entry.name.endsWith('/')) continue;
    const content = unpack(file, entry);
    if (!content) return 'NO_ARCHIVE';
    files.set(entry.name, content);
  }
  return files;
}

const isBomb = ({ packed, unpacked }: Entry): boolean =>
  unpacked > ratioMattersAbove && unpacked > packed * largestRatio;

function readDirectory(file: Buffer): readonly Entry[] | ArchiveFault {
  const end = findEnd(file);
  if (end === undefined) return 'NO_ARCHIVE';
  const count = file.readUInt16LE(end + 10);
  if (count > mostEntries) return 'TOO_MANY';
  const entries: Entry[] = [];
  const names = new Set<string>();
  let at = file.readUInt32LE(end + 16);
  for (let index = 0; index < count; index += 1) {
    if (at + entrySize > end || file.readUInt32LE(at) !== entryMark) return 'NO_ARCHIVE';
    const nameBytes = file.readUInt16LE(at + 28);
    if (file.readUInt16LE(at + 8) & encrypted) return 'PROTECTED';
    const entry = readEntry(file, at, nameBytes);
    if (!isPlainName(entry.name) || names.has(entry.name.toLowerCase())) return 'BAD_NAME';
    names.add(entry.name.toLowerCase());
    entries.push(entry);
    at += entrySize + nameBytes + file.readUInt16LE(at + 30) + file.readUInt16LE(at + 32);
  }
  return at === end ? entries : 'NO_ARCHIVE';
}

/** The record that ends an archive: exactly one, and nothing behind it but the remark it announces. */
function findEnd(file: Buffer): number | undefined {
  for (let at = file.length - endSize; at >= 0 && at >= file.length - endSize - longestRemark; at -= 1) {
    if (file.readUInt32LE(at) === endMark && at + endSize + file.readUInt16LE(at + 20) === file.length) return at;
  }
  return undefined;
}

const readEntry = (file: Buffer, at: number, nameBytes: number): Entry => ({
  name: file.toString('utf8', at + entrySize, at + entrySize + nameBytes),
  method: file.readUInt16LE(at + 10),
  checksum: file.readUInt32LE(at + 16),
  packed: file.readUInt32LE(at + 20),
  unpacked: file.readUInt32LE(at + 24),
  at: file.readUInt32LE(at + 42),
});

/** No way upwards or to a drive, no control characters, nothing that two systems would read differently. */
function isPlainName(name: string): boolean {
  if (name === '' || name.length > 255 || name.startsWith('/') || /[\p{Cc}\\:*?"<>|\uFFFD]/u.test(name)) return false;
  return name
    .replace(/\/$/, '')
    .split('/')
    .every((part) => part !== '' && part !== '.' && part !== '..' && !part.endsWith(' '));
}

/** At most as many bytes as the directory promised; undefined when it lied or the bytes are broken. */
function unpack(file: Buffer, { at, name, method, packed, unpacked, checksum }: Entry): Buffer | undefined {
  if (at + localSize > file.length || file.readUInt32LE(at) !== localMark) return undefined;
  const nameBytes = file.readUInt16LE(at + 26);
  if (file.toString('utf8', at + localSize, at + localSize + nameBytes) !== name) return undefined;
  const start = at + localSize + nameBytes + file.readUInt16LE(at + 28);
  const bytes = file.subarray(start, start + packed);
  const content = method === stored ? bytes : method === deflated ? inflated(bytes, unpacked) : undefined;
  return content?.length === unpacked && crc32(content) === checksum ? content : undefined;
}

function inflated(bytes: Buffer, most: number): Buffer | undefined {
  try {
    return inflateRawSync(bytes, { maxOutputLength: Math.max(most, 1) });
  } catch {
    return undefined;
  }
}
