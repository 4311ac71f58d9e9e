/** The decision tables of the repository are read into words: no code and no English reaches the reader. */
import { readdirSync, readFileSync } from 'node:fs';
import { Window } from 'happy-dom';
import { cellText, conditionLines, decisionTables } from '../../web-modeler/decision-table.ts';

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

test('a rule of a wide table names only what it asks', () => {
  const [table] = tablesOf('informing.dmn');
  const asked = table?.rules.map((rule) => conditionLines(table.inputs, rule));
  expect(asked?.[0]).toEqual(['Нарушены права и свободы: да']);
  expect(asked?.[3]).toEqual(['Нет родительского попечения: нет', 'Угроза жизни или здоровью: да']);
  expect(
    conditionLines([{ title: 'Риск', variable: 'riskLevel' }], { conditions: ['любое'], results: [], note: '' }),
  ).toEqual(['всегда']);
});
