/**
 * `node --import tsx processes/rules/lint.ts [--rule name] [--json] [files]`: diagrams (without files: all of ours)
 * against all rules or one of our own; prints findings and then exits with 1.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { lintDiagram } from './lint-diagram.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { rule: { type: 'string' }, json: { type: 'boolean', default: false } },
});
const folder = fileURLToPath(new URL('../', import.meta.url));
const committed = readdirSync(folder)
  .filter((name) => name.endsWith('.bpmn'))
  .map((name) => `${folder}${name}`);
const rules = values.rule === undefined ? undefined : { [`seven-steps/${values.rule}`]: 'error' };

const findings: Readonly<Record<'file' | 'rule' | 'element' | 'message', string>>[] = [];
for (const file of positionals.length > 0 ? positionals : committed) {
  for (const finding of await lintDiagram(readFileSync(file, 'utf8'), rules)) findings.push({ file, ...finding });
}
if (values.json) {
  console.log(JSON.stringify(findings));
} else {
  for (const { file, rule, element, message } of findings) console.log(`${file}: ${element}: ${message} (${rule})`);
  console.log(findings.length === 0 ? 'Схемы проверены, замечаний нет.' : `Замечаний: ${findings.length}.`);
}
process.exitCode = findings.length === 0 ? 0 : 1;
