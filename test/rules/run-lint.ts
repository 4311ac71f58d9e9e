/** Runs the diagram linter as its command does: bpmnlint is CommonJS over ES modules, which Jest cannot load itself. */
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';

type Finding = Readonly<Record<'file' | 'rule' | 'element' | 'message', string>>;

const command = fileURLToPath(new URL('../../processes/rules/lint.ts', import.meta.url));
const here = fileURLToPath(new URL('.', import.meta.url));

export function runLint(...args: readonly string[]): readonly Finding[] {
  const { stdout, stderr, status } = spawnSync(process.execPath, ['--import', 'tsx', command, '--json', ...args], {
    encoding: 'utf8',
  });
  if (status === null || !stdout) throw new Error(`The linter did not answer: ${stderr}`);
  return JSON.parse(stdout) as readonly Finding[];
}

/** What one of our rules says to each diagram of its folder beside the tests: `element: message` by diagram name. */
export function findingsOfRule(rule: string): Readonly<Record<string, readonly string[]>> {
  const files = readdirSync(`${here}${rule}`).map((name) => `${here}${rule}/${name}`);
  const findings = runLint('--rule', rule, ...files);
  const said = (file: string): readonly string[] =>
    findings.filter((finding) => finding.file === file).map(({ element, message }) => `${element}: ${message}`);
  return Object.fromEntries(files.map((file) => [basename(file, '.bpmn'), said(file)]));
}
