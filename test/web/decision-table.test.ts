/** The decision tables of the repository are read into words: no code and no English reaches the reader. */
import { readdirSync, readFileSync } from 'node:fs';
import { Window } from 'happy-dom';
import { cellText, decisionTables } from '../../web-modeler/decision-table.ts';

function tablesOf(file: string) {
  const xml = readFileSync(`processes/${file}`, 'utf8');
  const parser = new new Window().DOMParser();
  return decisionTables(parser.parseFromString(xml, 'text/xml') as unknown as Document);
}

test.each(readdirSync('processes').filter((name) => name.endsWith('.dmn')))(
  '%s is one table with rules, titles and reasons',
  (file) => {
    const [table, ...rest] = tablesOf(file);
    expect(rest).toEqual([]);
    expect(table?.rules.length).toBeGreaterThan(3);
    for (const rule of table?.rules ?? []) {
      expect(rule.conditions).toHaveLength(table?.inputs.length ?? 0);
      expect(rule.results).toHaveLength(table?.outputs.length ?? 0);
      expect(rule.note).not.toBe('');
      expect([...rule.conditions, ...rule.results].join(' ')).not.toMatch(/[A-Z]{3,}/);
    }
  },
);

test.each([
  ['-', 'safety', 'любое'],
  ['true', 'injury', 'да'],
  ['"LOW","MEDIUM"', 'riskLevel', 'Низкий или Средний'],
  ['"UNHEARD_OF"', 'riskLevel', 'UNHEARD_OF'],
  ['> 3', 'age', '> 3'],
  ['>= 4', 'weeksOfSupport', 'не меньше 4'],
  [
    '"NO_CARE_OR_THREAT>POLICE"',
    'noticeRow',
    'Полиция (ПДН): Нет родительского попечения или есть угроза жизни, здоровью',
  ],
])('%s of %s is «%s»', (cell, variable, text) => {
  expect(cellText(cell, variable)).toBe(text);
});
