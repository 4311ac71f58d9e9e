/** Small commands of the operator: load the own organisation, print a derived secret, rotate keys. Speaks Russian, exits non-zero on failure. */
import { Command } from 'commander';
import { keyRingOptions, readConfig } from '#config';
import { rotateKeys } from '#launcher/rotate-keys.ts';
import { printedSetupCode } from '#launcher/setup-code.ts';
import { loadOrganisation } from '#seeds/load-organisation.ts';
import { loadReference } from '#seeds/load-reference.ts';
import { derivedPassword } from '#store/database.ts';
import { openKeyRing } from '#store/key-ring.ts';
import { migrate } from '#store/migrate.ts';

const program = new Command('seven-steps').description('Команды администратора «Семи шагов»');

program
  .command('organisation <organisation> <accounts>')
  .description('загрузить территории, центры, органы и людей из файлов (образцы: seeds/demo)')
  .action(async (organisation: string, accounts: string) => {
    const config = readConfig(process.env);
    await migrate(config.DATABASE_URL, config.APP_SECRET);
    await loadReference(config.DATABASE_URL, openKeyRing(keyRingOptions(config)));
    await loadOrganisation(config.DATABASE_URL, { organisation, accounts });
    process.stderr.write('Организация загружена.\n');
  });

program
  .command('secret <purpose>')
  .description('напечатать производный пароль: feed (лента событий) или имя роли базы данных')
  .action((purpose: string) => {
    const config = readConfig(process.env);
    process.stdout.write(`${derivedPassword(config.APP_SECRET, purpose)}\n`);
  });

program
  .command('setup-code')
  .description('напечатать код первой настройки: им открывают систему, в которой ещё никого нет')
  .action(async () => void process.stdout.write(`${await printedSetupCode(process.env)}\n`));

program
  .command('rotate-keys')
  .description('сменить ключ шифрования сохранённых файлов и зашифровать их заново')
  .action(async () => void process.stderr.write(`${await rotateKeys(process.env)}\n`));

try {
  await program.parseAsync();
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : 'Команда не выполнена'}\n`);
  process.exitCode = 1;
}
