/** Writes generated/paper-tags.md: every kind of paper with the tags of its template, from the catalogue and the forms of the repository. */
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { commonDictionary } from './common-tags.ts';
import { type Dictionary, isList, type Meaning, meaningText } from './dictionary.ts';
import type { PaperForm } from './form-answers.ts';
import { paperDictionary } from './paper-dictionary.ts';
import { type PaperCode, paperCodes, paperKinds } from './papers/catalogue.ts';
import { journals } from './papers/journals.ts';

const root = new URL('../', import.meta.url);
const readers = {
  CASE: 'те, кто ведёт случай',
  INTAKE: 'те, кто ведёт случай, дежурные и заведующая',
  REPORTER: 'только дежурные и заведующая: в бумаге назван заявитель',
} as const;

async function repositoryForms(): Promise<Readonly<Record<string, PaperForm>>> {
  const names = (await readdir(new URL('forms/', root))).filter((name) => name.endsWith('.form'));
  const texts = await Promise.all(names.map((name) => readFile(new URL(`forms/${name}`, root), 'utf8')));
  const forms = texts.map((text) => JSON.parse(text) as PaperForm & { readonly id: string });
  return Object.fromEntries(forms.map((form) => [form.id, form]));
}

/** The condition of an option: told once for all of them. */
const isOption = (tag: string, meaning: Meaning, all: Dictionary): boolean =>
  typeof meaning === 'object' && !isList(meaning) && Object.keys(all).some((other) => tag.startsWith(`${other}_`));

function tagLines(dictionary: Dictionary, depth = 0): readonly string[] {
  return Object.entries(dictionary)
    .filter(([tag, meaning]) => !isOption(tag, meaning, dictionary))
    .flatMap(([tag, meaning]) => {
      const shown = typeof meaning === 'string' ? `{${tag}}` : `{#${tag}}…{/${tag}}`;
      const line = `${'  '.repeat(depth)}- \`${shown}\` — ${meaningText(meaning)}`;
      return isList(meaning) ? [line, ...tagLines(meaning.rows, depth + 1)] : [line];
    });
}

function paperSection(code: PaperCode, forms: Readonly<Record<string, PaperForm>>): string {
  const kind = paperKinds[code];
  const all = paperDictionary(code, forms);
  const own = Object.fromEntries(Object.entries(all).filter(([tag]) => !Object.hasOwn(commonDictionary, tag)));
  const head = `## ${kind.title} (\`${code}\`)\n\n${journals[kind.journal].title}. Читают: ${readers[kind.access]}.`;
  return `${head}\n\n${tagLines(own).join('\n')}`;
}

/** Regenerates the page. */
async function generatePaperTags(): Promise<void> {
  const forms = await repositoryForms();
  const page = [
    '# Метки шаблонов бумаг',
    'Страница составлена командой `npm run generate` из форм и каталога бумаг: править её не нужно. Как менять шаблоны — в [guide-methodologist.md](../docs/guide-methodologist.md). У выбора из списка есть ещё условие на каждый вариант: `{#ключ_КОД}…{/ключ_КОД}`, у галочки — `{#ключ_YES}…{/ключ_YES}`, у списка — `{#ключ_any}…{/ключ_any}` (есть строки). Все варианты показывает словарь на странице «Шаблоны».',
    `## Общие метки каждой бумаги\n\n${tagLines(commonDictionary).join('\n')}`,
    ...paperCodes.map((code) => paperSection(code, forms)),
  ];
  await writeFile(new URL('generated/paper-tags.md', root), `${page.join('\n\n')}\n`);
}

await generatePaperTags();
