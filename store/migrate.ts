/** Brings a database to the newest shape as its owner and gives the application's roles their passwords. */
import { readdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Knex } from 'knex';
import { connect, derivedPassword } from './database.ts';

const folder = fileURLToPath(new URL('../migrations/', import.meta.url));
const roles = [
  'seven_app',
  'seven_feed',
  'seven_dispatcher',
  'seven_worker',
  'seven_watchdog',
  'seven_sealer',
  'seven_guardianship',
];

type MigrationModule = { up(knex: Knex): Promise<void>; down(knex: Knex): Promise<void> };

const source: Knex.MigrationSource<string> = {
  getMigrations: async () => (await readdir(folder)).filter((name) => /^\d{14}_.*\.ts$/.test(name)).sort(),
  getMigrationName: (name) => name.replace(/\.ts$/, ''),
  getMigration: async (name) =>
    (await import(new URL(`../migrations/${name}`, import.meta.url).href)) as MigrationModule,
};

/**
 * Migrates and returns the names of what was applied (empty when nothing was new).
 * Throws when the database is not UTF-8 with ICU: Cyrillic search and order would be silently wrong.
 */
export async function migrate(ownerUrl: string, secret: string): Promise<readonly string[]> {
  const db = connect(ownerUrl, { applicationName: 'seven-steps migrate', size: 2 });
  try {
    await assertCyrillic(db);
    const [, applied] = (await db.migrate.latest({ migrationSource: source })) as [number, string[]];
    for (const role of roles) {
      await db.raw(`ALTER ROLE ${role} WITH LOGIN PASSWORD '${derivedPassword(secret, role)}'`);
      // Conditions of policies look dear to the planner: compiling them would take longer than answering.
      await db.raw(`ALTER ROLE ${role} SET jit = off`);
    }
    return applied;
  } finally {
    await db.destroy();
  }
}

async function assertCyrillic(db: Knex): Promise<void> {
  const { rows } = await db.raw<{ rows: { encoding: string; lowered: string }[] }>(
    "SELECT pg_encoding_to_char(encoding) AS encoding, lower('Ё') AS lowered FROM pg_database WHERE datname = current_database()",
  );
  if (rows[0]?.encoding === 'UTF8' && rows[0].lowered === 'ё') return;
  throw new Error(
    'База данных создана без поддержки русского языка: нужны кодировка UTF8 и правила ICU ru-RU (см. README, «Своя база данных»).',
  );
}
