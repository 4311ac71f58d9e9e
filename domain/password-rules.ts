/**
 * Which passwords are refused: short ones, ones known from breaches or easily guessed (lists shipped, no network), Russian words on
 * either keyboard layout, and the person's own names. Source: NIST SP 800-63B 5.1.1.2 (no rules of composition, a list instead).
 */
import { ZxcvbnFactory } from '@zxcvbn-ts/core';
import { adjacencyGraphs, dictionary } from '@zxcvbn-ts/language-common';
import { russianPasswords } from './russian-passwords.ts';
import type { SignInRules } from './sign-in-rules.ts';

export type PasswordOwner = { readonly login: string; readonly fullName: string };

const latinKeys = "qwertyuiop[]asdfghjkl;'zxcvbnm,.`";
const cyrillicKeys = 'йцукенгшщзхъфывапролджэячсмитьбюё';
const transliteration: Readonly<Record<string, string>> = Object.fromEntries(
  'а:a б:b в:v г:g д:d е:e ж:zh з:z и:i й:y к:k л:l м:m н:n о:o п:p р:r с:s т:t у:u ф:f х:h ц:c ч:ch ш:sh щ:sch ъ: ы:y ь: э:e ю:yu я:ya'
    .split(' ')
    .map((pair) => pair.split(':') as [string, string]),
);
/** Own words shorter than this stand in too many honest passwords. */
const shortestOwnWord = 4;

const retyped = (text: string, from: string, onto: string): string =>
  Array.from(text, (letter) => onto[from.indexOf(letter)] ?? letter).join('');
const plain = (text: string): string => text.toLowerCase().replaceAll('ё', 'е');
const transliterated = (word: string): string =>
  Array.from(word, (letter) => transliteration[letter] ?? letter).join('');

/** The word as it is, as it comes out on the other layout, and in Latin letters. */
const formsOf = (word: string): readonly string[] => [
  word,
  retyped(word, cyrillicKeys, latinKeys),
  transliterated(word),
];

/** The password, and what the same keys give on either layout. */
const readingsOf = (password: string): readonly string[] => {
  const typed = plain(password);
  return [
    ...new Set([password, retyped(typed, cyrillicKeys, latinKeys), plain(retyped(typed, latinKeys, cyrillicKeys))]),
  ];
};

type Lists = { readonly checker: ZxcvbnFactory; readonly words: ReadonlySet<string | number> };
let lists: Lists | undefined;

/** Made at the first password: the lists hold some sixty thousand words. */
function knownWords(): Lists {
  const russian = [...new Set(russianPasswords.flatMap(formsOf))];
  lists ??= {
    checker: new ZxcvbnFactory({ dictionary: { ...dictionary, russian }, graphs: adjacencyGraphs }),
    words: new Set([...russian, ...dictionary['passwords-common']]),
  };
  return lists;
}

/** One known word with figures and signs around it is tried first by everybody who guesses. */
const isDressedWord = (reading: string): boolean => knownWords().words.has(plain(reading).replaceAll(/[^a-zа-я]/g, ''));

const longestChecked = 72;
const inWords = (count: number): string => `Нужно не меньше ${count} знаков. Удобно взять фразу из нескольких слов.`;
const ownWords = 'В пароле есть ваше имя, фамилия или логин: придумайте другой.';
const guessable =
  'Такой пароль подберут быстро: он из списка частых или похож на них. Возьмите фразу из несвязанных слов.';

/** What is wrong with a new password, in words; nothing when it may be taken. */
export function passwordFaults(
  password: string,
  owner: PasswordOwner,
  rules: Pick<SignInRules, 'shortestPassword' | 'passwordScore'>,
): readonly string[] {
  if (Array.from(password).length < rules.shortestPassword) return [inWords(rules.shortestPassword)];
  const own = ownWordsOf(owner);
  const readings = readingsOf(password.slice(0, longestChecked));
  if (readings.some((reading) => own.some((word) => plain(reading).includes(word)))) return [ownWords];
  const scores = readings.map((reading) => knownWords().checker.check(reading, [...own]).score);
  return Math.min(...scores) < rules.passwordScore || readings.some(isDressedWord) ? [guessable] : [];
}

function ownWordsOf({ login, fullName }: PasswordOwner): readonly string[] {
  const words = plain(`${login} ${fullName}`).split(/[^a-zа-я0-9]+/);
  return [...new Set(words.filter(({ length }) => length >= shortestOwnWord).flatMap(formsOf))];
}
