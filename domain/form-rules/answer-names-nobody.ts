/**
 * The answer to the one who reported names nobody of the family (step 6: an answer without personal data he may not see).
 * `given.protectedNames` are the words to keep back; Russian endings differ, so a word is known by its beginning.
 */
import { type FormRule, textIn } from './form-rule.ts';

const ENDING = 3;
const SHORTEST = 4;

/** «Примеровы», «Примеровой», «Примеровых» begin alike. */
function beginning(word: string): string {
  return word.length > SHORTEST ? word.slice(0, -1) : word;
}

function wordsOf(text: string): readonly string[] {
  return (
    text
      .toLowerCase()
      .replaceAll('ё', 'е')
      .match(/[а-яa-z]+/g) ?? []
  );
}

export const answerNamesNobody: FormRule = (data, { given }) => {
  const names = Array.isArray(given.protectedNames) ? given.protectedNames : [];
  const kept = wordsOf(names.join(' ')).filter(({ length }) => length >= SHORTEST);
  const told = wordsOf(textIn(data.answerText));
  const named = told.some((word) =>
    kept.some((name) => word.startsWith(beginning(name)) && word.length <= name.length + ENDING),
  );
  const message = 'В ответе названа семья: уберите имена, сообщившему они не положены.';
  return named ? [{ path: 'answerText', message }] : [];
};
