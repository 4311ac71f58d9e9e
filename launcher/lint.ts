/** `npm run lint`: code, import arrows, formatting, unused files and exports, diagrams; each under its own heading. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { runChecks, typescriptCheck, type Check } from './checks.ts';
import { repositoryFolder } from './repository.ts';

type ConditionalCheck = Check & { readonly needs?: string };

/** A check whose rules are not in this checkout has nothing to say. */
const CHECKS: readonly ConditionalCheck[] = [
  { title: 'Код (oxlint)', command: 'oxlint', args: ['--type-aware', '--deny-warnings'] },
  {
    title: 'Стрелки между комнатами (dependency-cruiser)',
    command: 'depcruise',
    args: ['--config', '.dependency-cruiser.cjs', '.'],
    needs: '.dependency-cruiser.cjs',
  },
  { title: 'Оформление (prettier)', command: 'prettier', args: ['--check', '--log-level', 'warn', '.'] },
  { title: 'Лишние файлы и экспорты (knip)', command: 'knip', args: ['--no-progress'], needs: 'knip.json' },
  { ...typescriptCheck('Схемы процессов (bpmnlint)', 'processes/rules/lint.ts'), needs: 'processes/rules/lint.ts' },
];

export async function main(): Promise<number> {
  const checks = CHECKS.filter(({ needs }) => needs === undefined || existsSync(path.join(repositoryFolder, needs)));
  const failed = await runChecks(checks);
  process.stderr.write(failed.length === 0 ? '\nЗамечаний нет.\n' : `\nЕсть замечания: ${failed.join('; ')}.\n`);
  return failed.length === 0 ? 0 : 1;
}
