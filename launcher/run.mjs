/** npm run scenario | bench | report | audit | contract | lint | generate: the named command with its arguments. */
import { enter } from './entry.mjs';

const COMMANDS = {
  scenario: 'scenario/main.ts',
  bench: 'bench/main.ts',
  report: 'report.ts',
  audit: 'audit.ts',
  contract: 'test/contract/main.ts',
  lint: 'launcher/lint.ts',
  generate: 'launcher/generate.ts',
};

const [name, ...args] = process.argv.slice(2);
const file = COMMANDS[name];
if (file) {
  await enter(file, args);
} else {
  process.stderr.write(`Ошибка: нет команды «${name ?? ''}». Есть: ${Object.keys(COMMANDS).join(', ')}.\n`);
  process.exitCode = 1;
}
