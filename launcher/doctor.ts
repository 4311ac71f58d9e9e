/** `npm run doctor`: what this machine has, lacks or runs out of; `--json` prints one line for programs. */
import type { Finding } from './finding.ts';
import { examine } from './health.ts';
import { parseFlags } from './options.ts';

const MARKS: Readonly<Record<Finding['level'], string>> = { ok: '✓', warning: '!', stop: '✗' };

export async function main(args: readonly string[]): Promise<number> {
  const { json } = parseFlags(args, ['json']);
  const findings = await examine();
  const canStart = findings.every(({ level }) => level !== 'stop');
  process.stdout.write(json ? `${JSON.stringify({ canStart, findings })}\n` : formatFindings(findings, canStart));
  return canStart ? 0 : 1;
}

function formatFindings(findings: readonly Finding[], canStart: boolean): string {
  const lines = findings.map(
    ({ level, text, remedy }) => `${MARKS[level]} ${text}${remedy ? `\n    что сделать: ${remedy}` : ''}`,
  );
  return `${lines.join('\n')}\n\n${canStart ? 'Запускать можно: npm start.' : 'Запуску мешает то, что отмечено ✗.'}\n`;
}
