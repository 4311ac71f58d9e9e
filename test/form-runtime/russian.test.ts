/** Every text that the installed form-js asks to translate, or has hard-coded, has its Russian. */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { RUSSIAN_FORM_TEXTS, translateFormText } from '#form-runtime/russian.ts';
import { russianViewerSource } from '#form-runtime/russian-viewer-source.ts';

const viewer = new URL('index.es.js', `file://${createRequire(import.meta.url).resolve('@bpmn-io/form-js-viewer')}`);
const source = await readFile(viewer, 'utf8');

/** Literals given to translate(…), outside comments. */
function askedTexts(code: string): readonly string[] {
  const lines = code.split('\n').filter((line) => !/^\s*\*/.test(line));
  const calls = lines.join('\n').matchAll(/translate\((['"])((?:\\.|(?!\1).)*)\1/g);
  return [...new Set([...calls].map((call) => call[2] ?? ''))].filter((text) => !text.startsWith('-'));
}

test('each text asked for has a Russian one', () => {
  const asked = askedTexts(source);

  expect(asked.length).toBeGreaterThan(35);
  expect(asked.filter((text) => !Object.hasOwn(RUSSIAN_FORM_TEXTS, text))).toEqual([]);
});

test('no translation is left over, and none holds English or loses a place', () => {
  expect(Object.keys(RUSSIAN_FORM_TEXTS).filter((text) => !askedTexts(source).includes(text))).toEqual([]);
  for (const [text, russian] of Object.entries(RUSSIAN_FORM_TEXTS)) {
    const places = (of: string) => [...of.matchAll(/{[^}]+}/g)].map(String).sort();
    expect(places(russian)).toEqual(places(text));
    expect(russian.replace(/{[^}]+}/g, '')).not.toMatch(/[A-Za-z]/);
  }
});

test('places are filled, also with nought, and an unknown text stays as it is', () => {
  expect(translateFormText('Field must have minimum value of {value}.', { value: 0 })).toBe(
    'Значение должно быть не меньше 0.',
  );
  expect(translateFormText('toString')).toBe('toString');
});

test('hard-coded texts are replaced in the source, and a moved one stops the build', () => {
  const russian = russianViewerSource(source);

  for (const text of ['Поиск', 'Выберите', 'Ничего не найдено', 'дд.мм.гггг', 'чч:мм', 'ru-RU'])
    expect(russian).toContain(text);
  expect(() => russianViewerSource(source.replace("valueLabel || 'Select'", "valueLabel || 'Choose'"))).toThrow(
    'Select',
  );
});
