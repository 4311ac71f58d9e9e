/** A filled paper: Cyrillic, lists, conditions, and whatever a person typed stays text in the Word file and on the page. */
import JSZip from 'jszip';
import { buildTemplate } from '#documents/build-template.ts';
import type { Tags } from '#documents/dictionary.ts';
import { fillTemplate } from '#documents/fill-template.ts';
import { pagePolicy, printablePage } from '#documents/printable-page.ts';

const source = `@head
> {addressee}
# АКТ
{text}
{#angry}
: Условие выполнено: {name}
{/angry}
{#note}
: Примечание: {note}
{/note}
|! № | Имя | Школа |
| {#children}{number} | {name} | {school}{/children} |
- пункт
@sign {signerPost} | {signerName}`;

const facts: Tags = {
  centreName: 'Центр «Семья»',
  paperDate: '10 марта 2026 г.',
  paperNumber: 'А-1/2026',
  addressee: 'Прокурору',
  text: 'Первая строка\nВторая строка',
  angry: true,
  note: '',
  name: 'внешнее имя',
  children: [
    { number: '1', name: 'Примеров Иван', school: 'Школа № 1' },
    { number: '2', name: 'Примерова Анна', school: '' },
  ],
  signerPost: 'Куратор',
  signerName: 'Кураторова М. И.',
};

async function filled(change: Tags = {}, from = source): Promise<Buffer> {
  return fillTemplate(await buildTemplate(from), { ...facts, ...change });
}

async function xmlOf(file: Buffer): Promise<string> {
  return (await (await JSZip.loadAsync(file)).file('word/document.xml')?.async('string')) ?? '';
}

const wordsOf = (xml: string): string =>
  xml
    .replace(/<w:br\/>/g, '\n')
    .replace(/<\/w:p>/g, '\n')
    .replace(/<[^>]+>/g, '');

describe('a filled paper', () => {
  it('says what the facts say, list by list', async () => {
    const words = wordsOf(await xmlOf(await filled()));
    expect(words).toContain('Первая строка\nВторая строка');
    expect(words).toContain('Условие выполнено: внешнее имя');
    expect(words).toMatch(/1\s+Примеров Иван\s+Школа № 1\s+2\s+Примерова Анна/);
    expect(words).not.toContain('Примечание');
    expect(words).not.toMatch(/[{}]/);
  });

  it('drops a part whose condition does not hold, and keeps one whose text is there', async () => {
    const words = wordsOf(await xmlOf(await filled({ angry: false, note: 'важно', children: [] })));
    expect(words).not.toContain('Условие выполнено');
    expect(words).toContain('Примечание: важно');
    expect(words).not.toContain('Примеров');
  });

  it('keeps malicious text as text', async () => {
    const evil = '<script>alert(1)</script> {#children}{name}{/children} {signerName} ]]> &amp; <w:p/> \u0007\u0000';
    const file = await filled({ text: evil, children: [{ number: '1', name: '{signerName}', school: evil }] });
    const xml = await xmlOf(file);
    expect(xml).not.toContain('<script>');
    // oxlint-disable-next-line no-control-regex -- the very characters that must be gone
    expect(xml).not.toMatch(/[\u0000-\u0008]/);
    expect(wordsOf(xml)).toContain('{#children}{name}{/children} {signerName}');
    const page = await printablePage(file, 'Акт');
    expect(page).not.toContain('<script>');
    expect(page).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
    expect(page).toContain('{signerName}');
  });

  it('has a printable page of the same content, without script, link or address', async () => {
    const page = await printablePage(await filled(), 'Акт А-1', 'ОТМЕНЕНО');
    expect(page).toContain('<h1 class="title">АКТ</h1>');
    expect(page).toContain('<p class="right-block">Прокурору</p>');
    expect(page).toContain('Примерова Анна');
    expect(page).toContain('<table class="plain-table">');
    expect(page).toContain('ОТМЕНЕНО');
    expect(page).not.toMatch(/<a |<script|https?:/);
    expect(pagePolicy).toContain("default-src 'none'");
    expect(pagePolicy).toContain('sandbox');
  });
});
