/**
 * Unique words put into personal fields, and a search for them in any bytes. A word has a core between Cyrillic letters; the core is
 * what is searched, so neither an escape of the letters (`\uXXXX`) nor a cut text hides it. A core of digits has no run of letters
 * that is long enough to be taken for a name; one of letters is no number, so a reading that takes out names alone lets it pass.
 */
import { randomInt } from 'node:crypto';
import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';

type Canary = { readonly field: string; readonly shapes: readonly Buffer[] };

export type Canaries = {
  /** A new word for a field; a given text (a date of birth), the same one each time, is watched as it is. */
  readonly plant: (field: string, text?: string) => string;
  /** The fields whose words the bytes hold. */
  readonly foundIn: (bytes: Buffer) => readonly string[];
};

/** Consonants without case endings, which a search for words would cut off. */
const consonants = Array.from('бвгджзклмнпрстфхцчшщ');
/** As many letters as given, so that no word is the beginning of another one. */
const inLetters = (value: number, length: number): string =>
  Array.from({ length }, (_none, place) => consonants[Math.floor(value / 20 ** place) % 20]).join('');

const CORES = {
  digits: { root: () => String(randomInt(1e13, 1e14)), core: (root: string, index: number) => `${root}n${index}n` },
  letters: {
    root: () => inLetters(randomInt(20 ** 10), 10),
    core: (root: string, index: number) => `${root}${inLetters(index, 3)}`,
  },
} as const;

/** All words share a root that exists nowhere else, so large files are asked for the root first. */
export function createCanaries(kind: keyof typeof CORES = 'digits'): Canaries {
  const root = CORES[kind].root();
  const rootShapes = shapesOf(root);
  const words: Canary[] = [];
  const texts: Canary[] = [];
  const fieldsOf = (bytes: Buffer, canaries: readonly Canary[]) =>
    canaries.filter(({ shapes }) => shapes.some((shape) => bytes.includes(shape))).map(({ field }) => field);
  return {
    plant: (field, given) => {
      const core = CORES[kind].core(root, words.length);
      const known = texts.some((text) => text.field === field);
      if (given && !known) texts.push({ field, shapes: shapesOf(given) });
      if (!given) words.push({ field, shapes: shapesOf(core) });
      return given ?? `Щ${core}Ё`;
    },
    foundIn: (bytes) => {
      const hasRoot = rootShapes.some((shape) => bytes.includes(shape));
      return [...(hasRoot ? fieldsOf(bytes, words) : []), ...fieldsOf(bytes, texts)];
    },
  };
}

/** A text as UTF-8, as UTF-16 of both orders, and with every letter as JSON may escape it. */
function shapesOf(text: string): readonly Buffer[] {
  const escape = (letter: string) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`;
  const escaped = Array.from(text, escape).join('');
  const utf16 = () => Buffer.from(text, 'utf16le');
  return [Buffer.from(text, 'utf8'), utf16(), utf16().swap16(), Buffer.from(escaped)];
}

export const holds = (bytes: Buffer, text: string): boolean => shapesOf(text).some((shape) => bytes.includes(shape));

/** Every file below a folder, whatever its kind. */
export async function filesBelow(folder: string): Promise<readonly { name: string; bytes: Buffer }[]> {
  const names = await readdir(folder, { recursive: true });
  const files = await Promise.all(
    names.map(async (name) => {
      const file = path.join(folder, name);
      return (await stat(file)).isFile() ? [{ name, bytes: await readFile(file) }] : [];
    }),
  );
  return files.flat();
}
